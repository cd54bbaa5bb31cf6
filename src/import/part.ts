import type { Day } from '../calendar.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../resolvers/actor.ts';
import type { CallerRights } from './caller-rights.ts';
import type { Step } from './paged.ts';
import type { Problems } from './problems.ts';

/** What became of one kind of records. */
export interface Counts {
  created: number;
  changed: number;
  unchanged: number;
}

/** What there is to count, in the order in which it is told. */
export const countNames = [
  'committees',
  'quotas',
  'candidates',
  'admissions',
  'officers',
  'memberships',
  'areas',
  'covers',
  'profiles',
  'enrolments',
  'results',
  'changes',
] as const;

/** One of the things that are counted. */
export type CountName = (typeof countNames)[number];

/** What the parts of an import work with. */
export interface Importing {
  tx: Transaction;
  /** Who imports: stands in the histories and in the access log. */
  by: Actor;
  today: Day;
  /** Whether what is on record may be changed to what the file says. */
  update: boolean;
  problems: Problems;
  /** What may be done in whose name a file is uploaded; null for an operator at the database, whose file is history and may say all. */
  rights: CallerRights | null;
}

/** A part of a file that was compared with what is on record: what comes of it, and what is left to be written. */
export interface Planned<Name extends CountName> {
  counts: Record<Name, Counts>;
  steps: Step[];
}
