import { holdsOn } from '../../db/queries/holds-on.ts';
import { membersOf } from '../../db/queries/membership.ts';
import { CELLS, LEAST_OFFICIAL } from '../reorganisation/rules.ts';
import { memberDays } from './members.ts';
import { VILLAGES } from './rules.ts';
import { sinceWhen, type Watched } from './watched.ts';

/** In how many villages a committee works on a day. */
const villagesOf = (committee: string, day: string): string => `(
      SELECT count(*)::integer FROM committee_area v JOIN area_form g ON g.area_id = v.area_id AND ${holdsOn('g', day)}
      WHERE v.committee_id = ${committee} AND ${holdsOn('v', day)} AND g.kind::text = ANY ($5::text[]))`;

/** Cells that work in several villages: their members meet together (chi bộ sinh hoạt ghép). */
export const jointCell: Watched = {
  kind: 'JOINT_CELL',
  action: 'committee:read',
  of: 'COMMITTEE',
  search: () => ({
    sql: `
        SELECT s.id, s.id AS committee_id, ${sinceWhen(
          's.founded_on',
          'SELECT unnest(ARRAY[valid_from, valid_to]) FROM committee_area WHERE committee_id = s.id',
          (day) => `${villagesOf('s.id', day)} > 1`,
        )} AS since, jsonb_build_object('villages', ${villagesOf('s.id', '$2::date')}) AS figures
        FROM scope s WHERE s.kind::text = ANY ($4::text[]) AND ${villagesOf('s.id', '$2::date')} > 1`,
    values: [CELLS, VILLAGES],
  }),
};

/** The cells that work in a village `a` on a day: one row, with what they are together. */
const cellsOf = (day: string): string => `
      SELECT count(*)::integer AS cells, count(*) FILTER (WHERE ${villagesOf('w.committee_id', day)} = 1)::integer AS own,
        sum(m.member_count)::integer AS members, count(m.member_count) = count(*) AS told,
        sum(m.official) FILTER (WHERE m.qualifier = 'EXACT')::integer AS official,
        count(m.official) FILTER (WHERE m.qualifier = 'EXACT') = count(*) AS official_told
      FROM committee_area w JOIN committee_form f ON f.committee_id = w.committee_id AND ${holdsOn('f', day)}
      LEFT JOIN LATERAL (${membersOf('w.committee_id', day)}) AS m ON true
      WHERE w.area_id = a.id AND ${holdsOn('w', day)} AND f.kind::text = ANY ($4::text[])`;

/** The days on which that can have become otherwise. */
const DAYS = `
      SELECT unnest(ARRAY[o.valid_from, o.valid_to]) FROM committee_area w JOIN committee_area o ON o.committee_id = w.committee_id
      WHERE w.area_id = a.id
      UNION SELECT c.day FROM committee_area w CROSS JOIN LATERAL (${memberDays('w.committee_id')}) AS c(day)
      WHERE w.area_id = a.id`;

/** Villages of which something is so, by the cells `k` that work in them. */
function villages(kind: 'AREA_WITHOUT_MEMBER' | 'AREA_WITHOUT_CELL' | 'AREA_IN_DANGER', isSo: string): Watched {
  const inDanger = kind === 'AREA_IN_DANGER';
  return {
    kind,
    action: 'committee:read',
    of: 'AREA',
    ...(inDanger ? { rule: (day) => LEAST_OFFICIAL.on(day) } : {}),
    search: ({ day }) => ({
      sql: `
        SELECT a.id, s.id AS committee_id,
          ${sinceWhen('a.began_on', DAYS, (then) => `(SELECT ${isSo} FROM (${cellsOf(then)}) AS k)`)} AS since,
          jsonb_build_object('cells', k.cells${inDanger ? `, 'official', k.official, 'least', $6::integer` : ''}) AS figures
        FROM scope s CROSS JOIN LATERAL (
          SELECT id, began_on FROM area o WHERE keeper_id = s.id AND EXISTS (
            SELECT FROM area_form g WHERE g.area_id = o.id AND ${holdsOn('g', '$2::date')} AND g.kind::text = ANY ($5::text[])
          ) OFFSET 0
        ) AS a CROSS JOIN LATERAL (${cellsOf('$2::date')} OFFSET 0) AS k WHERE ${isSo}`,
      values: [CELLS, VILLAGES, ...(inDanger ? [LEAST_OFFICIAL.on(day).value] : [])],
    }),
  };
}

/** No cell works there, or one that has no members. */
export const areaWithoutMember = villages('AREA_WITHOUT_MEMBER', '(k.cells = 0 OR k.told AND k.members = 0)');
/** No cell works there alone: at most one of several villages. */
export const areaWithoutCell = villages('AREA_WITHOUT_CELL', 'k.own = 0');
/** The cells there have together no more official members than one of its own needs. */
export const areaInDanger = villages(
  'AREA_IN_DANGER',
  '(k.cells > 0 AND k.members > 0 AND k.official_told AND k.official <= $6::integer)',
);
