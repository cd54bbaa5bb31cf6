import type { CommitteeKind } from '../../db/generated/enums.ts';
import { violations } from './violations.ts';

/** Most members that one committee may report: beyond it a figure is a slip of the hand. */
export const MOST_MEMBERS = 10_000;

/** Kinds whose members are their own: every member belongs to a cell. */
const counted: readonly CommitteeKind[] = ['CELL', 'GRASSROOTS_CELL'];

/**
 * Whether a committee has members of its own to report. What stands above cells has the sum of theirs.
 * @throws RuleViolation MEMBERS_IN_CELLS
 */
export function checkHasMembers(kind: CommitteeKind): void {
  if (!counted.includes(kind)) throw violations.MEMBERS_IN_CELLS(kind);
}
