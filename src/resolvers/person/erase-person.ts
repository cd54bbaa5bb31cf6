import { lockCandidate } from '../../db/queries/locks.ts';
import { erasePersonalData } from '../../db/queries/persons.ts';
import { inTransaction } from '../../db/transaction.ts';
import { authorize } from '../authorize.ts';
import { text } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { checkErasable } from './person-rules.ts';

/** Who shall be erased, and why. */
export interface ErasePersonInput {
  candidateId: string;
  reason: string;
}

/**
 * Makes a person whose case is over unreadable, for good. Everything that was counted stays counted; the access log
 * says who did it and why.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation CASE_OPEN, ALREADY_ERASED
 */
export async function erasePerson(
  input: ErasePersonInput,
  context: OperationContext,
): Promise<{ candidateId: string }> {
  const { candidateId } = input;
  const viewer = signedIn(context).subject;
  await inTransaction(context.database.prisma, async (tx) => {
    const found = await lockCandidate(tx, candidateId);
    authorize(context, { see: 'candidate:read', do: 'person:erase' }, found?.path, 'candidateId');
    const candidate = found as NonNullable<typeof found>;
    const reason = text(input.reason, 'reason', 500);
    checkErasable(candidate.stage, candidate.erased);
    await erasePersonalData(tx, candidateId, new Date(context.clock.now()));
    await tx.accessLog.create({
      data: { viewer, candidateId, group: 'ERASURE', operation: 'erasePerson', reason },
      select: { id: true },
    });
  });
  return { candidateId };
}
