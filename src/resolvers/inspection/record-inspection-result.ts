import { type Day, fromDay, today } from '../../calendar.ts';
import type { FindingCategory, InspectionOutcome } from '../../db/generated/client.ts';
import { lockInspection } from '../../db/queries/locks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { authorize } from '../authorize.ts';
import { InvalidInput } from '../errors.ts';
import { text } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { checkConclusion, statusAfterConclusion } from './inspection-rules.ts';

/** What an inspection found. */
export interface FindingInput {
  category: FindingCategory;
  text: string;
  /** What must be put right, and until when; the inspected committee owns it. */
  remedies?: { action: string; dueOn: Day }[] | null;
}

/** The result of an inspection. */
export interface RecordInspectionResultInput {
  inspectionId: string;
  outcome: InspectionOutcome;
  concludedOn: Day;
  findings?: FindingInput[] | null;
}

/** Findings one conclusion may have. */
const MOST_FINDINGS = 50;

/**
 * Records the conclusion of an inspection with its findings and remedies.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkConclusion
 */
export async function recordInspectionResult(
  input: RecordInspectionResultInput,
  context: OperationContext,
): Promise<{ inspectionId: string; cursor: string | null }> {
  const changedBy = signedIn(context).subject;
  const { inspectionId, outcome, concludedOn } = input;

  await inTransaction(context.database.prisma, async (tx) => {
    const found = await lockInspection(tx, inspectionId);
    // Who may see the inspected may see it; to conclude it is the business of the committee that inspects.
    const needed = { see: 'inspection:read', do: 'inspection:conclude' } as const;
    authorize(context, needed, found?.subjectPath, 'inspectionId', found?.inspectorPath);
    const inspection = found as NonNullable<typeof found>;
    const findings = readFindings(input.findings ?? []);
    const remedyDueOn = findings.flatMap(({ remedies }) => remedies.map(({ dueOn }) => dueOn));
    checkConclusion(
      inspection,
      { outcome, concludedOn, findingCount: findings.length, remedyDueOn },
      today(context.clock),
    );
    const status = statusAfterConclusion(remedyDueOn.length);
    await tx.inspection.update({
      where: { id: inspectionId },
      data: {
        status,
        outcome,
        concludedOn: fromDay(concludedOn),
        statusChanges: {
          create: { fromStatus: inspection.status, toStatus: status, effectiveOn: fromDay(concludedOn), changedBy },
        },
        findings: {
          create: findings.map(({ category, text: words, remedies }) => ({
            category,
            text: words,
            remedies: {
              create: remedies.map(({ action, dueOn }) => ({
                action,
                dueOn: fromDay(dueOn),
                ownerId: inspection.subjectId,
              })),
            },
          })),
        },
      },
      select: { id: true },
    });
  });
  return { inspectionId, cursor: await context.feed.settle() };
}

function readFindings(findings: FindingInput[]): (FindingInput & { remedies: { action: string; dueOn: Day }[] })[] {
  const all = findings.map(({ category, text: words, remedies }) => ({
    category,
    text: text(words, 'findings', 2_000),
    remedies: (remedies ?? []).map(({ action, dueOn }) => ({ action: text(action, 'findings', 1_000), dueOn })),
  }));
  if (all.length > MOST_FINDINGS || all.some(({ remedies }) => remedies.length > MOST_FINDINGS)) {
    throw new InvalidInput((texts) => texts.tooManyFindings(MOST_FINDINGS), ['findings']);
  }
  return all;
}
