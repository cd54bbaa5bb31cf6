import { CELLS } from '../reorganisation/rules.ts';
import type { Watched } from './watched.ts';

/** Whether a case `c` was on the way to admission on a day. */
const onTheWay = (day: string): string => `on_the_way(CASE WHEN c.stage_since <= ${day} THEN c.stage ELSE (
      SELECT to_stage FROM stage_change WHERE candidate_id = c.id AND effective_on <= ${day}
      ORDER BY effective_on DESC, id DESC LIMIT 1) END)`;

/** The cases that a cell has had, with their days in it. */
const CASES = 'case_place p JOIN candidate c ON c.id = p.candidate_id WHERE p.committee_id = s.id';

/** Cells in which nobody is on the way to admission. */
export const noSource = {
  kind: 'NO_SOURCE',
  action: 'quota:read',
  of: 'COMMITTEE',
  search: () => ({
    // Since then nobody has come: whoever came would be on the way, or have left it later.
    sql: `
        SELECT s.id, s.id AS committee_id, greatest(s.founded_on, (
            SELECT max(g.effective_on) FROM case_place p JOIN stage_change g ON g.candidate_id = p.candidate_id
            WHERE p.committee_id = s.id AND daterange(p.valid_from, p.valid_to) @> g.effective_on
              AND g.effective_on <= $2::date AND on_the_way(g.from_stage) AND NOT on_the_way(g.to_stage)
          ), (SELECT max(p.valid_to) FROM ${CASES} AND p.valid_to <= $2::date AND ${onTheWay('p.valid_to - 1')}
          )) AS since, '{}'::jsonb AS figures
        FROM scope s WHERE s.kind::text = ANY ($4::text[]) AND NOT EXISTS (
          SELECT FROM ${CASES} AND daterange(p.valid_from, p.valid_to) @> $2::date AND ${onTheWay('$2::date')} OFFSET 0)`,
    values: [CELLS],
  }),
} satisfies Watched;
