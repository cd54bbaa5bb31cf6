import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAhead, momentOf, systemClock, today } from '../../src/calendar.ts';
import { readClockAhead, setClockAhead } from '../../src/db/clock-ahead.ts';
import { checkClock } from '../../src/http/start-checks.ts';
import { StartError } from '../../src/http/start-error.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

// A demo may stand on another day. Its database, its tokens and its nodes go by one clock; nobody else takes it for his.

let database: TestDatabase;
let pool: pg.Pool;
const ahead = momentOf('2023-12-18', '08:00') - systemClock.now();
beforeAll(async () => {
  database = await createTestDatabase();
  await setClockAhead(database.url, ahead);
  pool = new pg.Pool({ connectionString: database.url });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('a database whose clock stands on another day', () => {
  it('takes that day for today, writes its moments by it, and so does its feed', async () => {
    const { rows } = await pool.query(
      `INSERT INTO committee (id, kind, name, founded_on) VALUES (gen_random_uuid(), 'PROVINCE', 'Tỉnh', '2020-01-01')
       RETURNING local_today()::text AS today, created_at::date::text AS created`,
    );
    expect(rows).toEqual([{ today: '2023-12-18', created: '2023-12-18' }]);
    await pool.query('SELECT feed_sequence()');
    const { rows: heads } = await pool.query('SELECT day::text AS day, at::date::text AS at FROM feed_head');
    expect(heads).toEqual([{ day: '2023-12-18', at: '2023-12-18' }]);
  });

  it('is refused to a server that stands on its own day, and open to one that goes by it', async () => {
    await expect(checkClock(pool, systemClock)).rejects.toThrow(StartError);
    await expect(checkClock(pool, systemClock)).rejects.toThrow('stands on another day');
    const clock = clockAhead(await readClockAhead(pool));
    expect(today(clock)).toBe('2023-12-18');
    await checkClock(pool, clock);
  });
});

it('no statement reads the time past the clock of its database', () => {
  const found = ['prisma/sql', 'src/db', 'src/resolvers']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
    .filter((file) => /\.(sql|ts)$/.test(file) && !file.includes('/generated/') && file !== 'src/db/migrate.ts')
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        // The digest of a position takes the time for chance.
        .filter(
          (line) =>
            /(?<!\.)\b(now|clock_timestamp)\(\)(?! \+ clock_ahead\(\))/.test(line) && !/next_digest :=/.test(line),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
