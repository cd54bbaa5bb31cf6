import { addDays, type Day } from '../../calendar.ts';
import type { InForce } from '../../rules/dated.ts';
import type { Confidence } from '../../rules/regulations.ts';
import { catalogue } from './catalogue.ts';
import { mistakes } from './violations.ts';

/** A document that makes rules, from its first day on. */
export type RulingDocument = Omit<InForce<unknown>, 'value'>;

function everyDocument(): RulingDocument[] {
  const found = new Map<string, RulingDocument>();
  for (const { document, from, confidence } of catalogue.flatMap(({ versions }) => versions)) {
    const key = `${document} ${from}`;
    const surest = SURENESS.find((one) => one === confidence || one === found.get(key)?.confidence) ?? confidence;
    found.set(key, { document, from, confidence: surest, source: document, point: null });
  }
  return [...found.values()].sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** A document is as sure as what of it is surest. */
const SURENESS: readonly Confidence[] = ['KNOWN', 'SECOND_HAND', 'UNKNOWN'];

/** Every document that some rule rests on, with the first day on which one does; the earliest first. */
export const documents: readonly RulingDocument[] = everyDocument();

/**
 * The document that is meant by its number, such as `208-QĐ/TW`, with or without what it is called.
 * @param from - its first day in force, where a number was given more than once.
 * @throws InvalidInput when there is none, or more than one
 */
export function documentOf(number: string, from: Day | null): RulingDocument {
  const wanted = number.normalize('NFC').trim().toLowerCase();
  const named = documents
    .filter(({ document }) => isNamed(document.toLowerCase(), wanted))
    .filter((one) => from === null || one.from === from);
  const [found] = named;
  if (found === undefined) throw mistakes.noSuchDocument();
  if (named.length > 1) throw mistakes.severalDocuments(named.map((one) => one.from));
  return found;
}

/** Whether what was written is all of a citation, or its end from some word on. */
function isNamed(cited: string, wanted: string): boolean {
  return wanted !== '' && ` ${cited}`.endsWith(` ${wanted}`);
}

/** So many days before its first one a regulation is told of. */
export const DAYS_AHEAD = 30;

/** Documents whose first day is ahead, and not further than they are told of. */
export function comingDocuments(today: Day): RulingDocument[] {
  const last = addDays(today, DAYS_AHEAD);
  return documents.filter(({ from }) => from > today && from <= last);
}
