import { lockCandidate } from '../../db/queries/locks.ts';
import { readWholePerson } from '../../db/queries/persons.ts';
import { inTransaction } from '../../db/transaction.ts';
import { authorize } from '../authorize.ts';
import { optionalText } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** Whose data are wanted, and for what. */
export interface ExportPersonInput {
  candidateId: string;
  reason?: string | null;
}

/** Everything that is kept of a person. */
export interface PersonExport {
  candidateId: string;
  exportedAt: Date;
  /** JSON. */
  document: string;
}

/**
 * Hands out everything that is kept of a person, for that person. The access log says who did it, in the same
 * transaction and in the document itself.
 * @throws NotFound, Forbidden, InvalidInput
 */
export async function exportPerson(input: ExportPersonInput, context: OperationContext): Promise<PersonExport> {
  const { candidateId } = input;
  const viewer = signedIn(context).subject;
  const exportedAt = new Date(context.clock.now());
  return inTransaction(context.database.prisma, async (tx) => {
    const candidate = await lockCandidate(tx, candidateId);
    authorize(context, { see: 'candidate:read', do: 'person:export' }, candidate?.path, 'candidateId');
    const reason = optionalText(input.reason, 'reason', 500);
    await tx.accessLog.create({
      data: { viewer, candidateId, group: 'EXPORT', operation: 'exportPerson', reason },
      select: { id: true },
    });
    const person = await readWholePerson(tx, candidateId);
    return { candidateId, exportedAt, document: JSON.stringify({ exportedAt, ...person }, null, 2) };
  });
}
