import type { Action } from '../../access/policy.ts';
import type { Day } from '../../calendar.ts';
import type { WatchSearch } from '../../db/queries/watch-list.ts';
import type { Hindrance } from '../hindrance.ts';
import type { WatchKind } from './words.ts';

/** Something that committees or areas are watched for. */
export interface Watched {
  kind: WatchKind;
  /** Who may do this sees it. */
  action: Action;
  /** What a row is about beside its committee: of areas that is the committee that keeps the record. */
  of: 'COMMITTEE' | 'AREA';
  /** The rule of a day; left out where none says so. */
  rule?(day: Day): Hindrance['rule'];
  /** Finds it. */
  search(asked: WatchAsked): WatchSearch;
}

/** What it is judged by, beside the rules. */
export interface WatchAsked {
  /** The day that is asked about. */
  day: Day;
  /** Years without an admission. */
  years: number;
  /** Days before the end of a term. */
  termDays: number;
}

/**
 * The day since when something has been so without a break, in SQL: the first of the last days on which it was.
 * @param days - a SELECT of each `day` on which it can have changed; those before `from` are passed over.
 * @param isSo - whether it was so on a day; null where nobody knows, which says nothing.
 */
export function sinceWhen(from: string, days: string, isSo: (day: string) => string): string {
  return `(SELECT min(day) FROM (
      SELECT day, bool_and(is_so) OVER (ORDER BY day DESC) AS kept FROM (
        SELECT day, ${isSo('change.day')} AS is_so FROM (${days} UNION SELECT ${from}) AS change(day)
        WHERE day BETWEEN ${from} AND $2::date OFFSET 0
      ) AS judged WHERE is_so IS NOT NULL
    ) AS run WHERE kept)`;
}
