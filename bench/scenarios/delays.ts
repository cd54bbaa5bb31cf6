import type pg from 'pg';
import type { Deliveries } from '../load/commands.ts';
import { monotonicMs } from '../monotonic.ts';

/** How much earlier than the commit a figure may seem to arrive: the clocks of PostgreSQL and Node are compared. */
const CLOCK_TOLERANCE_MS = 2;
/** How often the clocks are compared; the quickest answer counts. */
const CLOCK_SAMPLES = 20;

/** When the admissions of each cell were committed, on the monotonic clock, in their order. */
export async function commitsByCell(pool: pg.Pool): Promise<Map<string, number[]>> {
  const offsetMs = await clockOffset(pool);
  const { rows } = await pool.query<{ id: string; at: number }>(
    `SELECT committee_id AS id, extract(epoch FROM at)::float8 * 1000 AS at FROM bench_commit ORDER BY at`,
  );
  const commits = new Map<string, number[]>();
  for (const { id, at } of rows) {
    const ofCell = commits.get(id) ?? [];
    commits.set(id, ofCell);
    ofCell.push(at - offsetMs);
  }
  return commits;
}

/** What PostgreSQL's clock is ahead of the monotonic one, ms. */
async function clockOffset(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  let quickest = Number.POSITIVE_INFINITY;
  let offset = 0;
  try {
    for (let sample = 0; sample < CLOCK_SAMPLES; sample += 1) {
      const askedAt = monotonicMs();
      const { rows } = await client.query<{ at: number }>(
        'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS at',
      );
      const answeredAt = monotonicMs();
      if (answeredAt - askedAt >= quickest) continue;
      quickest = answeredAt - askedAt;
      offset = (rows[0]?.at ?? Number.NaN) - (askedAt + answeredAt) / 2;
    }
  } finally {
    client.release();
  }
  return offset;
}

/** One delay for each admission and subscriber: a message that shows two more delivers two. */
export function delaysOf(
  { subscriber, value, at }: Deliveries,
  cells: string[],
  start: Map<string, number>,
  commits: Map<string, number[]>,
): { delays: number[]; early: number } {
  const shown = new Map<number, number>();
  const delays: number[] = [];
  let early = 0;
  for (const [index, who] of subscriber.entries()) {
    const cell = cells[who % cells.length] as string;
    const first = start.get(cell) ?? 0;
    const now = value[index] ?? 0;
    for (let figure = shown.get(who) ?? first; figure < now; figure += 1) {
      const delay = (at[index] ?? 0) - (commits.get(cell)?.[figure - first] ?? Number.POSITIVE_INFINITY);
      if (delay < -CLOCK_TOLERANCE_MS) early += 1;
      delays.push(delay);
    }
    shown.set(who, now);
  }
  return { delays, early };
}
