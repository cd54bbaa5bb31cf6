import { EventSource } from 'eventsource';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeAllOldTickets } from '../../src/db/housekeeping.ts';
import type { App } from '../../src/http/app.ts';
import { type LiveDistrict, openPool, plantDistrict } from '../helpers/live-district.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

const lines: string[] = [];
let server: TestServer;
let other: App;
let editor: pg.Pool;
let district: LiveDistrict;

beforeAll(async () => {
  server = await startTestServer({
    from: 'empty',
    clock: { now: () => Date.now() },
    onLog: (line) => lines.push(line),
  });
  other = await server.node();
  editor = openPool(server.database);
  district = await plantDistrict(editor);
  // Both nodes know it before anybody asks.
  for (const { services } of [server.app, other]) {
    const { feed } = services;
    await eventually(PATIENCE_MS, 'the district', async () => {
      await feed.settle();
      return feed.state.committees.has(district.district);
    });
  }
});
afterAll(async () => {
  await editor.end();
  await server.stop();
});

const BOARD = `subscription ($committeeId: ID!, $year: Int!) {
  quotaBoard(committeeId: $committeeId, year: $year) { kind cursor rows { name } }
}`;

/** Asks for a ticket, as a page does. */
async function askTicket(forSeconds?: number): Promise<string> {
  const authorization = `Bearer ${await server.token('chief', forSeconds)}`;
  const answer = await fetch(new URL('/ticket', server.url), { method: 'POST', headers: { authorization } });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const body = (await answer.json()) as { ticket: string; expiresInSeconds: number };
  expect(body).toEqual({ ticket: expect.stringMatching(/^[\w-]{43}$/), expiresInSeconds: 60 });
  return body.ticket;
}

function addressOf(ticket: string, { query = BOARD, at = server.url, ...more }: Record<string, string> = {}): URL {
  const address = new URL('/graphql', at);
  const { committeeId, year } = district.board;
  const parameters = { query, variables: JSON.stringify({ committeeId, year }), ticket, ...more };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address;
}

const open = (ticket: string, more?: Record<string, string>): Promise<Response> =>
  fetch(addressOf(ticket, more), { headers: { accept: 'text/event-stream' } });

interface Frame {
  data?: { quotaBoard: { kind: string; cursor: string; rows: { name: string }[] } };
  errors?: { extensions: { code: string } }[];
}

/** The first frame that EventSource is given, as in a browser: no header can be said. */
function firstFrame(address: URL): Promise<Frame> {
  const source = new EventSource(address);
  return new Promise<Frame>((resolve, reject) => {
    source.addEventListener('next', ({ data }) => resolve(JSON.parse(data)));
    source.onerror = ({ code }) => reject(new Error(`no frame: ${code}`));
  }).finally(() => source.close());
}

it('EventSource opens a board by a ticket, and a new one goes on where that stood', async () => {
  const first = await firstFrame(addressOf(await askTicket()));
  expect(first.data?.quotaBoard).toMatchObject({ kind: 'SNAPSHOT' });
  expect(first.data?.quotaBoard.rows).toHaveLength(1 + district.communes.length);
  const lastEventId = first.data?.quotaBoard.cursor ?? '';
  const next = await firstFrame(addressOf(await askTicket(), { lastEventId }));
  expect(next.data?.quotaBoard).toMatchObject({ kind: 'HEARTBEAT', rows: [] });
});

it('a ticket opens one stream, on whatever node; EventSource does not come back with a used one', async () => {
  const ticket = await askTicket();
  const answers = await Promise.all([server.url, other.url].map((at) => open(ticket, { at })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 204]);
  for (const { body } of answers) await body?.cancel();
  const source = new EventSource(addressOf(ticket));
  await new Promise((resolve) => {
    source.onerror = resolve;
  });
  expect(source.readyState).toBe(EventSource.CLOSED);
});

it('a ticket that is older than a minute opens nothing, and is removed', async () => {
  const [ticket, unused] = [await askTicket(), await askTicket()];
  await editor.query(`UPDATE ticket SET made_at = made_at - interval '61 seconds'`);
  const young = await askTicket();
  expect((await open(ticket)).status).toBe(204);
  await removeAllOldTickets(server.app.services.database.pool);
  expect((await editor.query('SELECT FROM ticket')).rowCount).toBe(1);
  expect((await open(unused)).status).toBe(204);
  const answer = await open(young);
  expect(answer.status).toBe(200);
  await answer.body?.cancel();
});

it('its stream ends with the session in which it was made', async () => {
  const ticket = await askTicket(1);
  const answer = await open(ticket);
  // The clocks may differ by a few seconds: the session lasts that much longer.
  expect(await answer.text()).toContain('"TOKEN_EXPIRED"');
});

it('a ticket of a session that is over opens nothing', async () => {
  const ticket = await askTicket();
  await editor.query('UPDATE ticket SET session_ends_at = now()');
  expect((await open(ticket)).status).toBe(204);
});

describe('a ticket is good for live boards alone', () => {
  it('not for a query, which is not even run', async () => {
    const answer = await open(await askTicket(), { query: '{ viewer { subject } }' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('not as a token', async () => {
    const ticket = await askTicket();
    const headers = { authorization: `Bearer ${ticket}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ query: '{ viewer { subject } }' });
    expect((await fetch(server.url, { method: 'POST', headers, body })).status).toBe(401);
    const file = new URL(`/export/quota-board.csv?ticket=${ticket}`, server.url);
    expect((await fetch(file)).status).toBe(401);
  });
});

it.each([
  ['without a token', {}, 401, 'UNAUTHENTICATED'],
  ['with a token that is none', { authorization: 'Bearer x' }, 401, 'UNAUTHENTICATED'],
])('%s nobody gets a ticket', async (_, headers, status, code) => {
  const answer = await fetch(new URL('/ticket', server.url), { method: 'POST', headers });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code } }] });
});

it('is asked for by POST, and not by a page from elsewhere', async () => {
  expect((await fetch(new URL('/ticket', server.url))).status).toBe(405);
  const headers = { origin: 'https://elsewhere.example' };
  expect((await fetch(new URL('/ticket', server.url), { method: 'POST', headers })).status).toBe(403);
});

it('whoever asks for too many waits', async () => {
  const narrow = await startTestServer({ from: 'empty', shares: { costPerSecond: 1, costAtOnce: 50 } });
  const headers = { authorization: `Bearer ${await narrow.token('greedy')}` };
  const answers: Response[] = [];
  for (let n = 0; n < 3; n += 1) answers.push(await fetch(new URL('/ticket', narrow.url), { method: 'POST', headers }));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 429]);
  expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
  await narrow.stop();
});

it('stands nowhere: not in the log, not in the database', async () => {
  const ticket = await askTicket();
  const { rows } = await editor.query<{ row: string }>('SELECT t::text AS row FROM ticket t');
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(ticket);
  expect(JSON.stringify(rows)).not.toContain(Buffer.from(ticket, 'base64url').toString('hex'));
  const answer = await open(ticket);
  await answer.body?.cancel();
  await expect.poll(() => lines.filter((line) => line.includes('/graphql')).length).toBeGreaterThan(0);
  expect(lines.join()).not.toContain(ticket);
});
