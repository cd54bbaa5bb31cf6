import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { measureAccuracy, plantSample } from './accuracy.ts';
import { drawSample } from './sample-years.ts';

// The figures of docs/measured.md: npm run bench:forecast

const SAMPLE = drawSample(1, [2018, 2019, 2020, 2021, 2022, 2023]);

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  pool.on('error', () => {});
  await plantSample(pool, SAMPLE);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe.each(['06-30', '09-30'])('on %s of years that nobody has told it how they go', (day) => {
  it('the forecast is nearer to the end of the year than the even pace, and than the share of the year before', async () => {
    for (const { of, source, forecast, evenPace, lastYear } of await measureAccuracy(pool, SAMPLE, [2022, 2023], day)) {
      expect(source).toBe('LEARNT');
      expect(forecast, `${of}, against the even pace`).toBeLessThan(evenPace);
      expect(forecast, `${of}, against the year before`).toBeLessThan(lastYear);
    }
  });

  it('about four of five bodies end between low and high', async () => {
    for (const { of, within } of await measureAccuracy(pool, SAMPLE, [2022, 2023], day)) {
      expect(within, of).toBeGreaterThanOrEqual(70);
    }
  });
});
