import type { Day } from '../../calendar.ts';
import type { Qualifier } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** From when on a cell keeps its roll whole. */
export interface NewKeeping {
  id: string;
  committeeId: string;
  /** Null where it is kept no more. */
  since: Day | null;
}

/** Enters from when on cells that are locked keep their rolls. The last entry holds. */
export async function enterKeepings(tx: Transaction, keepings: readonly NewKeeping[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO roll_keeping (id, committee_id, since, set_by, set_role)
     SELECT id, "committeeId", since, $2, $3::"Role" FROM json_to_recordset($1) AS r(id uuid, "committeeId" uuid, since date)`,
    [JSON.stringify(keepings), by.subject, by.role],
  );
}

/** What a cell reports of its members on a day. */
export interface NewReport {
  id: string;
  revisionId: string;
  committeeId: string;
  asOf: Day;
  official: number;
  probationary: number;
  exempt: number;
  awayTemporarily: number;
  qualifier: Qualifier;
}

/** What is on record of a day. What only a sum was said of is null. */
export interface Reported {
  asOf: Day;
  official: number | null;
  probationary: number | null;
  exempt: number | null;
  awayTemporarily: number | null;
  qualifier: Qualifier;
}

/** Reads what committees that are locked have reported, each of a day; null where it has not. */
export async function readReported(
  tx: Transaction,
  asked: readonly { committeeId: string; asOf: Day }[],
): Promise<(Reported | null)[]> {
  const { rows } = await tx.query<Reported & { n: number }>(
    `SELECT r.n, s.as_of::text AS "asOf", official, probationary, exempt, away_temporarily AS "awayTemporarily", qualifier::text AS qualifier
     FROM json_to_recordset($1) AS r(n integer, "committeeId" uuid, "asOf" date)
     JOIN membership_snapshot s ON s.committee_id = r."committeeId" AND s.as_of = r."asOf"`,
    [JSON.stringify(asked.map(({ committeeId, asOf }, n) => ({ n, committeeId, asOf })))],
  );
  const found = new Map(rows.map(({ n, ...reported }) => [n, reported]));
  return asked.map((_, n) => found.get(n) ?? null);
}

// One statement: what is written together costs one round trip.
const ENTER_REPORTS = `
  WITH r AS (
    SELECT *, official + probationary AS members FROM json_to_recordset($1) AS r(n integer, id uuid, "revisionId" uuid,
      "committeeId" uuid, "asOf" date, official integer, probationary integer, exempt integer, "awayTemporarily" integer,
      qualifier "Qualifier")
  ), entered AS (
    INSERT INTO membership_snapshot AS s (id, committee_id, as_of, member_count, official, probationary, exempt,
      away_temporarily, qualifier)
    SELECT id, "committeeId", "asOf", members, official, probationary, exempt, "awayTemporarily", qualifier FROM r
    ON CONFLICT (committee_id, as_of) DO UPDATE SET member_count = excluded.member_count, official = excluded.official,
      probationary = excluded.probationary, exempt = excluded.exempt, away_temporarily = excluded.away_temporarily,
      qualifier = excluded.qualifier, source = NULL
    RETURNING s.id, s.committee_id, s.as_of
  ), noted AS (
    INSERT INTO membership_revision (id, snapshot_id, member_count, official, probationary, exempt, away_temporarily,
      qualifier, changed_by, changed_role)
    SELECT r."revisionId", e.id, members, official, probationary, exempt, "awayTemporarily", qualifier, $2, $3::"Role"
    FROM entered e JOIN r ON r."committeeId" = e.committee_id AND r."asOf" = e.as_of
  )
  SELECT e.id FROM entered e JOIN r ON r."committeeId" = e.committee_id AND r."asOf" = e.as_of ORDER BY r.n`;

/**
 * Enters reports of committees that are locked. Another one of the same day takes the place of the first; what was
 * reported before is kept.
 * @returns their ids in the order of the reports; of the one that stood there, where one did.
 */
export async function enterReports(tx: Transaction, reports: readonly NewReport[], by: Actor): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(ENTER_REPORTS, [
    JSON.stringify(reports.map((report, n) => ({ n, ...report }))),
    by.subject,
    by.role,
  ]);
  return rows.map(({ id }) => id);
}
