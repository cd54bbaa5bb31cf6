import type pg from 'pg';
import { type BoardClient, WATCH_BOARD } from './board-client.ts';
import type { LiveBoard } from './live-board.ts';
import { admitBySql, admittedOnRecord, type LiveDistrict } from './live-district.ts';
import { PATIENCE_MS } from './within.ts';

/** What a system may hold of a connection nobody reads (4 MB by default on Linux), and some more, bytes. */
const FULL_BYTES = 5_500_000;

/** The board with the names over and over: on a district with long names a frame is as large as one of 388 rows. */
export const WIDE_BOARD = WATCH_BOARD.replace(
  'rows {',
  `rows { ${Array.from({ length: 6 }, (_, n) => `again${n}: name`).join(' ')}`,
);

/** The admissions a board with long names shows for its district. */
export function districtShows(board: BoardClient): number {
  return [...board.rows.values()].find(({ name }) => name.startsWith('Huyện'))?.admitted ?? Number.NaN;
}

/**
 * Changes every row of the board, again and again, until nobody's socket can hold what it was sent; each change once
 * all the witnesses show the one before. Returns how long each took until they did, ms.
 * @param afterEach - called after each change with how many there were.
 */
export async function flood(
  pool: pg.Pool,
  district: LiveDistrict,
  witnesses: LiveBoard[],
  afterEach: (changes: number) => Promise<void> = async () => {},
): Promise<number[]> {
  let changes = 0;
  let bytes = 0;
  const tookMs: number[] = [];
  while (bytes < FULL_BYTES) {
    await admitBySql(pool, district, district.cells);
    const startedAt = performance.now();
    await allShow(witnesses, await admittedOnRecord(pool, district), PATIENCE_MS);
    tookMs.push(performance.now() - startedAt);
    changes += 1;
    await afterEach(changes);
    const [first] = witnesses;
    // Three bytes a letter; the names are nearly all there is, once as themselves and six times again.
    for (const { name } of first?.board.rows.values() ?? []) bytes += 7 * Buffer.byteLength(name);
  }
  return tookMs;
}

/** Waits until all boards show a figure for the district. */
export async function allShow(lives: LiveBoard[], admitted: number, ms: number): Promise<void> {
  await Promise.all(
    lives.map((live) => live.shows(ms, `${admitted} admissions`, (board) => districtShows(board) === admitted)),
  );
}
