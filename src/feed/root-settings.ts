import type { CountedDay, PaceSource } from '../db/generated/client.ts';
import type { RootRow } from '../db/queries/feed.ts';
import type { Pace } from './pace.ts';

/** What all boards below a root go by. It has a position, as counters have: no node makes it. */
export interface RootSettings {
  /** By which day admissions count. */
  countedBy: CountedDay;
  paceSource: PaceSource;
  /** Admissions that the pace was learnt from. */
  paceCases: number;
  pace: Pace;
  lastSeq: number;
}

/** Of a root of which the feed has shown nothing yet. */
export const UNSET: RootSettings = {
  countedBy: 'CEREMONY',
  paceSource: 'EVEN',
  paceCases: 0,
  pace: null,
  lastSeq: 0,
};

/** What the feed keeps of a root. */
export function readRoot([, countedBy, paceSource, paceCases, pace, lastSeq]: RootRow): RootSettings {
  return { countedBy, paceSource, paceCases, pace, lastSeq };
}
