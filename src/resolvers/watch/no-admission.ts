import { CELLS } from '../reorganisation/rules.ts';
import { sinceWhen, type Watched } from './watched.ts';

/** What was planned for a cell in the years that end with the year of a day. */
const planned = (day: string): string => `(
      SELECT coalesce(sum(target), 0)::integer FROM admission_quota
      WHERE committee_id = s.id AND kind = 'PLAN' AND year BETWEEN date_part('year', ${day}) - $5::integer + 1 AND date_part('year', ${day}))`;

/** Cells that have admitted nobody for so many years, by what is on record of them, though somebody was planned, or not. */
function noAdmission(kind: 'NO_ADMISSION' | 'NO_ADMISSION_NOR_QUOTA'): Watched {
  const isSo = (day: string): string => `${planned(day)} ${kind === 'NO_ADMISSION' ? '> 0' : '= 0'}`;
  // From year to year other plans count.
  const turns = `SELECT make_date(q.year + n, 1, 1) FROM admission_quota q, unnest(ARRAY[0, $5::integer]) AS n
      WHERE q.committee_id = s.id AND q.kind = 'PLAN'`;
  return {
    kind,
    action: 'quota:read',
    of: 'COMMITTEE',
    search: ({ years }) => ({
      sql: `
        SELECT s.id, s.id AS committee_id, ${sinceWhen('a.over', turns, isSo)} AS since,
          jsonb_build_object('years', $5::integer, 'planned', ${planned('$2::date')}, 'lastAdmission', a.last) AS figures
        FROM scope s CROSS JOIN LATERAL (
          SELECT last, (greatest(last, s.founded_on) + make_interval(years => $5::integer))::date AS over FROM (
            SELECT max(ceremony_on) AS last FROM admission
            WHERE committee_id = s.id AND NOT revoked AND ceremony_on <= $2::date OFFSET 0
          ) AS admitted
        ) AS a
        WHERE s.kind::text = ANY ($4::text[]) AND a.over <= $2::date AND ${isSo('$2::date')}`,
      values: [CELLS, years],
    }),
  };
}

/** Those of them for which somebody was planned. */
export const noAdmissionThoughPlanned = noAdmission('NO_ADMISSION');
/** Those for which nobody was. */
export const noAdmissionNorQuota = noAdmission('NO_ADMISSION_NOR_QUOTA');
