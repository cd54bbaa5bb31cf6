import { readWholePerson } from '../../db/queries/persons.ts';
import { inTransactionOnTree } from '../../db/transaction.ts';
import { readOptionalText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { isLockedMember, lockCaseOrMember } from '../member/locks.ts';
import { authorizeCaseOrMember, type NamesMember, readCaseOrMember } from '../member/named-member.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { casesOf, logLook } from './records.ts';

/** Whose data are wanted, and for what. */
export interface ExportPersonInput extends NamesMember {
  reason?: string | null;
}

/** Everything that is kept of a person. */
export interface PersonExport {
  /** The case that was named, or the member without one. */
  whose: { type: 'Candidate' | 'Member'; id: string };
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
  const id = readCaseOrMember(input);
  const viewer = signedIn(context).subject;
  const exportedAt = new Date(context.clock.now());
  return inTransactionOnTree(context.database.pool, async (tx) => {
    const { thing: locked } = await authorizeCaseOrMember(
      await lockCaseOrMember(tx, id),
      'person:export',
      input,
      context,
    );
    const reason = readOptionalText(input.reason, 'reason', LONGEST.reason);
    const ofMember = isLockedMember(locked);
    const candidateIds = ofMember ? locked.cases.map((one) => one.id) : casesOf(locked);
    await logLook(
      tx,
      { personId: locked.personId, candidateIds, group: 'EXPORT', operation: 'exportPerson', reason },
      viewer,
    );
    const person = await readWholePerson(tx, locked.personId);
    const whose = { type: ofMember ? 'Member' : 'Candidate', id: locked.id } as const;
    return { whose, exportedAt, document: JSON.stringify({ exportedAt, ...person }, null, 2) };
  });
}
