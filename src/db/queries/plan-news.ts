import type pg from 'pg';

/** An admission by what it counts as. Days are `YYYY-MM-DD`. */
export interface CountedAdmission {
  committeeId: string;
  countsOn: string;
}

/** Admissions that count for some committees from a day on, the latest first. */
export async function readCountedSince(
  pool: pg.Pool,
  committeeIds: readonly string[],
  from: string,
): Promise<CountedAdmission[]> {
  const { rows } = await pool.query<CountedAdmission>(
    `SELECT counts_for AS "committeeId", counts_on::text AS "countsOn" FROM admission
     WHERE counts_for = ANY ($1::uuid[]) AND counts_on >= $2::date ORDER BY counts_on DESC`,
    [committeeIds, from],
  );
  return rows;
}

/** Something that was done about a plan or a year. */
export interface PlanNews {
  /** The record of it. */
  id: string;
  committeeId: string;
  at: Date;
}

/** Plans of a year of some committees that were revised since a moment. */
export async function readRevisedSince(
  pool: pg.Pool,
  committeeIds: readonly string[],
  year: number,
  since: Date,
): Promise<PlanNews[]> {
  const { rows } = await pool.query<PlanNews>(
    `SELECT r.id, q.committee_id AS "committeeId", r.changed_at AS at
     FROM admission_quota q JOIN admission_quota_revision r ON r.quota_id = q.id
     WHERE q.committee_id = ANY ($1::uuid[]) AND q.year = $2 AND q.kind = 'PLAN' AND r.version > 1 AND r.changed_at >= $3`,
    [committeeIds, year, since],
  );
  return rows;
}

/** A year that was closed, at one of the committees that it was closed for. */
export interface ClosedYear extends PlanNews {
  /** Whether it was closed at this one, and not at one above it. */
  here: boolean;
}

/** Years that were closed since a moment, and are: each at those of some committees that it was closed for. */
export async function readClosedSince(
  pool: pg.Pool,
  committeeIds: readonly string[],
  since: Date,
): Promise<ClosedYear[]> {
  const { rows } = await pool.query<ClosedYear>(
    `SELECT y.id, f.committee_id AS "committeeId", y.closed_at AS at, f.committee_id = y.committee_id AS here
     FROM quota_year y JOIN quota_year_figure f ON f.quota_year_id = y.id
     WHERE y.reopened_at IS NULL AND y.closed_at >= $2 AND f.committee_id = ANY ($1::uuid[])`,
    [committeeIds, since],
  );
  return rows;
}
