import type pg from 'pg';
import { removeOldTickets } from './queries/tickets.ts';
import { removeExpiredKeys } from './queries/used-keys.ts';

const HOUR_MS = 3_600_000;

/** Rows that one statement removes: it is over in a moment, and holds nobody up. */
const ROWS_A_STEP = 500;

/** Something that a server does for its database, now and then. */
interface Chore {
  /** What the log says where it fails. */
  failed: string;
  everyMs: number;
  run(pool: pg.Pool): Promise<unknown>;
}

const chores: readonly Chore[] = [
  {
    // Looks of a month that is not ready are kept in a partition for all others.
    failed: 'the access log is not ready for the coming months',
    everyMs: 24 * HOUR_MS,
    run: (pool) => pool.query('SELECT access_look_months()'),
  },
  { failed: 'used keys whose time is over could not be removed', everyMs: HOUR_MS, run: removeAllExpiredKeys },
  { failed: 'tickets that nobody used could not be removed', everyMs: HOUR_MS, run: removeAllOldTickets },
];

/**
 * Does what the database needs: now, and then each chore in its own time. What fails is tried again the next time; several
 * servers do not hold each other up.
 * @param onFailed - told of a failure.
 * @returns what ends it.
 */
export function keepHouse(pool: pg.Pool, onFailed: (what: string, error: unknown) => void): () => void {
  const timers = chores.map(({ failed, everyMs, run }) => {
    const look = (): void => void run(pool).catch((error: unknown) => onFailed(failed, error));
    look();
    return setInterval(look, everyMs).unref();
  });
  return () => timers.forEach(clearInterval);
}

/** Removes used keys whose time is over, some at a time. */
export async function removeAllExpiredKeys(pool: pg.Pool): Promise<void> {
  await removeAll(pool, removeExpiredKeys);
}

/** Removes tickets that nobody used in time, some at a time. */
export async function removeAllOldTickets(pool: pg.Pool): Promise<void> {
  await removeAll(pool, removeOldTickets);
}

async function removeAll(pool: pg.Pool, removeSome: (pool: pg.Pool, most: number) => Promise<number>): Promise<void> {
  while ((await removeSome(pool, ROWS_A_STEP)) === ROWS_A_STEP);
}
