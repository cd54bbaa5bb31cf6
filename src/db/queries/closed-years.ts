import type pg from 'pg';
import { holdsOn } from './holds-on.ts';

/**
 * Which of some committees have a year closed (only one that is over is): by a closing of their own or of what stood above them on one of the days.
 * @param days - of that year, such as the day of a ceremony and the last one.
 */
export async function closedAmong(
  tx: Pick<pg.ClientBase, 'query'>,
  committeeIds: readonly string[],
  year: number,
  days: readonly string[],
): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'closed_among',
    text: `
      WITH RECURSIVE up AS (
        SELECT c AS id, c AS at, d AS day FROM unnest($1::uuid[]) AS c, unnest($3::date[]) AS d
        WHERE EXISTS (SELECT FROM quota_year WHERE year = $2 AND reopened_at IS NULL)
        UNION
        SELECT up.id, p.parent_id, up.day FROM up JOIN committee_placement p ON p.child_id = up.at AND ${holdsOn('p', 'up.day')}
        WHERE p.parent_id IS NOT NULL
      )
      SELECT DISTINCT up.id FROM up JOIN quota_year y ON y.committee_id = up.at AND y.year = $2 AND y.reopened_at IS NULL`,
    values: [committeeIds, year, days],
  });
  return new Set(rows.map(({ id }) => id));
}
