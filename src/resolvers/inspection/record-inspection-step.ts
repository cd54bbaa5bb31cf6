import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { takeInspectionSteps } from './records.ts';
import { checkProgress } from './rules.ts';
import { namedInspection } from './see-inspection.ts';

/** How far an inspection has come. */
export interface RecordInspectionStepInput {
  inspectionId: UnreadId;
  to: 'SELF_REPORT_IN' | 'VERIFIED' | 'REPORTED';
  effectiveOn: UnreadDay;
  /** What the team noted; never shown to the inspected. */
  note?: string | null;
}

/**
 * Records a step between the decision and the conclusion: the self-report is in, it was verified, the team has reported.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkProgress
 */
export const recordInspectionStep = write({
  places: { inspection: namedInspection('inspection:plan') },
  read: ({ to, effectiveOn, note }: RecordInspectionStepInput, { today }) =>
    readFields({
      to: () => to,
      effectiveOn: () => readPastDay(effectiveOn, 'effectiveOn', today),
      note: () => readOptionalText(note, 'note', LONGEST.finding),
    }),
  async work({ tx, by }, { inspection }, { to, effectiveOn, note }) {
    checkProgress(inspection, to, effectiveOn, 'effectiveOn');
    const { id: inspectionId, status: from } = inspection;
    await takeInspectionSteps(tx, [{ inspectionId, from, to, effectiveOn, note }], by);
    return { inspection: inspectionId };
  },
});
