import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { removeAllExpiredKeys } from '../../src/db/housekeeping.ts';
import { type App, startApp } from '../../src/http/app.ts';
import { openLog } from '../../src/http/open-log.ts';
import { demoClock, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const OPERATIONS = readFileSync(fileURLToPath(new URL('../../docs/operations.md', import.meta.url)), 'utf8');

const role = `ketnap_server_${randomBytes(4).toString('hex')}`;
let server: TestServer;
let owner: pg.Client;
let asServer: pg.Client;
let app: App;
beforeAll(async () => {
  server = await startTestServer();
  owner = new pg.Client({ connectionString: server.database.url });
  await owner.connect();
  const [, sql = ''] = /```sql\n(CREATE ROLE[\s\S]+?)```/.exec(OPERATIONS) ?? [];
  await owner.query(sql.replaceAll('ketnap_server', role));
  const url = new URL(server.database.url);
  url.username = role;
  asServer = new pg.Client({ connectionString: url.href });
  await asServer.connect();
  app = await startApp(
    { ...server.config, database: { ...server.config.database, url: url.href, directUrl: url.href } },
    { log: openLog('silent'), clock: demoClock() },
  );
});
afterAll(async () => {
  await app?.stop();
  await asServer?.end();
  await owner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  await owner.end();
  await server.stop();
});

async function ask(query: string, variables: object = {}) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token('demo-district')}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
}

it('a server with the role of docs/operations.md admits, gives roles, and reads persons', async () => {
  const { rows } = await owner.query<{ id: string }>(`SELECT id FROM candidate WHERE stage = 'DECIDED' LIMIT 1`);
  const admitted = await ask(
    `mutation ($id: ID!) { recordAdmission(key: "once", input: {
       candidateId: $id, ceremonyOn: "2026-11-22"
     }) { ... on AdmissionPayload { cursor } ... on UserError { message } } }`,
    { id: globalId('Candidate', rows[0]?.id ?? '') },
  );
  expect(admitted).toEqual({ data: { recordAdmission: { cursor: expect.stringMatching(/^k1\./) } } });
  const granted = await ask(
    `mutation ($id: ID!) { grantRole(input: { subject: "new", role: DASHBOARD, committeeId: $id, reason: "wall" }) {
       __typename ... on UserError { message } } }`,
    { id: globalId('Committee', demoIds.lucYen) },
  );
  expect(granted).toEqual({ data: { grantRole: { __typename: expect.stringMatching(/Payload$/) } } });
  const before = await logged();
  const read = await ask('{ candidates(first: 3) { edges { node { fullName } } } }');
  expect(read.errors).toBeUndefined();
  expect(await logged()).toBeGreaterThan(before);
});

it('it removes used keys whose time is over', async () => {
  await owner.query(`UPDATE used_key SET used_at = now() - interval '8 days'`);
  await removeAllExpiredKeys(app.services.database.pool);
  expect((await owner.query('SELECT FROM used_key')).rowCount).toBe(0);
});

async function logged(): Promise<number> {
  const { rows } = await owner.query<{ n: number }>('SELECT count(*)::integer AS n FROM access_log');
  return rows[0]?.n ?? 0;
}

it.each([
  ['ALTER TABLE access_look DISABLE TRIGGER ALL', /must be owner of table access_look/],
  ['DELETE FROM access_look', /access_look_\d{4}_\d{2} keeps its history/],
  ['DELETE FROM access_look_MONTH', /access_look_\d{4}_\d{2} keeps its history/],
  [`UPDATE access_look SET viewer = 'somebody else'`, /access_look_\d{4}_\d{2} keeps its history/],
  [`UPDATE access_look_MONTH SET at = '2020-01-01'`, /access_look_\d{4}_\d{2} keeps its history/],
  ['TRUNCATE access_look', /permission denied for table access_look/],
  ['TRUNCATE access_look_MONTH', /permission denied for table access_look_/],
  ['ALTER TABLE access_look DETACH PARTITION access_look_MONTH', /must be owner of table access_look/],
  ['DROP TABLE access_look_MONTH', /must be owner of table access_look_/],
  [`SELECT access_look_month('2050-01-01')`, /permission denied for schema public/],
  ['DELETE FROM admission', /admission keeps its history/],
  ['DROP TABLE access_look', /must be owner of table access_look/],
  ['DROP VIEW access_log', /must be owner of view access_log/],
  ['CREATE TABLE copied AS TABLE candidate', /permission denied for schema public/],
  ['SET session_replication_role = replica', /permission denied to set parameter/],
])('and whoever has its password cannot: %s', async (sql, refused) => {
  const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7).replace('-', '_');
  await expect(asServer.query(sql.replace('MONTH', month))).rejects.toThrow(refused);
});

it('it makes the coming months of the access log, and needs none of them to log', async () => {
  const { rows } = await owner.query<{ month: string }>(
    `SELECT inhrelid::regclass::text AS month FROM pg_inherits WHERE inhparent = 'access_look'::regclass
     AND inhrelid <> 'access_look_other'::regclass ORDER BY 1`,
  );
  expect(rows).toHaveLength(4);
  const [now, ...coming] = rows.map(({ month }) => month);
  for (const month of coming) await owner.query(`DROP TABLE ${month}`);
  const made = async (client: pg.Client): Promise<number> =>
    (await client.query<{ n: number }>('SELECT access_look_months() AS n')).rows[0]?.n ?? 0;
  // Two servers at once make each of them once.
  const another = new pg.Client({ connectionString: server.database.url });
  await another.connect();
  const both = await Promise.all([made(asServer), made(another)]);
  await another.end();
  expect(both.toSorted()).toEqual([0, 3]);
  for (const part of [...coming, 'access_look_other', 'access_look']) {
    await expect(owner.query(`TRUNCATE ${part}`), part).rejects.toThrow(/keeps its history/);
  }
  // As in a month that nobody has made.
  const [detach = ''] = /ALTER TABLE access_look DETACH [^;]+;/.exec(OPERATIONS) ?? [];
  await owner.query(`${detach.replace('access_look_2026_11', now ?? '')} DROP TABLE ${now}`);
  const read = await ask('{ candidates(first: 3) { edges { node { fullName } } } }');
  expect(read.errors).toBeUndefined();
  expect(await logged()).toBe(3);
  expect(await made(asServer)).toBe(0);
  expect(await logged()).toBe(3);
});
