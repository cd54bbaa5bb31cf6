import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { writeLooks } from '../../src/db/queries/access-log.ts';
import { globalCommitteeId } from '../board.ts';
import { BENCH_DAY, BENCH_YEAR } from '../fixed-day.ts';

/** A question that every contender is asked, and the statement that says what the answer is. */
export interface ReadingLoad {
  name: string;
  /** What is printed. */
  title: string;
  /** As a frontend writes it. */
  query: string;
  variables: Record<string, unknown>;
  /** One row with one column, `data`: the answer as JSON. It takes `values`. */
  sql: string;
  values: string[];
  /** What the aim is, of the rate of the raw server. */
  aim: number;
  /** Whether only the raw server and Ketnap can be asked: usual servers know no log of who looked at whom. */
  logged?: boolean;
}

/** An id as clients know it, out of a column. */
function globalId(type: string, column: string): string {
  return `translate(encode(convert_to('${type}:' || ${column}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

const FIGURES = 'plan admitted remaining percent pipelineCount';
const FIGURES_SQL = `'plan', f.plan, 'admitted', f.admitted,
  'remaining', CASE WHEN f.plan IS NOT NULL THEN greatest(0, f.plan - f.admitted) END,
  'percent', CASE WHEN f.plan > 0 THEN round(f.admitted * 1000.0 / f.plan) / 10 END, 'pipelineCount', f.pipeline`;

const COMMITTEE = `id name kind code quota(year: $year) { ${FIGURES} }`;
const COMMITTEE_SQL = `'id', ${globalId('Committee', 'c.id')}, 'name', c.name, 'kind', c.kind, 'code', k.code,
  'quota', json_build_object(${FIGURES_SQL})`;

/** A committee `c` of a list with its figures and its code of the day. */
const FROM = `committee c JOIN bench_figure f ON f.committee_id = c.id
  LEFT JOIN committee_code k ON k.committee_id = c.id AND k.valid_from <= '${BENCH_DAY}'
    AND (k.valid_to IS NULL OR k.valid_to > '${BENCH_DAY}')`;

const BELOW = (parent: string, inside = '') => `'children', json_build_object('nodes', (
  SELECT json_agg(json_build_object(${COMMITTEE_SQL}${inside && `, ${inside}`}) ORDER BY c.name, c.id)
  FROM ${FROM} WHERE c.parent_id = ${parent}))`;

const ROW = `id committeeId name kind code ${FIGURES}`;
const ROW_SQL = `json_build_object('id', ${globalId('QuotaProgress', `c.id || ':${BENCH_YEAR}'`)},
  'committeeId', ${globalId('Committee', 'c.id')}, 'name', c.name, 'kind', c.kind, 'code', k.code, ${FIGURES_SQL})`;

const ofLucYen = { id: globalCommitteeId(demoIds.lucYen), year: BENCH_YEAR };

const CANDIDATES = `SELECT c.*, k.name AS committee_name, k.path FROM candidate c JOIN committee k ON k.id = c.committee_id
  WHERE c.stage = 'DECIDED' AND k.path LIKE (SELECT path FROM committee WHERE id = $1) || '%'
  ORDER BY c.given_name, c.full_name, c.id LIMIT 51`;
const MENTOR_SQL = `(SELECT json_build_object('id', ${globalId('MentorAssignment', 'm.id')}, 'validFrom', m.valid_from)
  FROM mentor_assignment m WHERE m.candidate_id = c.id AND m.valid_from <= '${BENCH_DAY}'
    AND (m.valid_to IS NULL OR m.valid_to > '${BENCH_DAY}') ORDER BY m.valid_from DESC, m.id DESC LIMIT 1)`;
const CANDIDATE = 'id stage stageSince committee { id name } currentMentor { id validFrom }';
const CANDIDATE_SQL = `'id', ${globalId('Candidate', 'c.id')}, 'stage', c.stage, 'stageSince', c.stage_since,
  'committee', json_build_object('id', ${globalId('Committee', 'c.committee_id')}, 'name', c.committee_name),
  'currentMentor', ${MENTOR_SQL}`;
const PEOPLE = (more = '') => `query Candidates($id: ID!) { candidates(first: 50, withinId: $id, stage: [DECIDED]) {
  nodes { ${CANDIDATE} ${more} } pageInfo { hasNextPage } } }`;
const PEOPLE_SQL = (more = '') => `SELECT json_build_object('candidates', json_build_object(
  'nodes', (SELECT json_agg(json_build_object(${CANDIDATE_SQL}${more}) ORDER BY c.given_name, c.full_name, c.id)
    FROM (SELECT * FROM page LIMIT 50) AS c),
  'pageInfo', json_build_object('hasNextPage', (SELECT count(*) > 50 FROM page)))) AS data`;

/** Whoever may read no person may be shown none: the scope's condition, and the row of the log, in the statement that reads. */
const LOGGED = `read AS (
    SELECT p.id AS candidate_id, p.person_id, part::"PersonalGroup" FROM (SELECT * FROM page LIMIT 50) AS p,
      unnest(ARRAY['IDENTITY', 'BACKGROUND']) AS part WHERE starts_with(p.path, $4)
  ), logged AS (${writeLooks('read', '$2', '$3')})`;

/** What is asked, the shortest answers first. */
export const READING: readonly ReadingLoad[] = [
  {
    name: 'nested',
    title: 'a committee and its 43 children with their quota, nested',
    query: `query Committee($id: ID!, $year: Int!) { committee(id: $id) { ${COMMITTEE} children(first: 100) { nodes { ${COMMITTEE} } } } }`,
    variables: ofLucYen,
    sql: `SELECT json_build_object('committee', json_build_object(${COMMITTEE_SQL}, ${BELOW('$1')})) AS data
      FROM ${FROM} WHERE c.id = $1`,
    values: [demoIds.lucYen],
    aim: 0.45,
  },
  {
    name: 'board',
    title: 'the same as a board',
    query: `query Board($id: ID!, $year: Int!) { quotaBoard(committeeId: $id, year: $year, depth: CHILDREN) { cursor asOf rows { ${ROW} } } }`,
    variables: ofLucYen,
    sql: `SELECT json_build_object('quotaBoard', json_build_object('cursor', '', 'asOf', '', 'rows', json_agg(${ROW_SQL}
        ORDER BY c.id <> $1, c.name, c.id))) AS data FROM ${FROM} WHERE c.id = $1 OR c.parent_id = $1`,
    values: [demoIds.lucYen],
    aim: 0.55,
  },
  {
    name: 'nested-all',
    title: '388 committees nested',
    query: `query District($id: ID!, $year: Int!) { committee(id: $id) { ${COMMITTEE} children(first: 43) { nodes { ${COMMITTEE}
      children(first: 18) { nodes { ${COMMITTEE} } } } } } }`,
    variables: ofLucYen,
    sql: `SELECT json_build_object('committee', json_build_object(${COMMITTEE_SQL}, 'children', json_build_object('nodes', (
        SELECT json_agg(json_build_object(${COMMITTEE_SQL},
          'children', json_build_object('nodes', coalesce(b.nodes, '[]'::json))) ORDER BY c.name, c.id)
        FROM ${FROM} LEFT JOIN (
          SELECT c.parent_id, json_agg(json_build_object(${COMMITTEE_SQL}) ORDER BY c.name, c.id) AS nodes FROM ${FROM} GROUP BY 1
        ) AS b ON b.parent_id = c.id WHERE c.parent_id = $1)))) AS data
      FROM ${FROM} WHERE c.id = $1`,
    values: [demoIds.lucYen],
    aim: 0.45,
  },
  {
    name: 'board-all',
    title: 'the same as a board of the subtree',
    query: `query Board($id: ID!, $year: Int!) { quotaBoard(committeeId: $id, year: $year, depth: SUBTREE) { cursor asOf rows { ${ROW} } } }`,
    variables: ofLucYen,
    sql: `WITH r AS (SELECT c.id, c.parent_id, c.name, ${ROW_SQL} AS data FROM ${FROM})
      SELECT json_build_object('quotaBoard', json_build_object('cursor', '', 'asOf', '', 'rows', json_agg(r.data
        ORDER BY r.id <> $1, coalesce(p.name, r.name), coalesce(p.id, r.id), p.id IS NOT NULL, r.name, r.id))) AS data
      FROM r LEFT JOIN r AS p ON p.id = r.parent_id AND p.id <> $1`,
    values: [demoIds.lucYen],
    aim: 0.6,
  },
  {
    name: 'people',
    title: '50 candidates with committee and mentor, no personal field',
    query: PEOPLE(),
    variables: { id: ofLucYen.id },
    sql: `WITH page AS MATERIALIZED (${CANDIDATES}) ${PEOPLE_SQL()}`,
    values: [demoIds.lucYen],
    aim: 0.55,
  },
  {
    name: 'personal',
    title: 'the same with personal fields, which are logged',
    query: PEOPLE('fullName sex birthYear source youthUnionMember'),
    variables: { id: ofLucYen.id },
    sql: `WITH page AS MATERIALIZED (${CANDIDATES}), ${LOGGED} ${PEOPLE_SQL(
      `, 'fullName', c.full_name, 'sex', c.sex, 'birthYear', c.birth_year, 'source', c.source_category, 'youthUnionMember', c.youth_union_member`,
    )}`,
    values: [demoIds.lucYen, 'demo-district', 'Candidates', '/'],
    aim: 0.5,
    logged: true,
  },
];

/** Values that differ with every answer: where it was read, and up to when. */
const OWN_TO_EACH = /"(cursor|asOf)":"[^"]*"/g;

/** An answer without what differs from one to the next. */
export function comparable(answer: string): string {
  return answer.replace(OWN_TO_EACH, '"$1":""');
}
