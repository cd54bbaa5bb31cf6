import type { Role } from '../../db/generated/client.ts';
import { locking, lockOf } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';

/** A grant and the place of its committee. */
export interface LockedGrant {
  id: string;
  role: Role;
  validFrom: Date;
  validTo: Date | null;
  /** Who ended it; null where nobody did. */
  endedBy: string | null;
  path: string;
}

/** Locks a grant. Null when there is none. */
export const lockGrant = lockOf('grant', async (tx, id): Promise<LockedGrant | null> => {
  const { rows } = await tx.query<LockedGrant>(
    `SELECT g.id, g.role::text AS role, g.valid_from AS "validFrom", g.valid_to AS "validTo", g.ended_by AS "endedBy", k.path
    FROM access_grant g JOIN committee k ON k.id = g.committee_id WHERE g.id = $1::uuid FOR UPDATE OF g`,
    [id],
  );
  return rows[0] ?? null;
});

/** Makes two grants to one subject wait for each other: the second must see the first. */
export async function lockSubject(tx: Transaction, subject: string): Promise<void> {
  locking(tx, 'subject', subject);
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('access_grant'), hashtext($1))`, [subject]);
}
