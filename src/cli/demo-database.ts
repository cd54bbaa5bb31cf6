import pg from 'pg';
import type { DemoData } from '../../prisma/seed/rows.ts';
import { seedDemoData } from '../../prisma/seed/seed-demo-data.ts';
import { type Clock, clockAhead, systemClock, today } from '../calendar.ts';
import { readClockAheadAt, setClockAhead } from '../db/clock-ahead.ts';
import { createDatabaseIfMissing } from '../db/create-database.ts';
import { dropDatabase } from '../db/drop-database.ts';
import { isEmpty } from '../db/is-empty.ts';
import { migrate } from '../db/migrate.ts';
import { MigrationError } from '../db/migration-error.ts';
import { StartError } from '../http/start-error.ts';

/** How the demo's database is brought about. */
export interface DemoDatabaseOptions {
  /** Whether it is made anew. */
  fresh: boolean;
  /** When its clock is to stand as it is made, ms since the epoch; null for now. */
  startsAtMs: number | null;
  /** Whether 2023 is left to be replayed. */
  replay: boolean;
  /** Between two steps; a step itself is never cut short. */
  signal: AbortSignal;
}

/**
 * Brings the database to the newest structure, and loads the demo data when it has none.
 *
 * @returns the data that were loaded, null when there were some; and the clock that the database goes by
 * @throws StartError when what is there cannot be used; nothing is changed then
 */
export async function prepareDemoDatabase(
  url: string,
  { fresh, replay, startsAtMs, signal }: DemoDatabaseOptions,
): Promise<{ data: DemoData | null; clock: Clock }> {
  try {
    if (fresh) await dropDatabase(url);
    signal.throwIfAborted();
    await createDatabaseIfMissing(url);
    signal.throwIfAborted();
    await migrate(url);
    signal.throwIfAborted();
    const empty = await isEmpty(url);
    if (empty && startsAtMs !== null) await setClockAhead(url, startsAtMs - systemClock.now());
    const clock = clockAhead(await readClockAheadAt(url));
    if (!empty) return { data: null, clock };
    console.log('Đang nạp dữ liệu mẫu… / Loading the demo data…');
    return { data: await seedDemoData(url, { today: today(clock), replay, districtsEnd: !replay }), clock };
  } catch (error) {
    if (!(error instanceof MigrationError || error instanceof pg.DatabaseError)) throw error;
    const what =
      error instanceof MigrationError ? error.message : `The demo's database does not work: ${error.message}.`;
    const anew = fresh
      ? 'Move the data folder away to begin with an empty one.'
      : 'Or begin anew, without what was entered: npm run demo -- --fresh';
    throw new StartError(`${what} ${anew}`, { cause: error });
  }
}
