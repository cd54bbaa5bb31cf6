import type { Day } from '../../calendar.ts';
import type { Qualifier } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

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

// One statement: what is written together costs one round trip.
const ENTER_REPORTS = `
  WITH r AS (
    SELECT *, official + probationary AS members FROM json_to_recordset($1) AS r(id uuid, "revisionId" uuid,
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
  SELECT id FROM entered`;

/**
 * Enters reports of committees that are locked. Another one of the same day takes the place of the first; what was
 * reported before is kept.
 * @returns their ids; of the one that stood there, where one did.
 */
export async function enterReports(tx: Transaction, reports: readonly NewReport[], by: Actor): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(ENTER_REPORTS, [JSON.stringify(reports), by.subject, by.role]);
  return rows.map(({ id }) => id);
}
