import type { english } from './english.ts';
import type { Language } from './language.ts';

/** All texts in one language: the same ones in each, with the same values to be filled in. */
export type Catalogue = { readonly language: Language } & {
  readonly [Key in Exclude<keyof typeof english, 'language'>]: (typeof english)[Key] extends (
    ...values: infer Values
  ) => string
    ? (...values: Values) => string
    : string;
};

/** A text that is said once it is known in which language. */
export type Message = (texts: Catalogue) => string;
