import type pg from 'pg';
import { COLUMNS, limit, one, PIPELINES_SHOWN, STAND, type StandRow, showsYet, type WholePart } from './feed.ts';

/** Rows of a part: some milliseconds of a node. */
const PART = 2_500;
/** Longest time of a part, where other statements of the feed have the limit of its pool, ms: the first sorts them all. */
const PART_MS = 120_000;

/** A statement that answers with parts, each of them one value. */
const parted = (columns: string, table: string, order = ''): string =>
  `SELECT json_agg(row ORDER BY n) AS rows FROM (
     SELECT json_build_array(${columns}) AS row, row_number() OVER (${order}) - 1 AS n FROM ${table}
   ) AS numbered GROUP BY n / ${PART} ORDER BY n / ${PART}`;

const PARTS = {
  committees: parted(COLUMNS.committees, 'feed_committee', 'ORDER BY name, id'),
  placements: parted(COLUMNS.placements, `feed_placement p WHERE ${showsYet('p')}`),
  tallies: parted(COLUMNS.tallies, 'feed_tally'),
  pipelines: parted(COLUMNS.pipelines, PIPELINES_SHOWN),
  targets: parted(COLUMNS.targets, 'feed_target'),
  forecasts: parted(COLUMNS.forecasts, 'feed_forecast'),
  roots: parted(COLUMNS.roots, 'feed_root'),
  topics: parted(COLUMNS.topics, 'feed_topic'),
};

/**
 * Reads everything, in one snapshot and in parts: the stand first, then the tree, then what is counted on it. The tree is
 * the copy that the sequencer keeps: committees and placements may be ahead of the head.
 * @param seq - the position whose digest is asked for, and whose grants changed since.
 */
export async function* readWhole(pool: pg.Pool, seq = -1): AsyncGenerator<WholePart, void, undefined> {
  const client = await pool.connect();
  let isOver = false;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<StandRow>({ text: `SELECT ${STAND} FROM feed_head h`, values: [seq] });
    yield { of: 'stand', ...one(rows) };
    for (const [of, sql] of Object.entries(PARTS)) {
      await client.query(`DECLARE part NO SCROLL CURSOR FOR ${sql}`);
      for (;;) {
        const [part] = (await client.query({ text: 'FETCH 1 FROM part', ...limit(PART_MS) })).rows;
        if (part === undefined) break;
        yield { of, rows: part.rows } as WholePart;
      }
      await client.query('CLOSE part');
    }
    await client.query('COMMIT');
    isOver = true;
  } finally {
    // Where it was left in the middle, the transaction goes with its connection.
    client.release(!isOver);
  }
}
