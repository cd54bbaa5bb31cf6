import type { Relation, Target } from './world.ts';

/** How one row of the table is asked. */
export interface Probe {
  row: string;
  kind: 'query' | 'mutation' | 'subscription';
  /** Whether the answer depends on a committee; of what does not, only `own` is asked. */
  placed: boolean;
  /** About things of which committees it is asked; of all where it is left out. */
  of?: readonly Relation[];
  /** Rows with the same owner differ in their selection only, and are asked together. */
  owner: string;
  /** The root field around a selection of the owner's fields. */
  root(target: Target, selection: string): string;
  /** What is asked of the owner, without its alias; left out where the root field itself is the row. */
  selection?(target: Target): string;
  /** The names of the fields from the root field's value down to the owner; lists in between are gone through. */
  path: readonly string[];
  /** What the answer must hold to count as shown; any value where it is left out. */
  shows?(target: Target, value: unknown): boolean;
}

/** The letters of the table. */
export type Verdict = 'y' | '.' | 'N' | 'F' | 'U' | 'X' | 'L' | 'e' | '-';

/** What each letter says. */
export const LETTERS: Record<Verdict, string> = {
  y: 'shown, or done as far as access is concerned',
  '.': 'as if it did not exist: null, an empty list, NotFound of a mutation',
  N: 'the same, as an error NOT_FOUND',
  F: 'seen, but not to be done: Forbidden',
  U: 'a valid token is needed',
  X: 'the token has expired',
  '-': 'not asked: depends on no committee, or is about what is hidden only',
  L: 'never expected: shows something of elsewhere beside what was asked',
  e: 'never expected: another error, or transports that differ',
};
