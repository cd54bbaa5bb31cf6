import type pg from 'pg';

/** What was published of a committee when its year was closed, and by which paper. */
export interface PublishedRow {
  committeeId: string;
  /** Id of the closing. */
  closingId: string;
  publishedCount: number;
  publishedPlan: number | null;
  publishedStatus: string;
  closedAt: Date;
  documentNumber: string;
  documentOn: string;
}

/** The figures that stand: of several closings that are in force the first. */
export async function readPublished(
  pool: pg.Pool,
  committeeIds: readonly string[],
  year: number,
): Promise<PublishedRow[]> {
  const { rows } = await pool.query<PublishedRow>({
    name: 'published_figures',
    text: `
      SELECT DISTINCT ON (f.committee_id) f.committee_id AS "committeeId", y.id AS "closingId",
        f.admitted AS "publishedCount", f.plan AS "publishedPlan", f.status AS "publishedStatus", y.closed_at AS "closedAt",
        y.document_number AS "documentNumber", y.document_on::text AS "documentOn"
      FROM quota_year_figure f JOIN quota_year y ON y.id = f.quota_year_id
      WHERE f.committee_id = ANY($1::uuid[]) AND y.year = $2 AND y.reopened_at IS NULL
      ORDER BY f.committee_id, y.closed_at, y.id`,
    values: [committeeIds, year],
  });
  return rows;
}
