import { dated } from '../../rules/dated.ts';
import { YOUTH_UNION_CHARTER } from '../../rules/regulations.ts';

/** Fewer people than this could be recognised: neither they nor the others of the same figure are told apart. */
export const SMALLEST_GROUP = 5;

/** Full years with which Youth-Union age ends. */
export const YOUTH_UNION_AGE = dated([{ by: YOUTH_UNION_CHARTER, point: 'Điều 1', value: 30 }]);

/** Age in months up to which somebody is of Youth-Union age in a year: of the birth the month is kept and no day. */
export function youthUnionMonths(year: number): number {
  return (YOUTH_UNION_AGE.on(`${year}-12-31`).value + 1) * 12 - 1;
}

/** A figure as it may be shown: null where the group, or everybody who is not in it, is too small. */
export function shownGroup(count: number, knownCount: number): number | null {
  return count < SMALLEST_GROUP || knownCount - count < SMALLEST_GROUP ? null : count;
}

/** How far back the log of a committee goes, and how many entries it has at most. */
export const ACTIVITY_DAYS = 14;
export const MOST_ACTIVITY = 50;
/** Committees whose log is read by their own cases; of more by what was recorded last anywhere. */
export const MOST_BY_CASES = 100;
