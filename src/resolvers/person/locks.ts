import { lockOf } from '../../db/lock-order.ts';
import { type LockedCase, lockCandidates } from '../candidate/locks.ts';

/** A case that was named, its person and what other cases of theirs there are. */
export interface LockedPerson extends LockedCase {
  personId: string;
  others: LockedCase[];
}

/**
 * Locks the person of a case, and all cases of theirs: none is begun, and none moves, meanwhile. Null when there is no such
 * case. By the id of the case.
 */
export const lockPerson = lockOf('person', async (tx, id): Promise<LockedPerson | null> => {
  const { rows } = await tx.query<{ id: string }>({
    name: 'lock_person',
    text: 'SELECT id FROM person WHERE id = (SELECT person_id FROM candidate WHERE id = $1::uuid) FOR UPDATE',
    values: [id],
  });
  const personId = rows[0]?.id;
  if (personId === undefined) return null;
  const cases = await lockCandidates(tx, personId);
  const named = cases.find((one) => one.id === id);
  return named === undefined ? null : { ...named, personId, others: cases.filter((one) => one !== named) };
});
