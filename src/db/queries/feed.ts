import type pg from 'pg';
import type { CommitteeKind } from '../generated/client.ts';

/** The feed's position in the database. */
export interface HeadRow {
  epoch: string;
  seq: number;
  digest: string;
  /** Last seq that changed the tree, and the grants. */
  treeSeq: number;
  authzSeq: number;
}

/** [placement, year, admitted, admitted here, last seq] */
export type TallyRow = [placement: number, year: number, admitted: number, admittedHere: number, lastSeq: number];
/** [placement, people waiting, last seq] */
export type PipelineRow = [placement: number, waiting: number, lastSeq: number];
/** [committee, year, kind, target, version, last seq] */
export type TargetRow = [
  committee: string,
  year: number,
  kind: 'FLOOR' | 'PLAN',
  target: number,
  version: number,
  lastSeq: number,
];

/** What has changed after a position, read in one snapshot together with the head. */
export interface TailRow {
  head: HeadRow;
  /** The digest the database has for the position asked from; null when it has no such position. */
  digestThere: string | null;
  tallies: TallyRow[];
  pipelines: PipelineRow[];
  targets: TargetRow[];
}

/** [id, kind, name, path, code, last seq at which it or its surroundings changed] */
export type CommitteeRow = [
  id: string,
  kind: CommitteeKind,
  name: string,
  path: string,
  code: string | null,
  treeSeq: number,
];
/** [id, child, parent, from, to] */
export type PlacementRow = [id: number, child: string, parent: string | null, from: string, to: string | null];

/** The whole state, the tree too as of the head: what a node boots from. */
export interface WholeRow extends TailRow {
  /** In Vietnamese order of name. */
  committees: CommitteeRow[];
  placements: PlacementRow[];
}

// Each statement below is one snapshot: head and counters always belong together.
const TAIL = `
  json_build_object('epoch', h.epoch, 'seq', h.seq, 'digest', h.digest, 'treeSeq', h.tree_seq, 'authzSeq', h.authz_seq) AS head,
  (SELECT digest FROM feed_digest WHERE seq = $2) AS "digestThere",
  coalesce((SELECT json_agg(json_build_array(placement_id, year, admitted, admitted_here, last_seq)) FROM feed_tally WHERE last_seq > $1), '[]') AS tallies,
  coalesce((SELECT json_agg(json_build_array(placement_id, waiting, last_seq)) FROM feed_pipeline WHERE last_seq > $1), '[]') AS pipelines,
  coalesce((SELECT json_agg(json_build_array(committee_id, year, kind, target, version, last_seq)) FROM feed_target WHERE last_seq > $1), '[]') AS targets`;

// The copies of the tree that the sequencer keeps: committees and placements may be ahead of the head.
const WHOLE = `SELECT ${TAIL},
  coalesce((SELECT json_agg(json_build_array(id, kind, name, path, code, last_seq) ORDER BY name, id) FROM feed_committee), '[]') AS committees,
  coalesce((SELECT json_agg(json_build_array(id, child_id, parent_id, valid_from, valid_to)) FROM feed_placement), '[]') AS placements
  FROM feed_head h`;

/**
 * Reads everything in one snapshot.
 * @param seq - the position whose digest is asked for.
 */
export async function readWhole(pool: pg.Pool, seq = -1): Promise<WholeRow> {
  const { rows } = await pool.query<WholeRow>({ text: WHOLE, values: [-1, seq] });
  return one(rows);
}

/** Reads what changed after `seq`, in one snapshot. */
export async function readTail(pool: pg.Pool, seq: number): Promise<TailRow> {
  const { rows } = await pool.query<TailRow>({
    name: 'feed_tail',
    text: `SELECT ${TAIL} FROM feed_head h`,
    values: [seq, seq],
  });
  return one(rows);
}

/**
 * Makes the next position out of everything committed before the call.
 * Returns the position that includes it, or null when another session is at it.
 */
export async function sequence(pool: pg.Pool): Promise<number | null> {
  const { rows } = await pool.query<{ seq: string | null }>({
    name: 'feed_sequence',
    text: 'SELECT feed_sequence() AS seq',
  });
  const { seq } = one(rows);
  return seq === null ? null : Number(seq);
}

/** Gives back the room of rows that have been taken from the inbox: each step reads over what is left of them. */
export async function vacuumInbox(pool: pg.Pool): Promise<void> {
  await pool.query('VACUUM (SKIP_LOCKED, TRUNCATE off) feed_pending');
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

function one<T>(rows: T[]): T {
  const row = rows[0];
  if (row === undefined) throw new Error('feed_head is empty: the database has not been migrated');
  return row;
}
