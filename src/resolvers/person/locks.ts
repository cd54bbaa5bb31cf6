import type { Day } from '../../calendar.ts';
import { lockOf, lockOfAll } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';
import { type LockedCase, lockCandidates } from '../candidate/locks.ts';

/** A case that was named, its person and what other cases of theirs there are. */
export interface LockedPerson extends LockedCase {
  others: LockedCase[];
}

// Whoever holds a case may enter the member that it leads to, which refers to the person: that must not wait.

/**
 * Locks the person of a case, and all cases of theirs: none is begun, and none moves, meanwhile. Null when there is no such
 * case. By the id of the case.
 */
export const lockPerson = lockOfAll('person', takePersons);

/** Takes that lock, for a lock that says its place itself. */
export async function takePerson(tx: Transaction, id: string): Promise<LockedPerson | null> {
  return (await takePersons(tx, [id]))[0] ?? null;
}

async function takePersons(tx: Transaction, ids: readonly string[]): Promise<LockedPerson[]> {
  const { rows: people } = await tx.query<{ id: string }>({
    name: 'lock_persons',
    text: `SELECT id FROM person WHERE id IN (SELECT person_id FROM candidate WHERE id = ANY ($1::uuid[]))
      ORDER BY id FOR NO KEY UPDATE`,
    values: [ids],
  });
  if (people.length === 0) return [];
  const cases = await lockCandidates(
    tx,
    people.map(({ id }) => id),
  );
  return cases
    .filter(({ id }) => ids.includes(id))
    .map((named) => ({
      ...named,
      others: cases.filter((one) => one !== named && one.personId === named.personId),
    }));
}

/** A merge of two persons, where the cases stand that were named, and what was moved. Who was kept is locked with it. */
export interface LockedMerge {
  id: string;
  keptId: string;
  mergedId: string;
  movedCases: string[];
  keptCases: string[];
  documentOn: Day;
  undone: boolean;
  /** Whether the one who was kept is unreadable by now. */
  erased: boolean;
  path: string;
  duplicatePath: string;
}

/** Locks the person who was kept in a merge, and all cases of theirs. Null when there is no such merge. */
export const lockMerge = lockOf('person', async (tx, id): Promise<LockedMerge | null> => {
  const { rows } = await tx.query<LockedMerge>(
    `SELECT m.id, m.kept_id AS "keptId", m.merged_id AS "mergedId", m.moved_cases AS "movedCases", m.kept_cases AS "keptCases",
       m.document_on::text AS "documentOn", m.undone_at IS NOT NULL AS undone, p.erased_at IS NOT NULL AS erased, k.path,
       dk.path AS "duplicatePath"
     FROM person_merge m JOIN person p ON p.id = m.kept_id JOIN candidate c ON c.id = m.candidate_id
     JOIN committee k ON k.id = c.committee_id JOIN candidate d ON d.id = m.duplicate_id JOIN committee dk ON dk.id = d.committee_id
     WHERE m.id = $1::uuid FOR NO KEY UPDATE OF p`,
    [id],
  );
  const [merge] = rows;
  if (merge === undefined) return null;
  await lockCandidates(tx, [merge.keptId]);
  return merge;
});
