import { lockCommitteeToChange } from '../committee/locks.ts';
import { orRefuse } from '../errors.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterFigures, type MembershipInput, readFigures } from './enter-report.ts';

/** How many members a cell has on a day. */
export interface ReportMembershipInput extends MembershipInput {
  committeeId: UnreadId;
}

/**
 * Reports how many members a cell has on a day, or corrects what was reported of that day.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as enterFigures
 */
export const reportMembership = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'committee:read', do: 'membership:report' }),
  },
  read: (input: ReportMembershipInput, { today }) => readFigures(input, today),
  work: async (at, { committee }, form) => ({ report: orRefuse(await enterFigures(at, [{ committee, form }])) }),
});
