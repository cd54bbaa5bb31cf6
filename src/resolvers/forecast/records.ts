import type { PaceSource } from '../../db/generated/enums.ts';
import type { StageTimesRow } from '../../db/queries/feed.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** Times of a root as they are from now on; null where they are learnt again. Those before are kept. */
export interface NewForecastSetting {
  id: string;
  committeeId: string;
  /** A stage that is not named keeps what is assumed of it. */
  times: readonly StageTimesRow[] | null;
  reason: string;
}

/** Enters times of a root whose row is locked. The step of the feed takes them over. */
export async function enterForecastSetting(tx: Transaction, setting: NewForecastSetting, by: Actor): Promise<void> {
  const { id, committeeId, times, reason } = setting;
  await tx.query(
    `INSERT INTO forecast_setting (id, committee_id, version, times, reason, set_by, set_role)
     SELECT $1, $2, 1 + coalesce((SELECT max(version) FROM forecast_setting WHERE committee_id = $2), 0), CASE WHEN $3::jsonb IS NOT NULL THEN (
       SELECT jsonb_agg(coalesce(given.row, assumed.row) ORDER BY place)
       FROM jsonb_array_elements(assumed_times()) WITH ORDINALITY AS assumed(row, place)
       LEFT JOIN jsonb_array_elements($3::jsonb) AS given(row) ON given.row->0 = assumed.row->0
     ) END, $4, $5, $6::"Role"`,
    [id, committeeId, times && JSON.stringify(times), reason, by.subject, by.role],
  );
}

/** Enters the pace of a root whose row is locked, from now on: months only where it is SET. Those before are kept. */
export async function enterPaceSetting(
  tx: Transaction,
  setting: { id: string; committeeId: string; source: PaceSource; months: readonly number[] | null; reason: string },
  by: Actor,
): Promise<void> {
  const { id, committeeId, source, months, reason } = setting;
  await tx.query(
    `INSERT INTO pace_setting (id, committee_id, version, source, months, reason, set_by, set_role)
     SELECT $1, $2, 1 + coalesce((SELECT max(version) FROM pace_setting WHERE committee_id = $2), 0), $3, $4::jsonb, $5, $6, $7::"Role"`,
    [id, committeeId, source, months && JSON.stringify(months), reason, by.subject, by.role],
  );
}
