import type { InspectionOutcome } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { readFound } from './locks.ts';
import { type FindingInput, readFindings } from './read-findings.ts';
import { correct, enterFindings, takeInspectionSteps } from './records.ts';
import { checkCorrection } from './rules.ts';
import { namedInspection } from './see-inspection.ts';
import { violations } from './violations.ts';

/** A conclusion as it should have been recorded. */
export interface CorrectConclusionInput {
  inspectionId: UnreadId;
  outcome: Exclude<InspectionOutcome, 'DISCIPLINE'>;
  concludedOn: UnreadDay;
  reason: string;
  /** What was found beside what stands there. */
  findings?: FindingInput[] | null;
}

/**
 * Corrects a conclusion; what it was is kept. What was found stays, and more can be added: the outcome fits all of it. A remedy
 * that comes with it opens the inspection again.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkCorrection
 */
export const correctConclusion = write({
  places: { inspection: namedInspection('inspection:conclude') },
  read: ({ outcome, concludedOn, reason, findings }: CorrectConclusionInput) =>
    readFields({
      outcome: () => outcome,
      concludedOn: () => readDay(concludedOn),
      reason: () => readText(reason, 'reason', LONGEST.reason),
      findings: () => readFindings(findings ?? []),
    }),
  async work({ tx, by, today }, { inspection }, { outcome, concludedOn, reason, findings }) {
    const { id: inspectionId, status: from, subjectId: ownerId } = inspection;
    const there = await readFound(tx, inspectionId);
    const added = findings.flatMap(({ remedies }) => remedies.map(({ dueOn }) => dueOn));
    const found = [...there.found, ...findings.map(({ category }) => category)];
    checkCorrection(inspection, { outcome, concludedOn, found, remedyDueOn: [...there.remedyDueOn, ...added] }, today);
    if (inspection.outcome === null || inspection.concludedOn === null) throw violations.NOT_CONCLUDED(from);
    const before = { outcome: inspection.outcome, concludedOn: inspection.concludedOn };
    await correct(tx, { inspectionId, before, after: { outcome, concludedOn }, reason }, by);
    await enterFindings(tx, { inspectionId, ownerId }, findings);
    if (added.length > 0 && from !== 'FOLLOW_UP') {
      await takeInspectionSteps(tx, [{ inspectionId, from, to: 'FOLLOW_UP', effectiveOn: today }], by);
    }
    return { inspection: inspectionId };
  },
});
