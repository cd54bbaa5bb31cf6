import type { Day } from '../../calendar.ts';
import type { AreaKind, DifficultyClass } from '../../db/generated/enums.ts';
import { locking, lockOf } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';

/** An area as it was last recorded, and the place of the committee that keeps its record. */
export interface LockedArea {
  id: string;
  kind: AreaKind;
  name: string;
  parentId: string | null;
  difficultyClass: DifficultyClass | null;
  /** Day on which it came to be so. */
  formedOn: Day;
  code: string | null;
  /** Day on which the code began, or on which the last one ended; null where there never was one. */
  codedOn: Day | null;
  /** The first day on which it was no more; null while it is. */
  endedOn: Day | null;
  path: string;
}

const LOCK = `SELECT pg_advisory_xact_lock(hashtext('area'))`;

/**
 * Locks all areas: they hang on each other and change seldom, and so nobody puts one below another that ends meanwhile.
 */
export async function lockAreas(tx: Transaction): Promise<void> {
  locking(tx, 'area');
  await tx.query(LOCK);
}

/** Locks all areas for what is done to one of them. Null when there is none. */
export const lockArea = lockOf('area', async (tx, id): Promise<LockedArea | null> => {
  await tx.query(LOCK);
  const { rows } = await tx.query<LockedArea>(
    `SELECT a.id, a.kind::text AS kind, a.name, a.parent_id AS "parentId", a.difficulty_class::text AS "difficultyClass",
       f.valid_from::text AS "formedOn", CASE WHEN k.valid_to IS NULL THEN k.code END AS code,
       coalesce(k.valid_to, k.valid_from)::text AS "codedOn", a.ended_on::text AS "endedOn", c.path
     FROM area a JOIN committee c ON c.id = a.keeper_id
     CROSS JOIN LATERAL (SELECT valid_from FROM area_form WHERE area_id = a.id ORDER BY valid_from DESC LIMIT 1) AS f
     LEFT JOIN LATERAL (
       SELECT code, valid_from, valid_to FROM area_code WHERE area_id = a.id ORDER BY valid_from DESC LIMIT 1
     ) AS k ON true
     WHERE a.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
});
