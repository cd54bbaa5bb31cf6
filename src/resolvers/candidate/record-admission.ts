import { type Day, fromDay, today } from '../../calendar.ts';
import { hadPlace, lockCandidate } from '../../db/queries/locks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { authorize } from '../authorize.ts';
import { RuleViolation } from '../errors.ts';
import { text } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { checkAdmissible, checkAdmissionDays } from './candidate-rules.ts';

/** An admission as it is reported. */
export interface RecordAdmissionInput {
  candidateId: string;
  ceremonyOn: Day;
  decisionNumber: string;
  decisionOn: Day;
}

/** An admission after it was written, and where the boards show it. */
export interface AdmissionWritten {
  admissionId: string;
  committeeId: string;
  /** Years whose boards moved. */
  years: number[];
  cursor: string | null;
}

/**
 * Records that a person was admitted. The counts of the cell and everything above it follow by themselves.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation ALREADY_ADMITTED, STAGE_NOT_ALLOWED, COMMITTEE_NOT_IN_FORCE
 */
export async function recordAdmission(
  input: RecordAdmissionInput,
  context: OperationContext,
): Promise<AdmissionWritten> {
  const changedBy = signedIn(context).subject;
  const { candidateId, ceremonyOn, decisionOn } = input;

  const written = await inTransaction(context.database.prisma, async (tx) => {
    const candidate = await lockCandidate(tx, candidateId);
    authorize(context, { see: 'candidate:read', do: 'admission:record' }, candidate?.path, 'candidateId');
    const { committeeId, stage } = candidate as NonNullable<typeof candidate>;
    checkAdmissionDays(input, today(context.clock));
    const decisionNumber = text(input.decisionNumber, 'decisionNumber', 60);
    checkAdmissible(stage);
    if (!(await hadPlace(tx, committeeId, ceremonyOn))) throw notInForce();

    const { id } = await tx.admission.create({
      data: {
        candidateId,
        committeeId,
        ceremonyOn: fromDay(ceremonyOn),
        decisionNumber,
        decisionOn: fromDay(decisionOn),
        recordedBy: changedBy,
        changes: { create: { toCeremonyOn: fromDay(ceremonyOn), changedBy } },
      },
      select: { id: true },
    });
    await tx.candidate.update({
      where: { id: candidateId },
      data: {
        stage: 'PROBATIONARY',
        stageSince: fromDay(ceremonyOn),
        stageChanges: {
          create: {
            fromStage: stage,
            toStage: 'PROBATIONARY',
            effectiveOn: fromDay(ceremonyOn),
            documentNumber: decisionNumber,
            changedBy,
          },
        },
      },
      select: { id: true },
    });
    return { admissionId: id, committeeId };
  });
  return { ...written, years: [Number(ceremonyOn.slice(0, 4))], cursor: await context.feed.settle() };
}

/** The cell, or something above it, did not exist on the day: the admission would count nowhere. */
export function notInForce(): RuleViolation {
  return new RuleViolation('COMMITTEE_NOT_IN_FORCE', 'the committee had no place in the tree on that day', {
    path: ['ceremonyOn'],
  });
}
