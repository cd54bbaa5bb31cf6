import { readWholePerson } from '../../db/queries/persons.ts';
import { inTransactionOnTree } from '../../db/transaction.ts';
import { authorizeCase } from '../candidate/see-candidate.ts';
import { readOptionalText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { readId, type UnreadId } from '../unread.ts';
import { lockPerson } from './locks.ts';
import { casesOf, logLook } from './records.ts';

/** Whose data are wanted, and for what. */
export interface ExportPersonInput {
  candidateId: UnreadId;
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
 * Hands out everything that is kept of a person, in all cases of theirs, for that person. The access log says who did it, in the same
 * transaction and in the document itself.
 * @throws NotFound, Forbidden, InvalidInput
 */
export async function exportPerson(input: ExportPersonInput, context: OperationContext): Promise<PersonExport> {
  const candidateId = readId(input.candidateId);
  const viewer = signedIn(context).subject;
  const exportedAt = new Date(context.clock.now());
  return inTransactionOnTree(context.database.pool, async (tx) => {
    const { thing: locked } = await authorizeCase(await lockPerson(tx, candidateId), 'person:export', context);
    const reason = readOptionalText(input.reason, 'reason', LONGEST.reason);
    const candidateIds = casesOf(locked);
    await logLook(tx, { candidateIds, group: 'EXPORT', operation: 'exportPerson', reason }, viewer);
    const person = await readWholePerson(tx, locked.personId);
    return { candidateId, exportedAt, document: JSON.stringify({ exportedAt, ...person }, null, 2) };
  });
}
