import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

// Access is asserted on what is locked: who may not holds nobody up and learns nothing, who may no longer is refused.

let server: TestServer;
let editor: pg.Client;
beforeAll(async () => {
  server = await startTestServer();
  editor = new pg.Client({ connectionString: server.database.url });
  await editor.connect();
});
afterEach(() => editor.query('ROLLBACK'));
afterAll(async () => {
  await editor.end();
  await server.stop();
});

const setQuota = (target: number): string =>
  `setQuota(input: { committeeId: "${globalId('Committee', demoIds.kheoLeng)}", year: 2051, target: ${target}, expectedVersion: 0 })`;

/** The code of what kept a mutation from being done; the type of the answer where it was. */
async function ask(subject: string, mutation: string): Promise<string> {
  const { data } = await server.ask(subject, `mutation { it: ${mutation} { __typename ... on UserError { code } } }`);
  return data.it.code ?? data.it.__typename;
}

it.each([3, -1])('who may not is told so at once, whoever holds the quotas (a target of %i)', async (target) => {
  await editor.query('BEGIN');
  await editor.query('SELECT id FROM committee WHERE id = $1 FOR NO KEY UPDATE', [demoIds.kheoLeng]);
  // Whoever waited for the lock would be told in the end that somebody holds it.
  expect(await ask('demo-auditor', setQuota(target))).toBe('NOT_FOUND');
  expect(await ask('demo-cell', setQuota(target))).toBe('FORBIDDEN');
});

it.each([3, -1])('who may no longer behind the lock is refused (a target of %i)', async (target) => {
  const { rows } = await editor.query('SELECT path FROM committee WHERE id = $1', [demoIds.kheoLeng]);
  const move = 'UPDATE committee SET path = $2 WHERE id = $1';
  await editor.query('BEGIN');
  await editor.query(move, [demoIds.kheoLeng, '/987654/']);
  const asked = ask('demo-commune', setQuota(target));
  await eventually(PATIENCE_MS, 'it waits for the quotas', async () => {
    const waiting = await editor.query(
      'SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))',
    );
    return waiting.rowCount === 1;
  });
  await editor.query('COMMIT');
  expect(await asked).toBe('NOT_FOUND');
  await editor.query(move, [demoIds.kheoLeng, rows[0].path]);
  // The node has it in its place again.
  await server.app.services.feed.settle();
});

it('who may is told of a mistake in the form, and else it is done', async () => {
  expect(await ask('demo-commune', setQuota(-1))).toBe('INVALID_INPUT');
  expect(await ask('demo-commune', setQuota(3))).toBe('SetQuotaPayload');
});
