import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { sayOfRemedy } from './records.ts';
import { checkReported } from './rules.ts';
import { namedRemedy } from './see-inspection.ts';

/** Why something does not count as put right. */
export interface RejectRemedyInput {
  remedyId: UnreadId;
  reason: string;
}

/**
 * Rejects what the owner of a remedy reported: it is open as before, and can be reported again.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation REMEDY_DONE, REMEDY_NOT_REPORTED
 */
export const rejectRemedy = write({
  places: { remedy: namedRemedy<RejectRemedyInput>('inspection:conclude', 'inspectorPath') },
  read: ({ reason }: RejectRemedyInput) => readFields({ reason: () => readText(reason, 'reason', LONGEST.reason) }),
  async work({ tx, by, today }, { remedy }, { reason }) {
    checkReported(remedy);
    const said = { step: 'REJECTED', effectiveOn: today, note: reason } as const;
    await sayOfRemedy(tx, { remedyId: remedy.id, ...said, reportedOn: null, evidence: null, doneOn: null }, by);
    return { remedy: remedy.id };
  },
});
