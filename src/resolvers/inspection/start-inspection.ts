import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { takeInspectionSteps } from './records.ts';
import { checkProgress } from './rules.ts';
import { namedInspection } from './see-inspection.ts';

/** The decision to inspect. */
export interface StartInspectionInput {
  inspectionId: UnreadId;
  decisionNumber: string;
  startedOn: UnreadDay;
}

/**
 * Starts an inspection by a decision.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkProgress
 */
export const startInspection = write({
  places: { inspection: namedInspection('inspection:plan') },
  read: ({ decisionNumber, startedOn }: StartInspectionInput, { today }) =>
    readFields({
      decisionNumber: () => readText(decisionNumber, 'decisionNumber', LONGEST.documentNumber),
      startedOn: () => readPastDay(startedOn, 'startedOn', today),
    }),
  async work({ tx, by }, { inspection }, { decisionNumber, startedOn }) {
    checkProgress(inspection, 'STARTED', startedOn, 'startedOn');
    const { id: inspectionId, status: from } = inspection;
    await takeInspectionSteps(tx, [{ inspectionId, from, to: 'STARTED', effectiveOn: startedOn, decisionNumber }], by);
    return { inspection: inspectionId };
  },
});
