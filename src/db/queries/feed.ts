import type pg from 'pg';
import type {
  CandidateStage,
  CommitteeKind,
  CountedDay,
  FeedTopic,
  ForecastSource,
  PaceSource,
} from '../generated/client.ts';

/** The feed's position in the database. */
export interface HeadRow {
  epoch: string;
  seq: number;
  digest: string;
  /** Last seq that changed the tree, and the grants. */
  treeSeq: number;
  authzSeq: number;
  /** Last seq at which everything was written anew: whoever stands before it reads the whole. */
  wholeSeq: number;
  /**
   * Names the server that answered, since its start, and the tables: eight hex digits. Another one may have lost what was read ahead
   * of a position, and still have that position: nothing else tells so.
   */
  server: string;
}

/** [placement, year, admitted, admitted here, last seq] */
export type TallyRow = [placement: number, year: number, admitted: number, admittedHere: number, lastSeq: number];
/** [placement, stage before the ceremony, cases that stand there, last seq] */
export type PipelineRow = [placement: number, stage: CandidateStage, waiting: number, lastSeq: number];
/** [committee, year, kind, target, version, last seq] */
export type TargetRow = [
  committee: string,
  year: number,
  kind: 'FLOOR' | 'PLAN' | 'STRETCH',
  target: number,
  version: number,
  lastSeq: number,
];

/** [stage, of 1,000 who stand there how many are admitted, the five days of FeedForecast] */
export type StageTimesRow = [stage: CandidateStage, share: number, ...days: number[]];
/** [root, where the times come from, admissions they were learnt from, times, last seq] */
export type ForecastRow = [
  root: string,
  source: ForecastSource,
  cases: number,
  times: StageTimesRow[],
  lastSeq: number,
];

/** [root, by which day admissions count, where the pace comes from, admissions it was learnt from, FeedRoot.pace, last seq] */
export type RootRow = [
  root: string,
  countedBy: CountedDay,
  paceSource: PaceSource,
  paceCases: number,
  pace: number[] | null,
  lastSeq: number,
];

/** [committee, or all zeros where it concerns everybody; topic; last seq] */
export type TopicRow = [committee: string, topic: FeedTopic, lastSeq: number];

/** [first day, kind, name] */
export type FormRow = [from: string, kind: CommitteeKind, name: string];
/** Of a committee that has ended: [ids of those who followed it, paths of those who share some rights on it] */
export type LineRow = [followers: string[], sharedWith: string[]];
/** [id, kind, name, path, code, forms where there was more than one, its line where it has ended, last seq at which it or its surroundings changed] */
export type CommitteeRow = [
  id: string,
  kind: CommitteeKind,
  name: string,
  path: string,
  code: string | null,
  forms: FormRow[] | null,
  line: LineRow | null,
  treeSeq: number,
];
/** [id, child, parent, from, to] */
export type PlacementRow = [id: number, child: string, parent: string | null, from: string, to: string | null];
/** [committee, the placements under it in Vietnamese order of the names of those who stand there] */
export type BelowRow = [committee: string, placements: number[]];

/** What has changed in the tree after a position. */
export interface TreeRow {
  /** Those that changed, or something under them. */
  committees: CommitteeRow[];
  /** All placements of these, whether they changed or not: one that is missing was taken away. */
  placements: PlacementRow[];
  /** Of these, and of those they stand under. */
  below: BelowRow[];
}

/** Where a state stands, and what there is to be said about the position it was asked from. */
export interface StandRow {
  head: HeadRow;
  /** The digest the database has for the position asked from; null when it has no such position. */
  digestThere: string | null;
  /** Whose grants changed after that position; null where it may be anybody's. */
  subjects: string[] | null;
}

/** What has changed after a position, read in one snapshot together with the head. */
export interface TailRow extends StandRow {
  tallies: TallyRow[];
  pipelines: PipelineRow[];
  targets: TargetRow[];
  forecasts: ForecastRow[];
  roots: RootRow[];
  topics: TopicRow[];
  /** Null where too much changed to be told: the whole must be read. */
  tree: TreeRow | null;
}

/** A piece of the whole state. */
export type WholePart =
  | ({ of: 'stand' } & StandRow)
  /** In Vietnamese order of name. */
  | { of: 'committees'; rows: CommitteeRow[] }
  | { of: 'placements'; rows: PlacementRow[] }
  | { of: 'tallies'; rows: TallyRow[] }
  | { of: 'pipelines'; rows: PipelineRow[] }
  | { of: 'targets'; rows: TargetRow[] }
  | { of: 'forecasts'; rows: ForecastRow[] }
  | { of: 'roots'; rows: RootRow[] }
  | { of: 'topics'; rows: TopicRow[] };

/** Changed grants that are told apart; where there are more, everybody's may have changed. */
const GRANTS = 1_000;
/** Changed committees that are told, and placements beside them. Of more the whole is read: in parts, which holds up nobody. */
const COMMITTEES = 5_000;
const PLACEMENTS = 20_000;

/** The longest time that the driver can wait, ms: 24 days. */
const UNLIMITED_MS = 2 ** 31 - 1;

/** How long the driver waits for the answer to a statement. It has the option without naming it in its types. */
export function limit(ms: number): object {
  return { query_timeout: ms };
}

/** The head as a value. */
export const HEAD = `json_build_object('epoch', h.epoch, 'seq', h.seq, 'digest', h.digest, 'treeSeq', h.tree_seq, 'authzSeq', h.authz_seq,
  'wholeSeq', h.whole_seq, 'server', left(md5(concat_ws(' ', extract(epoch FROM pg_postmaster_start_time()),
  (SELECT oid FROM pg_database WHERE datname = current_database()), h.tableoid)), 8))`;

/** Columns of a stand. $1 is the position asked from. */
export const STAND = `
  ${HEAD} AS head,
  (SELECT digest FROM feed_digest WHERE seq = $1) AS "digestThere",
  CASE WHEN h.authz_seq <= $1 THEN '[]' ELSE (
    SELECT CASE WHEN count(*) <= ${GRANTS} AND bool_and(g.subject IS NOT NULL) THEN json_agg(DISTINCT g.subject) END
    FROM (SELECT grant_id FROM feed_grant WHERE last_seq > $1 LIMIT ${GRANTS + 1}) AS f
    LEFT JOIN access_grant g ON g.id = f.grant_id
  ) END AS subjects`;

/** Columns of each row, in order. */
export const COLUMNS = {
  committees: 'id, kind, name, path, code, forms, line, last_seq',
  placements: 'id, child_id, parent_id, valid_from, valid_to',
  tallies: 'placement_id, year, admitted, admitted_here, last_seq',
  pipelines: 'placement_id, stage, waiting, last_seq',
  targets: 'committee_id, year, kind, target, version, last_seq',
  forecasts: 'root_id, source, cases, times, last_seq',
  roots: 'root_id, counted_by, pace_source, pace_cases, pace, last_seq',
  topics: 'committee_id, topic, last_seq',
};

/**
 * Whether a placement shows yet, by the day the feed has reached: one of a day to come does not, unless somebody was
 * counted on it. At its midnight the step names whom it moves, and so brings it.
 */
export const showsYet = (stay: string): string =>
  `(${stay}.valid_from <= (SELECT day FROM feed_head) OR EXISTS (SELECT FROM feed_tally t WHERE t.placement_id = ${stay}.id))`;

/**
 * Cases by placement and stage. Of one that does not show yet nothing is told: it can have a row, of people who came and went within a
 * step, and nobody waits there.
 */
export const PIPELINES_SHOWN = `feed_pipeline w WHERE EXISTS (
  SELECT FROM feed_placement p WHERE p.id = w.placement_id AND ${showsYet('p')}
)`;

const rowsOf = (columns: string, from: string): string =>
  `coalesce((SELECT json_agg(json_build_array(${columns})) FROM ${from}), '[]')`;

// Each statement below is one snapshot: head and what belongs to it always fit together.
const tailWith = (pipelines: string): string => `${STAND},
  ${rowsOf(COLUMNS.tallies, 'feed_tally WHERE last_seq > $1')} AS tallies,
  ${rowsOf(COLUMNS.pipelines, `${PIPELINES_SHOWN} AND ${pipelines}`)} AS pipelines,
  ${rowsOf(COLUMNS.targets, 'feed_target WHERE last_seq > $1')} AS targets,
  ${rowsOf(COLUMNS.forecasts, 'feed_forecast WHERE last_seq > $1')} AS forecasts,
  ${rowsOf(COLUMNS.roots, 'feed_root WHERE last_seq > $1')} AS roots,
  ${rowsOf(COLUMNS.topics, 'feed_topic WHERE last_seq > $1')} AS topics`;

const CASES_CHANGED = 'w.last_seq > $1';
/** A stay that shows only now may have rows of cases that are older than itself: nobody has been told of them. */
const CASES_CHANGED_OR_SHOWN = `(${CASES_CHANGED} OR w.placement_id IN (SELECT id FROM stays))`;

const TAIL_WITH_TREE = `
  WITH named AS MATERIALIZED (
    SELECT * FROM feed_committee WHERE last_seq > $1 LIMIT ${COMMITTEES + 1}
  ), stays AS MATERIALIZED (
    SELECT p.* FROM named n JOIN feed_placement p ON p.child_id = n.id WHERE ${showsYet('p')}
  ), tops AS (
    SELECT id FROM named UNION SELECT parent_id FROM stays WHERE parent_id IS NOT NULL
  )
  SELECT ${tailWith(CASES_CHANGED_OR_SHOWN)}, CASE WHEN (SELECT count(*) FROM named) <= ${COMMITTEES}
    AND (SELECT count(*) FROM tops t JOIN feed_placement p ON p.parent_id = t.id) <= ${PLACEMENTS} THEN json_build_object(
    'committees', ${rowsOf(COLUMNS.committees, 'named')},
    'placements', ${rowsOf(COLUMNS.placements, 'stays')},
    'below', (SELECT coalesce(json_agg(json_build_array(t.id, (
      SELECT coalesce(json_agg(p.id ORDER BY c.name, c.id, p.valid_from), '[]')
      FROM feed_placement p JOIN feed_committee c ON c.id = p.child_id WHERE p.parent_id = t.id AND ${showsYet('p')}
    ))), '[]') FROM tops t)
  ) END AS tree
  FROM feed_head h`;

/** Reads what changed after `seq`, in one snapshot. */
export async function readTail(pool: pg.Pool, seq: number): Promise<TailRow> {
  const { rows } = await pool.query<Omit<TailRow, 'tree'>>({
    name: 'feed_tail',
    text: `SELECT ${tailWith(CASES_CHANGED)} FROM feed_head h`,
    values: [seq],
  });
  const tail = one(rows);
  if (tail.head.treeSeq <= seq) return { ...tail, tree: NO_CHANGE };
  // Another snapshot, and whole in itself: what was read before it is let go.
  const read = await pool.query<TailRow>({ text: TAIL_WITH_TREE, values: [seq] });
  return one(read.rows);
}

const NO_CHANGE: TreeRow = { committees: [], placements: [], below: [] };

/**
 * Makes the next position out of everything committed before the call.
 * Returns the position that includes it, or null when another session is at it.
 */
export async function sequence(client: pg.ClientBase): Promise<number | null> {
  const { rows } = await client.query<{ seq: string | null }>({
    name: 'feed_sequence',
    text: 'SELECT feed_sequence() AS seq',
    ...limit(UNLIMITED_MS),
  });
  const { seq } = one(rows);
  return seq === null ? null : Number(seq);
}

/** Gives back the room of rows that have been taken from the inbox: each step reads over what is left of them. */
export async function vacuumInbox(pool: pg.Pool): Promise<void> {
  await pool.query('VACUUM (SKIP_LOCKED, TRUNCATE off) feed_pending, feed_notice');
}

/** Digests of old positions, by which a cursor of another history is told. Null where there is no such position. */
export async function readDigests(pool: pg.Pool, seqs: readonly number[]): Promise<(string | null)[]> {
  const { rows } = await pool.query<{ digest: string | null }>({
    name: 'feed_digests',
    text: `SELECT d.digest FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted(seq, place)
           LEFT JOIN feed_digest d ON d.seq = wanted.seq ORDER BY place`,
    values: [seqs],
  });
  return rows.map(({ digest }) => digest);
}

/** The one row of the head. */
export function one<T>(rows: T[]): T {
  const row = rows[0];
  if (row === undefined) throw new Error('feed_head is empty: the database has not been migrated');
  return row;
}
