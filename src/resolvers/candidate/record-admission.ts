import { type Day, today } from '../../calendar.ts';
import { insertAdmission } from '../../db/queries/admissions.ts';
import { lockCandidate } from '../../db/queries/locks.ts';
import { inSqlTransaction } from '../../db/transaction.ts';
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
  const recordedBy = signedIn(context).subject;
  const { candidateId, ceremonyOn, decisionOn } = input;

  const written = await inSqlTransaction(context.database.pool, async (tx) => {
    const candidate = await lockCandidate(tx, candidateId);
    authorize(context, { see: 'candidate:read', do: 'admission:record' }, candidate?.path, 'candidateId');
    const { committeeId, stage } = candidate as NonNullable<typeof candidate>;
    checkAdmissionDays(input, today(context.clock));
    const decisionNumber = text(input.decisionNumber, 'decisionNumber', 60);
    checkAdmissible(stage);
    const admissionId = await insertAdmission(tx, {
      candidateId,
      committeeId,
      fromStage: stage,
      ceremonyOn,
      decisionNumber,
      decisionOn,
      recordedBy,
    });
    if (admissionId === null) throw notInForce();
    return { admissionId, committeeId };
  });
  return { ...written, years: [Number(ceremonyOn.slice(0, 4))], cursor: await context.feed.settle() };
}

/** The cell, or something above it, did not exist on the day: the admission would count nowhere. */
export function notInForce(): RuleViolation {
  return new RuleViolation('COMMITTEE_NOT_IN_FORCE', (texts) => texts.notInForce, {
    path: ['ceremonyOn'],
  });
}
