import type { InspectionOutcome } from '../../db/generated/client.ts';
import { readFields } from '../form.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type FindingInput, readFindings } from './read-findings.ts';
import { enterFindings, takeInspectionSteps } from './records.ts';
import { checkConclusion, statusAfterConclusion } from './rules.ts';
import { namedInspection } from './see-inspection.ts';

/** The result of an inspection. */
export interface RecordInspectionResultInput {
  inspectionId: UnreadId;
  outcome: InspectionOutcome;
  concludedOn: UnreadDay;
  findings?: FindingInput[] | null;
}

/**
 * Records the conclusion of an inspection with its findings and remedies.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkConclusion
 */
export const recordInspectionResult = write({
  places: { inspection: namedInspection('inspection:conclude') },
  read: ({ outcome, concludedOn, findings }: RecordInspectionResultInput) =>
    readFields({
      outcome: () => outcome,
      concludedOn: () => readDay(concludedOn),
      findings: () => readFindings(findings ?? []),
    }),
  async work({ tx, by, today }, { inspection }, { outcome, concludedOn, findings }) {
    const inspectionId = inspection.id;
    const remedyDueOn = findings.flatMap(({ remedies }) => remedies.map(({ dueOn }) => dueOn));
    const found = findings.map(({ category }) => category);
    checkConclusion(inspection, { outcome, concludedOn, found, remedyDueOn }, today);
    const to = statusAfterConclusion(remedyDueOn.length);
    const step = { inspectionId, from: inspection.status, to, effectiveOn: concludedOn, outcome };
    await takeInspectionSteps(tx, [step], by);
    await enterFindings(tx, { inspectionId, ownerId: inspection.subjectId }, findings);
    return { inspection: inspectionId };
  },
});
