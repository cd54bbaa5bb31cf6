import type { InspectionConductor } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkConductor } from './conduct-rules.ts';
import { stoodBelow } from './locks.ts';
import { takeInspectionSteps } from './records.ts';
import { checkProgress } from './rules.ts';
import { namedInspection } from './see-inspection.ts';
import { mistakes } from './violations.ts';

/** The decision to inspect. */
export interface StartInspectionInput {
  inspectionId: UnreadId;
  decisionNumber: string;
  startedOn: UnreadDay;
  /** Who carries it out. */
  conductedBy: InspectionConductor;
  /** Which advisory board, where one does. */
  advisoryBoard?: string | null;
  /** Who leads the team, and who is in it, as the decision says. */
  lead?: string | null;
  team?: string | null;
}

/**
 * Starts an inspection by a decision.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkProgress and checkConductor
 */
export const startInspection = write({
  places: { inspection: namedInspection('inspection:plan') },
  read: ({ conductedBy, ...form }: StartInspectionInput, { today }) =>
    readFields({
      decisionNumber: () => readText(form.decisionNumber, 'decisionNumber', LONGEST.documentNumber),
      startedOn: () => readPastDay(form.startedOn, 'startedOn', today),
      conductedBy: () => conductedBy,
      advisoryBoard: () => {
        const board = readOptionalText(form.advisoryBoard, 'advisoryBoard', LONGEST.committeeName);
        if ((board !== null) !== (conductedBy === 'ADVISORY_BOARD')) throw mistakes.boardUnnamed();
        return board;
      },
      lead: () => readOptionalText(form.lead, 'lead', LONGEST.actor),
      team: () => readOptionalText(form.team, 'team', LONGEST.teachers),
    }),
  async work({ tx, by }, { inspection }, { startedOn, ...decision }) {
    checkProgress(inspection, 'STARTED', startedOn, 'startedOn');
    const { id: inspectionId, status: from, inspectorId, subjectId } = inspection;
    const below = await stoodBelow(tx, inspectorId, subjectId, startedOn);
    checkConductor(inspection.kind, decision.conductedBy, startedOn, below);
    await takeInspectionSteps(tx, [{ inspectionId, from, to: 'STARTED', effectiveOn: startedOn, ...decision }], by);
    return { inspection: inspectionId };
  },
});
