import type { TrainingClass, TrainingKind, TrainingStatus } from '../../db/generated/client.ts';
import { lockOf } from '../../db/lock-order.ts';

/** A class, the path of the committee that hosts its centre, and how many are enrolled. */
export interface LockedClass {
  id: TrainingClass['id'];
  kind: TrainingKind;
  status: TrainingStatus;
  startsOn: string;
  capacity: number;
  enrolled: number;
  path: string;
}

/** Locks a class, so that its last seat is given once. Null when there is none. */
export const lockClass = lockOf('class', async (tx, id): Promise<LockedClass | null> => {
  // The lock comes first: the count must see what the writer before has committed.
  await tx.query('SELECT id FROM training_class WHERE id = $1::uuid FOR UPDATE', [id]);
  const { rows } = await tx.query<LockedClass>(
    `SELECT t.id, t.kind::text AS kind, t.status::text AS status, t.starts_on::text AS "startsOn", t.capacity, k.path,
      (SELECT count(*)::integer FROM enrolment e WHERE e.class_id = t.id AND e.status <> 'PROPOSED') AS enrolled
    FROM training_class t JOIN training_centre c ON c.id = t.centre_id JOIN committee k ON k.id = c.host_committee_id
    WHERE t.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
});
