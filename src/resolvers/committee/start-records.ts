import type { Day } from '../../calendar.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** Sets the first day in the system of a committee at the top that is locked. False where one was set before. */
export async function enterFirstDay(
  tx: Transaction,
  { committeeId, firstDay }: { committeeId: string; firstDay: Day },
  by: Actor,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO system_start (committee_id, first_day, recorded_by, recorded_role) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [committeeId, firstDay, by.subject, by.role],
  );
  return rowCount === 1;
}

/** The last day of what was entered from before the system below a place, admissions and steps but for sources; null without any. */
export async function readLastLegacyDay(tx: Transaction, path: string): Promise<Day | null> {
  const { rows } = await tx.query<{ day: Day | null }>(
    `SELECT max(day)::text AS day FROM (
       SELECT a.ceremony_on AS day FROM admission a JOIN candidate c ON c.id = a.candidate_id
         JOIN committee k ON k.id = c.committee_id
       WHERE a.legacy_source IS NOT NULL AND NOT a.revoked AND starts_with(k.path, $1)
       UNION ALL
       SELECT s.effective_on FROM stage_change s JOIN candidate c ON c.id = s.candidate_id
         JOIN committee k ON k.id = c.committee_id
       WHERE s.legacy_source IS NOT NULL AND s.to_stage NOT IN ('SOURCE', 'OFFICIAL') AND starts_with(k.path, $1)
     ) AS entered`,
    [path],
  );
  return rows[0]?.day ?? null;
}

/** The first day in the system for committees, by committee; those that none was set for are left out. */
export async function readFirstDays(tx: Transaction, committeeIds: readonly string[]): Promise<Map<string, Day>> {
  const { rows } = await tx.query<{ id: string; day: Day }>(
    `SELECT c.id, s.first_day::text AS day FROM committee c
     JOIN (system_start s JOIN committee r ON r.id = s.committee_id) ON starts_with(c.path, r.path)
     WHERE c.id = ANY ($1::uuid[])`,
    [committeeIds],
  );
  return new Map(rows.map(({ id, day }) => [id, day]));
}
