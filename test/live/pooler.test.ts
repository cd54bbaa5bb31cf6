import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { checkOwnSessions, SessionError } from '../../src/db/check-session.ts';
import { Operation, runOperation } from '../../src/db/operation.ts';
import { databaseTrouble } from '../../src/db/unavailable.ts';
import { type App, startApp } from '../../src/http/app.ts';
import { openLog } from '../../src/http/open-log.ts';
import { StartError } from '../../src/http/start-error.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { type Pooler, startPooler, whyNoPooler } from '../helpers/pooler.ts';
import { demoClock, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, within } from '../helpers/within.ts';

if (whyNoPooler !== null) console.warn(`nothing is tried behind a pooler: ${whyNoPooler}`);

/** The suite's parts that are run behind a pooler once more: the feed, and with `POOLER_PARTS=all` access too. */
const PARTS = [
  'test/admission/record-admission.test.ts',
  'test/live/operation-ids.test.ts',
  ...(process.env.POOLER_PARTS === 'all' ? ['test/api/access.test.ts'] : []),
];
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_MS = 180_000;
/** Longer than a lock is waited for, shorter than a transaction may take. */
const LOCK_WAIT_MS = 30_000;

/** Runs the parts, each test's server with 16 connections to the pooler. */
async function runParts(pooler: Pooler): Promise<{ code: unknown; said: string }> {
  const { adminUrl } = inject('testServer');
  const run = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--testTimeout=120000', '--maxWorkers=1'];
  const child = spawn(process.execPath, [...run, ...PARTS], {
    cwd: PROJECT,
    env: { ...process.env, TEST_DATABASE_URL: adminUrl, TEST_POOLER_URL: pooler.through(adminUrl) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, said };
}

describe.skipIf(whyNoPooler !== null)(
  'behind PgBouncer in transaction mode, with 4 connections to the database',
  () => {
    let pooler: Pooler;
    let server: TestServer;
    let direct: App;
    let parts: Promise<{ code: unknown; said: string }>;
    beforeAll(async () => {
      pooler = await startPooler(inject('testServer').adminUrl, { pool_mode: 'transaction', default_pool_size: 4 });
      // Beside the rest: each part has a database of its own, and four connections to that.
      parts = runParts(pooler);
      server = await startTestServer({ through: pooler.through });
      const database = { ...server.config.database, url: server.config.database.directUrl };
      direct = await startApp({ ...server.config, database }, { log: openLog('silent'), clock: demoClock() });
    });
    afterAll(async () => {
      await direct?.stop();
      await server?.stop();
      await parts;
      await pooler?.stop();
    });

    /** Asks one of the two servers. */
    async function ask(app: App, subject: string, query: string): Promise<object> {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token(subject)}` },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as object;
    }

    it('a grant that ended is over, one of now holds, and its moment is kept as it was', async () => {
      const { database } = server.app.services;
      const hour = 3_600_000;
      const now = demoClock().now();
      const role = { role: 'AUDITOR', committeeId: demoIds.lucYen, grantedBy: 'test' } as const;
      const moments = { ended: [-9 * hour, -hour], begun: [-hour, null], later: [hour, null] } as const;
      for (const [subject, [from, to]] of Object.entries(moments)) {
        const validTo = to === null ? null : new Date(now + to);
        await database.prisma.accessGrant.create({
          data: { ...role, subject, validFrom: new Date(now + from), validTo },
        });
      }
      const answers = await Promise.all(
        Object.keys(moments).map((subject) => ask(server.app, subject, '{ viewer { grants { role } } }')),
      );
      const grants = (list: object[]) => ({ data: { viewer: { grants: list } } });
      expect(answers).toEqual([grants([]), grants([{ role: 'AUDITOR' }]), grants([])]);
      const stored = await database.feedPool.query<{ subject: string; ms: number }>(
        `SELECT subject, extract(epoch FROM valid_from) * 1000 AS ms FROM access_grant WHERE subject = ANY ($1)`,
        [Object.keys(moments)],
      );
      for (const { subject, ms } of stored.rows) {
        expect(Number(ms)).toBe(Math.floor(now) + moments[subject as keyof typeof moments][0]);
      }
    });

    it('whatever is asked by 16 clients at once is answered as it is without a pooler', async () => {
      const DISTRICT = globalId('Committee', demoIds.lucYen);
      const LIST = `id fullName stage stageSince history { changedAt toStage }`;
      const questions = [
        `{ candidates(withinId: "${DISTRICT}", first: 30) { edges { node { ${LIST} } } } }`,
        `{ candidates(withinId: "${DISTRICT}", stage: [DECIDED], first: 10) { totalCount edges { node { ${LIST} admissions { ceremonyOn } } } } }`,
        `{ committee(id: "${DISTRICT}") { quota(year: 2026) { plan admitted } membership(asOf: "2026-11-23") { memberCount } } }`,
        `{ grants(withinId: "${DISTRICT}", first: 20) { edges { node { subject role validFrom validTo } } } }`,
        `{ committee(id: "${DISTRICT}") { stageCounts { stage candidateCount } admissionCurve(year: 2026) { days cumulative } } }`,
      ];
      const inOrder: object[] = [];
      for (const question of questions) inOrder.push(await ask(direct, 'demo-district', question));
      expect(inOrder).toEqual(questions.map(() => ({ data: expect.anything() })));
      const answers = await Promise.all(
        Array.from({ length: 80 }, (_, n) => ask(server.app, 'demo-district', questions[n % questions.length] ?? '')),
      );
      expect(answers).toEqual(answers.map((_, n) => inOrder[n % questions.length]));
    });

    it('an admission reaches boards of both servers, and the records', async () => {
      const { prisma } = server.app.services.database;
      const people = await prisma.candidate.findMany({ where: { stage: 'DECIDED' }, select: { id: true }, take: 12 });
      const answers = await Promise.all(
        people.map(({ id }) =>
          ask(
            server.app,
            'demo-province',
            `mutation { recordAdmission(input: { candidateId: "${globalId('Candidate', id)}", ceremonyOn: "2026-11-22" }) { __typename } }`,
          ),
        ),
      );
      // Some may not be admitted by the rules; what matters is that each is answered, and that the answers are true.
      const said = answers.map(
        (answer) => (answer as { data?: { recordAdmission: { __typename: string } } }).data?.recordAdmission.__typename,
      );
      expect(new Set(said)).toEqual(
        new Set(['AdmissionPayload', 'RuleViolation'].filter((name) => said.includes(name))),
      );
      const admittedNow = await prisma.admission.count({
        where: { candidateId: { in: people.map(({ id }) => id) }, revoked: false },
      });
      expect(admittedNow).toBe(said.filter((name) => name === 'AdmissionPayload').length);
      expect(admittedNow).toBeGreaterThan(0);
      expect(await feedDifferences(server)).toEqual([]);
      await direct.services.feed.settle();
      const admitted = (app: App) =>
        ask(
          app,
          'demo-district',
          `{ committee(id: "${globalId('Committee', demoIds.lucYen)}") { quota(year: 2026) { admitted } } }`,
        );
      const { rows } = await server.app.services.database.feedPool.query<{ n: number }>(
        'SELECT count(*)::integer AS n FROM admission WHERE NOT revoked AND extract(year FROM ceremony_on) = 2026',
      );
      const expected = { data: { committee: { quota: { admitted: rows[0]?.n } } } };
      expect([await admitted(server.app), await admitted(direct)]).toEqual([expected, expected]);
    });

    it(
      'what an editor holds is not waited for longer than without a pooler by writers, and not at all by readers of persons',
      async () => {
        const editor = new pg.Client({ connectionString: server.database.url });
        await editor.connect();
        try {
          await editor.query('BEGIN');
          const { rows } = await editor.query<{ id: string }>(
            `SELECT c.id FROM candidate c JOIN committee k ON k.id = c.committee_id
           WHERE c.stage = 'DECIDED' ORDER BY c.id LIMIT 1 FOR UPDATE OF c`,
          );
          const id = globalId('Candidate', rows[0]?.id ?? '');
          const sinceMs = performance.now();
          const [read, ...written] = await Promise.all([
            ask(server.app, 'demo-province', `{ node(id: "${id}") { ... on Candidate { fullName } } }`),
            ask(
              server.app,
              'demo-province',
              `mutation { recordAdmission(input: { candidateId: "${id}", ceremonyOn: "2026-11-22" }) { __typename } }`,
            ),
            ask(
              server.app,
              'demo-province',
              `mutation { moveCandidateStage(input: { candidateId: "${id}", to: WITHDRAWN, effectiveOn: "2026-11-20" }) { __typename } }`,
            ),
          ]);
          expect(performance.now() - sinceMs).toBeLessThan(LOCK_WAIT_MS);
          expect(read).toMatchObject({ data: { node: { fullName: expect.any(String) } } });
          for (const answer of written) {
            expect(answer).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
          }
        } finally {
          await editor.end();
        }
      },
      LOCK_WAIT_MS * 2,
    );

    it('a statement is cancelled with its operation, or when its time is up, and nobody else is hit', async () => {
      const { pool } = server.app.services.database;
      const LONG = 'SELECT pg_sleep(20)';
      const ended = Array.from({ length: 3 }, () => new Operation('a'));
      const cancelled = ended.map((operation) =>
        runOperation(operation, () => pool.query(LONG).catch(databaseTrouble)),
      );
      const { directUrl } = server.config.database;
      const watcher = new pg.Client({ connectionString: directUrl });
      await watcher.connect();
      await eventually(PATIENCE_MS, 'they run', async () => {
        const { rows } = await watcher.query(
          `SELECT FROM pg_stat_activity WHERE state = 'active' AND query = '${LONG}'`,
        );
        return rows.length === ended.length;
      });
      await watcher.end();
      const others = Array.from({ length: 200 }, (_, n) => pool.query('SELECT $1::integer AS n', [n]));
      for (const operation of ended) operation.end('CLIENT_GONE');
      const overdue = runOperation(new Operation('b', { statementMs: 200 }), () =>
        pool.query(LONG).catch(databaseTrouble),
      );
      expect(await within(PATIENCE_MS, 'all end', Promise.all([...cancelled, overdue]))).toEqual(
        Array(4).fill('cancelled'),
      );
      expect((await Promise.all(others)).map(({ rows }) => rows[0]?.n)).toEqual(others.map((_, n) => n));
    });

    it('a server that has no other address is not started: its boards would not be told', async () => {
      const { url } = server.config.database;
      const config = { ...server.config, database: { ...server.config.database, url, directUrl: url } };
      // Nor does it take the lock of a migration.
      const noMigration = expect(checkOwnSessions(url, 'DATABASE_URL')).rejects.toThrow(SessionError);
      await expect(startApp(config, { log: openLog('silent'), clock: demoClock() })).rejects.toThrow(
        /^DATABASE_DIRECT_URL \(or DATABASE_URL\) leads through a pooler .*transaction mode.* Name the database server itself in DATABASE_DIRECT_URL/,
      );
      await noMigration;
    });

    it('a setting that it does not take is named, with what to do', async () => {
      const { url, directUrl } = server.config.database;
      const database = { ...server.config.database, url: `${url}?options=-c%20geqo%3Doff`, directUrl };
      const start = startApp({ ...server.config, database }, { log: openLog('silent'), clock: demoClock() });
      await expect(start).rejects.toThrow(StartError);
      await expect(start).rejects.toThrow(/Look at DATABASE_URL: .*ignore_startup_parameters = options/);
    });

    it('what the role is set to is found at the start, where it cannot be asked for through it', async () => {
      const { database } = server.config;
      const { directUrl } = database;
      const name = pg.escapeIdentifier(new URL(directUrl).pathname.slice(1));
      const { feedPool } = server.app.services.database;
      await feedPool.query(`ALTER DATABASE ${name} SET default_transaction_isolation = 'serializable'`);
      const fresh = await startPooler(inject('testServer').adminUrl, { pool_mode: 'transaction' });
      try {
        const config = { ...server.config, database: { ...database, url: fresh.through(directUrl) } };
        await expect(startApp(config, { log: openLog('silent'), clock: demoClock() })).rejects.toThrow(
          /^the sessions that DATABASE_URL leads to .*default_transaction_isolation is serializable and must be read committed.*ALTER ROLE \w+ SET default_transaction_isolation = 'read committed'/,
        );
      } finally {
        await fresh.stop();
        await feedPool.query(`ALTER DATABASE ${name} RESET default_transaction_isolation`);
      }
    });

    it("the suite's parts about access and the feed hold", async () => {
      const { code, said } = await parts;
      expect(code, said).toBe(0);
    });
  },
);

describe.skipIf(whyNoPooler !== null)('behind PgBouncer in another mode', () => {
  let server: TestServer;
  beforeAll(async () => {
    // With the time zone of Vietnam, and no pooler yet.
    server = await startTestServer({ through: (url) => url });
  });
  afterAll(() => server?.stop());

  it('sessions that are kept whole do for everything', async () => {
    const pooler = await startPooler(inject('testServer').adminUrl, { pool_mode: 'session', default_pool_size: 40 });
    const url = pooler.through(server.database.url);
    const config = { ...server.config, database: { ...server.config.database, url, directUrl: url } };
    const node = await startApp(config, { log: openLog('silent'), clock: demoClock() });
    try {
      const { rows } = await node.services.database.pool.query('SHOW TimeZone');
      expect(rows).toEqual([{ TimeZone: 'UTC' }]);
    } finally {
      await node.stop();
      await pooler.stop();
    }
  });

  it('transactions that are not kept whole are refused, and what it needs is said', async () => {
    const pooler = await startPooler(inject('testServer').adminUrl, { pool_mode: 'statement' });
    const database = { ...server.config.database, url: pooler.through(server.database.url) };
    try {
      await expect(
        startApp({ ...server.config, database }, { log: openLog('silent'), clock: demoClock() }),
      ).rejects.toThrow(/Look at DATABASE_URL: a pooler must keep transactions whole \(pool_mode = transaction\)/);
    } finally {
      await pooler.stop();
    }
  });
});
