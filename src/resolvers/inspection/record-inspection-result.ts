import type { Action } from '../../access/policy.ts';
import type { Day } from '../../calendar.ts';
import type { FindingCategory, InspectionOutcome } from '../../db/generated/client.ts';
import { authorize } from '../authorize.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { Place } from '../place.ts';
import { readDay, readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type LockedInspection, lockInspection } from './locks.ts';
import { concludeInspections, enterFindings } from './records.ts';
import { checkConclusion, statusAfterConclusion } from './rules.ts';
import { mistakes } from './violations.ts';

/** What an inspection found. */
export interface FindingInput {
  category: FindingCategory;
  text: string;
  /** What must be put right, and until when; the inspected committee owns it. */
  remedies?: { action: string; dueOn: UnreadDay }[] | null;
}

/** The result of an inspection. */
export interface RecordInspectionResultInput {
  inspectionId: UnreadId;
  outcome: InspectionOutcome;
  concludedOn: UnreadDay;
  findings?: FindingInput[] | null;
}

/** Findings one conclusion may have. */
const MOST_FINDINGS = 50;

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
    await concludeInspections(tx, [{ inspectionId, from: inspection.status, to, outcome, concludedOn }], by);
    const ownerId = inspection.subjectId;
    await enterFindings(
      tx,
      findings.map(({ remedies, ...finding }) => ({
        inspectionId,
        ...finding,
        remedies: remedies.map((remedy) => ({ ownerId, ...remedy })),
      })),
    );
    return { inspection: inspectionId };
  },
});

/** The inspection that an input names: who may see the inspected may see it, and the committee that inspects does it. */
function namedInspection(action: Action): Place<{ inspectionId: UnreadId }, LockedInspection> {
  return {
    read: ({ inspectionId }) => readId(inspectionId),
    lock: lockInspection,
    allow: async (found, _input, context) =>
      authorize(context, { see: 'inspection:read', do: action }, found, 'inspectionId', found?.inspectorPath),
  };
}

/** A finding as it was read. */
interface ReadFinding extends Omit<FindingInput, 'remedies'> {
  remedies: { action: string; dueOn: Day }[];
}

function readFindings(findings: FindingInput[]): ReadFinding[] {
  if (findings.length > MOST_FINDINGS || findings.some(({ remedies }) => (remedies?.length ?? 0) > MOST_FINDINGS)) {
    throw mistakes.tooManyFindings(MOST_FINDINGS);
  }
  return readEach(findings, ({ category, text, remedies }, n) => {
    const finding = ['findings', String(n)];
    return readFields({
      category: () => category,
      text: () => readAt([...finding, 'text'], () => readText(text, 'findings', LONGEST.finding)),
      remedies: () =>
        readEach(remedies ?? [], ({ action, dueOn }, m) =>
          readFields({
            action: () =>
              readAt([...finding, 'remedies', String(m), 'action'], () => readText(action, 'findings', LONGEST.remedy)),
            dueOn: () => readDay(dueOn),
          }),
        ),
    });
  });
}
