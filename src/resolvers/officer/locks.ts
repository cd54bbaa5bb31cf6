import { lockOf } from '../../db/lock-order.ts';

/** An appointment and the place of its committee. */
export interface LockedOfficer {
  id: string;
  committeeId: string;
  /** Days, `YYYY-MM-DD`. */
  validFrom: string;
  validTo: string | null;
  path: string;
}

/** Locks an appointment. Null when there is none. */
export const lockOfficer = lockOf('officer', async (tx, id): Promise<LockedOfficer | null> => {
  const { rows } = await tx.query<LockedOfficer>(
    `SELECT o.id, o.committee_id AS "committeeId", o.valid_from::text AS "validFrom", o.valid_to::text AS "validTo", k.path
     FROM officer o JOIN committee k ON k.id = o.committee_id WHERE o.id = $1::uuid FOR NO KEY UPDATE OF o`,
    [id],
  );
  return rows[0] ?? null;
});
