import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { sayOfRemedy, takeInspectionSteps } from './records.ts';
import { checkReported } from './rules.ts';
import { namedRemedy } from './see-inspection.ts';

/** Something that was put right. */
export interface AcceptRemedyInput {
  remedyId: UnreadId;
}

/**
 * Accepts that something was put right, as its owner reported. With the last one the inspection is closed.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation REMEDY_DONE, REMEDY_NOT_REPORTED
 */
export const acceptRemedy = write({
  places: { remedy: namedRemedy<AcceptRemedyInput>('inspection:conclude', 'inspectorPath') },
  read: (_input: AcceptRemedyInput) => ({}),
  async work({ tx, by, today }, { remedy }) {
    const doneOn = checkReported(remedy);
    const { id: remedyId, inspectionId, status: from, evidence } = remedy;
    const said = { step: 'ACCEPTED', effectiveOn: today, note: null } as const;
    await sayOfRemedy(tx, { remedyId, ...said, reportedOn: doneOn, evidence, doneOn }, by);
    if (remedy.openBeside === 0 && from === 'FOLLOW_UP') {
      await takeInspectionSteps(tx, [{ inspectionId, from, to: 'CLOSED', effectiveOn: today }], by);
    }
    return { remedy: remedyId, inspection: inspectionId };
  },
});
