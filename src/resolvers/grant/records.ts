import type { Role } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';

/** A role on a committee, for a time. */
export interface NewGrant {
  id: string;
  subject: string;
  role: Role;
  committeeId: string;
  validFrom: Date;
  /** Whether it holds from its place in the feed on, whatever the clocks show. */
  atOnce: boolean;
  /** Null as long as it has no end. */
  validTo: Date | null;
  reason: string | null;
}

/** Gives roles. */
export async function enterGrants(tx: Transaction, grants: readonly NewGrant[], by: string): Promise<void> {
  await tx.query(
    `INSERT INTO access_grant (id, subject, role, committee_id, valid_from, at_once, valid_to, reason, granted_by)
     SELECT id, subject, role, "committeeId", "validFrom", "atOnce", "validTo", reason, $2
     FROM json_to_recordset($1) AS r(id uuid, subject text, role "Role", "committeeId" uuid, "validFrom" timestamptz,
       "atOnce" boolean, "validTo" timestamptz, reason text)`,
    [JSON.stringify(grants), by],
  );
}

/** The end of a grant. */
export interface GrantEnd {
  grantId: string;
  validTo: Date;
  reason: string | null;
}

/** Ends grants that are locked. */
export async function endGrants(tx: Transaction, ends: readonly GrantEnd[], by: string): Promise<void> {
  await tx.query(
    `UPDATE access_grant g SET valid_to = r."validTo", ended_by = $2, end_reason = r.reason
     FROM json_to_recordset($1) AS r("grantId" uuid, "validTo" timestamptz, reason text) WHERE g.id = r."grantId"`,
    [JSON.stringify(ends), by],
  );
}

/** Whether somebody has a role on a committee at any time between two moments, the first one included. What was ended is over. */
export async function isGranted(
  tx: Transaction,
  { subject, role, committeeId, validFrom, validTo }: Omit<NewGrant, 'id' | 'atOnce' | 'reason'>,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT FROM access_grant WHERE subject = $1 AND role = $2::"Role" AND committee_id = $3 AND ended_by IS NULL
       AND (valid_to IS NULL OR valid_to > $4) AND ($5::timestamptz IS NULL OR valid_from < $5) LIMIT 1`,
    [subject, role, committeeId, validFrom, validTo],
  );
  return rowCount !== 0;
}
