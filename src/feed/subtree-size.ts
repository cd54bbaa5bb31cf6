import { yearOf } from '../calendar.ts';
import { countBoardRows } from './board-size.ts';
import type { Feed } from './feed.ts';
import { onTheWay } from './stage-counts.ts';

/** How much there is below and at a committee today. */
export interface SubtreeSize {
  committees: number;
  /** Directly below, ever. */
  children: number;
  /** Candidates, admitted or not: those the feed knows of, and some whom it does not. */
  people: number;
}

/** Where there is nothing, or nothing to be seen. */
export const NOTHING: SubtreeSize = { committees: 0, children: 0, people: 0 };

/** Candidates for each committee who are neither admitted nor waiting for a decision: a guess, on the high side. */
const OTHER_PEOPLE = 2;

/** How much there is below and at a committee, out of this node's memory and without a walk where it is remembered. */
export function subtreeSize({ state, day }: Pick<Feed, 'state' | 'day'>, committeeId: string): SubtreeSize {
  const top = state.committees.get(committeeId);
  if (!top) return NOTHING;
  const committees = countBoardRows(state, { committeeId, year: yearOf(day), depth: 'SUBTREE' });
  let people = committees * OTHER_PEOPLE;
  for (const { tallies, waiting } of top.placements) {
    people += tallies.reduce((sum, { admitted }) => sum + admitted, onTheWay(waiting));
  }
  return { committees, children: top.below.length, people };
}
