import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plantDistrict } from '../helpers/live-district.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

// A page far in a long list costs what the first one does: its statement enters an index at the place.

const CELLS = 3_000;

let server: TestServer;
let client: pg.Client;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty', clock: { now: () => Date.now() } });
  client = new pg.Client({ connectionString: server.database.url });
  await client.connect();
  await plantDistrict(client, { cells: CELLS, waiting: 5 });
  await client.query(`UPDATE candidate SET full_name = 'Hoàng Văn ' || substr(md5(id::text), 1, 6)`);
  await client.query('ANALYZE');
  await server.app.services.feed.settle();
});
afterAll(async () => {
  await client.end();
  await server.stop();
});

/** The last statement of a request about a table, with its values, and where the page goes on. */
async function statementOf(
  table: string,
  query: string,
  side: 'after' | 'before',
): Promise<{ text: string; values: unknown[]; place: string }> {
  const { prototype } = pg.Client;
  const { query: run } = prototype;
  let last: { text: string; values: unknown[] } | undefined;
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args as [{ text?: string; values?: unknown[] }, unknown[]?];
    if (first.text?.includes(`FROM "public"."${table}"`))
      last = { text: first.text, values: first.values ?? values ?? [] };
    return Reflect.apply(run, this, args);
  } as typeof run;
  try {
    const { data, errors } = await server.ask('chief', query);
    expect(errors).toBeUndefined();
    if (last === undefined) throw new Error(`${table} was not asked for`);
    const { startCursor, endCursor } = data.list.pageInfo;
    return { ...last, place: side === 'after' ? endCursor : startCursor };
  } finally {
    prototype.query = run;
  }
}

it.each([
  ['candidates by given name', 'candidate', 'candidates(order: GIVEN_NAME, ARGS)', 'given_name'],
  ['candidates by family name', 'candidate', 'candidates(order: FAMILY_NAME, ARGS)', 'full_name'],
  ['committees', 'committee', 'committees(ARGS)', 'name'],
])('a page in the midst of %s is a range of an index', async (_name, table, list, key) => {
  const page = (args: string): string =>
    `{ list: ${list.replace('ARGS', args)} { pageInfo { startCursor endCursor } edges { node { id } } } }`;
  for (const [size, side] of [
    ['first', 'after'],
    ['last', 'before'],
  ] as const) {
    let { place } = await statementOf(table, page(`${size}: 100`), side);
    for (let n = 0; n < 5; n += 1) {
      ({ place } = await statementOf(table, page(`${size}: 100, ${side}: "${place}"`), side));
    }
    const { text, values } = await statementOf(table, page(`${size}: 50, ${side}: "${place}"`), side);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(new RegExp(`Index (Only )?Scan.* on ${table}\\b[^]*Index Cond: .*\\b${key} [<>]= `));
    expect(plan).not.toMatch(new RegExp(`Sort|Seq Scan on ${table}\\b`));
  }
});
