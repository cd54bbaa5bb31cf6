import type { english } from './english.ts';

/** All texts in one language: the same ones in each, with the same values to be filled in. */
export type Catalogue = {
  readonly [Key in keyof typeof english]: (typeof english)[Key] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : string;
};

/** A text that is said once it is known in which language. */
export type Message = (texts: Catalogue) => string;
