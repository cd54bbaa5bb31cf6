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

/** Gives roles but to those who have them in that time already. Returns the ids of those that were given. */
export async function enterGrantsOnce(tx: Transaction, grants: readonly NewGrant[], by: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT r.id FROM json_to_recordset($1) AS r(id uuid, subject text, role "Role", "committeeId" uuid,
       "validFrom" timestamptz, "validTo" timestamptz)
     WHERE NOT EXISTS (
       SELECT FROM access_grant g WHERE g.subject = r.subject AND g.role = r.role AND g.committee_id = r."committeeId"
         AND g.ended_by IS NULL AND (g.valid_to IS NULL OR g.valid_to > r."validFrom")
         AND (r."validTo" IS NULL OR g.valid_from < r."validTo")
     )`,
    [JSON.stringify(grants)],
  );
  const free = new Set(rows.map(({ id }) => id));
  await enterGrants(
    tx,
    grants.filter(({ id }) => free.has(id)),
    by,
  );
  return [...free];
}

/** The end of a grant. */
export interface GrantEnd {
  grantId: string;
  validTo: Date;
  reason: string | null;
}

/** Ends grants that are locked. @param by - who does; null where the end lies ahead: until then they hold. */
export async function endGrants(tx: Transaction, ends: readonly GrantEnd[], by: string | null): Promise<void> {
  await tx.query(
    `UPDATE access_grant g SET valid_to = greatest(g.valid_from, r."validTo"), ended_by = $2, end_reason = r.reason
     FROM json_to_recordset($1) AS r("grantId" uuid, "validTo" timestamptz, reason text) WHERE g.id = r."grantId"`,
    [JSON.stringify(ends), by],
  );
}

/** A grant with the end that it had before something ended it. */
interface FormerEnd {
  id: string;
  validTo: string | null;
}

const FORMER = 'json_to_recordset($1) AS r(id uuid, "validTo" timestamptz)';

/** Gives grants whose end lies ahead the end they had before; those that somebody has ended meanwhile stay ended. */
export async function keepGrants(tx: Transaction, former: readonly FormerEnd[]): Promise<void> {
  await tx.query(
    `UPDATE access_grant g SET valid_to = r."validTo", end_reason = NULL FROM ${FORMER} WHERE g.id = r.id AND g.ended_by IS NULL`,
    [JSON.stringify(former)],
  );
}

/**
 * Reads roles that ended by a decision and for which there is still a reason: nobody has ended them, or what was given for them, by hand.
 * @param why - with which reason the decision ended them.
 */
export async function readGrantsToPutBack(
  tx: Transaction,
  former: readonly FormerEnd[],
  given: readonly string[],
  why: string,
  now: Date,
): Promise<Pick<NewGrant, 'subject' | 'role' | 'committeeId' | 'validTo'>[]> {
  const { rows } = await tx.query<Pick<NewGrant, 'subject' | 'role' | 'committeeId' | 'validTo'>>(
    `SELECT g.subject, g.role::text AS role, g.committee_id AS "committeeId", r."validTo"
     FROM ${FORMER} JOIN access_grant g ON g.id = r.id
     WHERE (r."validTo" IS NULL OR r."validTo" > $4) AND g.end_reason = $3 AND NOT EXISTS (
       SELECT FROM access_grant n WHERE n.id = ANY ($2::uuid[]) AND n.subject = g.subject AND n.role = g.role AND n.ended_by IS NOT NULL
     )`,
    [JSON.stringify(former), given, why, now],
  );
  return rows;
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
