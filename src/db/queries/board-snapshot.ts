import type pg from 'pg';
import type { CandidateStage, CommitteeKind } from '../generated/client.ts';
import { COLUMNS, type ForecastRow, HEAD, type HeadRow, type RootRow, showsYet } from './feed.ts';

/** A row of a board with what places its committee. */
export interface SnapshotRow {
  committeeId: string;
  kind: CommitteeKind;
  name: string;
  code: string | null;
  /** Set where it is a part: under which parent. */
  partOf: string | null;
  parentId: string | null;
  parentName: string | null;
  parentCode: string | null;
  /** Day, as YYYY-MM-DD. */
  foundedOn: string | null;
  /** First day on which the committee was no more; null for one that is. */
  endedOn: string | null;
  admitted: number;
  admittedHere: number;
  /** Open cases by stage; null where there is nobody. */
  waiting: Partial<Record<CandidateStage, number>> | null;
  plan: number | null;
  planVersion: number | null;
  floor: number | null;
  floorVersion: number | null;
}

/** Which board is read. */
export interface SnapshotScope {
  committeeId: string;
  year: number;
  depth: 'SELF' | 'CHILDREN' | 'SUBTREE';
}

/** Rows that are fetched, packed and worked on at once. */
const PAGE = 250;

/** Whether a stay has a day in the year, and shows yet. */
const inYear = (stay: string): string =>
  `${showsYet(stay)} AND ${stay}.valid_from <= make_date($2, 12, 31) AND (${stay}.valid_to IS NULL OR ${stay}.valid_to > make_date($2, 1, 1))`;

/** What a committee was and was called at the end of the year. */
const formOf = (committee: string): string => `(
    SELECT coalesce(
      (SELECT form FROM jsonb_array_elements(${committee}.forms) AS form WHERE (form->>0)::date <= make_date($2, 12, 31)
       ORDER BY form->>0 DESC LIMIT 1),
      ${committee}.forms->0, jsonb_build_array(NULL, ${committee}.kind, ${committee}.name)
    ) AS form
  )`;

// The rows of a board in its order, as the memory of a node has them (feed/board.ts): one for a committee that stood under
// one parent only in the year, and a part of one that moved, below which there is nothing.
const ROWS = `DECLARE board NO SCROLL CURSOR FOR
  WITH RECURSIVE board AS (
    SELECT id, NULL::uuid AS part_of, ARRAY[]::integer[] AS way FROM feed_committee WHERE id = $1
    UNION ALL
    SELECT below.id, CASE WHEN NOT below.whole THEN above.id END, above.way || below.rank
    FROM board above CROSS JOIN LATERAL (
      SELECT c.id, row_number() OVER (ORDER BY c.name, c.id)::integer AS rank, NOT EXISTS (
        SELECT FROM feed_placement other
        WHERE other.child_id = c.id AND other.parent_id IS DISTINCT FROM above.id AND ${inYear('other')}
      ) AS whole
      FROM feed_committee c
      WHERE c.id IN (SELECT stay.child_id FROM feed_placement stay WHERE stay.parent_id = above.id AND ${inYear('stay')})
    ) below
    WHERE above.part_of IS NULL AND cardinality(above.way) < $3
  )
  SELECT c.id AS "committeeId", form->>1 AS kind, form->>2 AS name, c.code, board.part_of AS "partOf", stays.parent_id AS "parentId",
    parent_form->>2 AS "parentName", parent.code AS "parentCode", k.founded_on::text AS "foundedOn",
    last.valid_to::text AS "endedOn",
    stays.admitted, stays.here AS "admittedHere", people.waiting, plan.target AS plan, plan.version AS "planVersion",
    floor.target AS floor, floor.version AS "floorVersion"
  FROM board JOIN feed_committee c ON c.id = board.id
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(t.admitted), 0)::integer AS admitted, coalesce(sum(t.admitted_here), 0)::integer AS here,
      array_agg(stay.id) AS ids, (array_agg(stay.parent_id ORDER BY stay.valid_from DESC))[1] AS parent_id
    FROM feed_placement stay
    LEFT JOIN feed_tally t ON t.placement_id = stay.id AND t.year = $2
    WHERE stay.child_id = board.id AND (board.part_of IS NULL OR stay.parent_id = board.part_of) AND ${inYear('stay')}
  ) stays
  CROSS JOIN LATERAL (
    SELECT json_object_agg(stage, n) AS waiting FROM (
      SELECT stage, sum(waiting)::integer AS n FROM feed_pipeline WHERE placement_id = ANY (stays.ids) GROUP BY stage
    ) AS w WHERE n <> 0
  ) people
  CROSS JOIN LATERAL (
    SELECT valid_to FROM feed_placement WHERE child_id = board.id ORDER BY valid_from DESC LIMIT 1
  ) last
  LEFT JOIN feed_committee parent ON parent.id = stays.parent_id
  CROSS JOIN LATERAL ${formOf('c')} AS called
  LEFT JOIN LATERAL ${formOf('parent')} AS parent_called (parent_form) ON parent.id IS NOT NULL
  LEFT JOIN committee k ON k.id = board.id
  LEFT JOIN feed_target plan ON plan.committee_id = board.id AND plan.year = $2 AND plan.kind = 'PLAN'
  LEFT JOIN feed_target floor ON floor.committee_id = board.id AND floor.year = $2 AND floor.kind = 'FLOOR'
  ORDER BY board.way`;

/** What the board goes by: the times and the settings of its root of today. */
const ROOT = `SELECT (SELECT json_build_array(${COLUMNS.forecasts}) FROM feed_forecast WHERE root_id = root.id) AS times,
    (SELECT json_build_array(${COLUMNS.roots}) FROM feed_root WHERE root_id = root.id) AS settings
  FROM (SELECT r.id FROM feed_committee r, feed_committee c
    WHERE c.id = $1 AND c.path LIKE r.path || '%' ORDER BY length(r.path) LIMIT 1) AS root`;

const LEVELS = { SELF: 0, CHILDREN: 1, SUBTREE: 1_000 };

/**
 * Reads the rows of a board in one snapshot and hands them on page by page. Returns the position they are of, and what they go by there.
 * @param take - the next page is read when it has taken this one. It must not wait for a client: as long as it does, the
 *   snapshot holds up the clearing of the feed's inbox.
 */
export async function readBoardSnapshot(
  pool: pg.Pool,
  { committeeId, year, depth }: SnapshotScope,
  take: (rows: SnapshotRow[]) => Promise<void>,
): Promise<{ head: HeadRow; times: ForecastRow | null; settings: RootRow | null }> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const [{ head }] = (await client.query<{ head: HeadRow }>(`SELECT ${HEAD} AS head FROM feed_head h`)).rows as [
      { head: HeadRow },
    ];
    const goesBy = await client.query<{ times: ForecastRow | null; settings: RootRow | null }>(ROOT, [committeeId]);
    // All rows are wanted, not the first of them soon; and few statements are worth compiling.
    await client.query('SET LOCAL cursor_tuple_fraction = 1');
    await client.query('SET LOCAL jit = off');
    await client.query(ROWS, [committeeId, year, LEVELS[depth]]);
    for (;;) {
      const { rows } = await client.query<SnapshotRow>(`FETCH ${PAGE} FROM board`);
      if (rows.length === 0) break;
      await take(rows);
    }
    await client.query('COMMIT');
    client.release();
    const { times = null, settings = null } = goesBy.rows[0] ?? {};
    return { head, times, settings };
  } catch (error) {
    // With the connection everything ends that may be going on.
    client.release(true);
    throw error;
  }
}
