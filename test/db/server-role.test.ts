import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
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
    { ...server.config, database: { url: url.href, directUrl: url.href, poolSize: 5 } },
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
    `mutation ($id: ID!) { recordAdmission(input: {
       candidateId: $id, decisionNumber: "1-QĐ", decisionOn: "2026-01-05", ceremonyOn: "2026-11-22"
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

async function logged(): Promise<number> {
  const { rows } = await owner.query<{ n: number }>('SELECT count(*)::integer AS n FROM access_log');
  return rows[0]?.n ?? 0;
}

it.each([
  ['ALTER TABLE access_log DISABLE TRIGGER ALL', /must be owner of table access_log/],
  ['DELETE FROM access_log', /access_log keeps its history/],
  [`UPDATE access_log SET viewer = 'somebody else'`, /access_log keeps its history/],
  ['TRUNCATE access_log', /permission denied for table access_log/],
  ['DELETE FROM admission', /admission keeps its history/],
  ['DROP TABLE access_log', /must be owner of table access_log/],
  ['CREATE TABLE copied AS TABLE candidate', /permission denied for schema public/],
  ['SET session_replication_role = replica', /permission denied to set parameter/],
])('and whoever has its password cannot: %s', async (sql, refused) => {
  await expect(asServer.query(sql)).rejects.toThrow(refused);
});
