import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { takeInspectionSteps } from './records.ts';
import { checkCancellable } from './rules.ts';
import { namedInspection } from './see-inspection.ts';

/** Why an inspection does not take place. */
export interface CancelInspectionInput {
  inspectionId: UnreadId;
  reason: string;
  approver: string;
}

/**
 * Cancels an inspection that has not been concluded. Its programme does not count as carried out by that.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation INSPECTION_OVER
 */
export const cancelInspection = write({
  places: { inspection: namedInspection('inspection:plan') },
  read: ({ reason, approver }: CancelInspectionInput) =>
    readFields({
      cancelReason: () => readText(reason, 'reason', LONGEST.reason),
      cancelApprover: () => readText(approver, 'approver', LONGEST.reason),
    }),
  async work({ tx, by, today }, { inspection: { id: inspectionId, status: from } }, why) {
    checkCancellable(from);
    await takeInspectionSteps(tx, [{ inspectionId, from, to: 'CANCELLED', effectiveOn: today, ...why }], by);
    return { inspection: inspectionId };
  },
});
