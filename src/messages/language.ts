import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';

/** The languages descriptions and messages are written in; the first one is for whoever asks for none of them. */
export const languages = ['en', 'vi'] as const;

/** One of them. */
export type Language = (typeof languages)[number];

/** The same thing said in each language. */
export type Words = Record<Language, string>;

/** What values are called, in a sentence: each in quotation marks. */
export function quoted(values: readonly Words[], language: Language, joint = ', '): string {
  return values.map((words) => `“${words[language]}”`).join(joint);
}

/** Whether there are texts in what a client names as its language. */
export function isLanguage(named: unknown): named is Language {
  return (languages as readonly unknown[]).includes(named);
}

/** The language of an answer: the address says it (`?lang=vi`), or else the `Accept-Language` header. */
export function languageOf(request: IncomingMessage): Language {
  const inAddress = new URLSearchParams((request.url ?? '').split('?').slice(1).join('?')).get('lang');
  if (isLanguage(inAddress)) return inAddress;
  const accepted = new Negotiator(request).language([...languages]);
  return isLanguage(accepted) ? accepted : languages[0];
}
