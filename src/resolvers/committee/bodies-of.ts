import { lastDayOf } from '../../calendar.ts';
import type { CommitteeKind } from '../../db/generated/enums.ts';
import type { Feed } from '../../feed/feed.ts';
import { formOn, stayOn, touchesYear } from '../../feed/node-state.ts';

/** A committee as a board of a year shows it. */
export interface BodyOfYear {
  committeeId: string;
  /** What it was and was called on the last day of the year that has come. */
  kind: CommitteeKind;
  name: string;
  /** Whether it had ended by then. */
  ended: boolean;
}

/**
 * A committee, and behind it in Vietnamese order of their names those that stood directly below it on the last day of a year that has
 * come, and those that did in the year and had ended by then. Whoever moved is where it came to. Out of the node's memory.
 */
export function bodiesOf(
  { state, day: today }: Pick<Feed, 'state' | 'day'>,
  committeeId: string,
  year: number,
): BodyOfYear[] {
  const top = state.committees.get(committeeId);
  if (!top) return [];
  const day = lastDayOf(year, today);
  const below = top.below
    .filter((stay) => stay.from <= day && touchesYear(stay, year))
    .filter(({ committee }) => (stayOn(committee, day)?.parent ?? top) === top);
  const bodies = new Set([top, ...below.map(({ committee }) => committee)]);
  return [...bodies].map((committee) => {
    const { kind, name } = formOn(committee, day);
    return { committeeId: committee.id, kind, name, ended: stayOn(committee, day) === undefined };
  });
}
