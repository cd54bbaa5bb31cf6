import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemoData } from '../../prisma/seed/seed-demo-data.ts';
import { createTestDatabase, DEMO_DAY, type TestDatabase } from '../helpers/test-database.ts';

let database: TestDatabase;
let client: pg.Client;
const lines: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await seedDemoData(database.url, { today: DEMO_DAY, onProgress: (line) => lines.push(line) });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await database?.drop();
});

async function values<T>(sql: string): Promise<T[]> {
  const { rows } = await client.query({ text: sql, rowMode: 'array' });
  return rows.map((row) => row[0] as T);
}

test('brings the feed up to date', async () => {
  expect(await values('select * from feed_differences()')).toEqual([]);
  expect(await values('select id from feed_pending')).toEqual([]);
  expect(lines).toContain('candidate: 1499');
});

test('counts 216 of 216 for Lục Yên in 2023', async () => {
  const admitted = await values<number>(`
    select t.admitted from feed_tally t
    join committee_placement p on p.id = t.placement_id join committee c on c.id = p.child_id
    where c.name = 'Đảng bộ huyện Lục Yên' and t.year = 2023`);
  const planned = await values<number>(`
    select t.target from feed_target t join committee c on c.id = t.committee_id
    where c.name = 'Đảng bộ huyện Lục Yên' and t.year = 2023 and t.kind = 'PLAN'`);
  expect({ admitted, planned }).toEqual({ admitted: [216], planned: [216] });
});

test('gives every committee its place in the tree', async () => {
  expect(await values(`select name from committee where parent_id is null or path = '/'`)).toEqual([
    'Đảng bộ tỉnh Yên Bái',
  ]);
});

test('refuses a database that has committees, and leaves it as it was', async () => {
  const before = await values('select count(*) from stage_change');
  await expect(seedDemoData(database.url, { today: DEMO_DAY })).rejects.toThrow('already has committees');
  expect(await values('select count(*) from stage_change')).toEqual(before);
});
