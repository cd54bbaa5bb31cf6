import { request } from 'node:http';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { defaultGateConfig } from '../../src/config/gate-config.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS, within } from '../helpers/within.ts';

/** Operations of one client at once, and the statements of each, one after the other. */
const AT_ONCE = 3;
const YEARS = 20;

const DISTRICT = globalId('Committee', demoIds.lucYen);
const CURVES = `{ committee(id: "${DISTRICT}") { ${Array.from(
  { length: YEARS },
  (_, n) => `y${n}: admissionCurve(year: ${2_001 + n}) { days }`,
).join(' ')} } }`;
const EXPORT = `export/candidates.csv?committee=${DISTRICT}`;

let server: TestServer;
let editor: pg.Client;
/** What one sees of the others stays the same for as long as a transaction lasts. */
let watcher: pg.Client;
const lines: string[] = [];
beforeAll(async () => {
  // What it costs is not what is tried here.
  const gate = { limits: { ...defaultGateConfig.limits, cost: 100_000 } };
  server = await startTestServer({ onLog: (line) => void lines.push(line), gate });
  editor = new pg.Client({ connectionString: server.database.url });
  await editor.connect();
  watcher = new pg.Client({ connectionString: server.database.url });
  await watcher.connect();
});
afterAll(async () => {
  await editor?.end();
  await watcher?.end();
  await server?.stop();
});
afterEach(() => editor.query('ROLLBACK'));

/** Statements of requests that wait for a lock. */
async function waiting(): Promise<number> {
  const { rows } = await watcher.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'ketnap' AND wait_event_type = 'Lock'`,
  );
  return rows[0]?.n ?? 0;
}

/** Holds a table against every reader. */
async function hold(table: string): Promise<void> {
  await editor.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
}

/** Asks over HTTP. Returns what breaks the connection. */
function askAndGo(path: string, token: string, accept: string, body?: object): () => void {
  const asked = request(`${server.app.url}/${path}`, {
    method: body ? 'POST' : 'GET',
    agent: false,
    headers: { authorization: `Bearer ${token}`, accept, 'content-type': 'application/json' },
  });
  asked.on('error', () => {});
  asked.end(body && JSON.stringify(body));
  return () => void asked.destroy();
}

/** Asks over one WebSocket. */
async function socketOf(token: string): Promise<WebSocket> {
  const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws');
  const acknowledged = new Promise((resolve) => socket.once('message', resolve));
  socket.once('open', () => {
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  });
  await within(PATIENCE_MS, 'the socket is taken', acknowledged);
  return socket;
}

const say = (socket: WebSocket, id: number, type: string, payload?: object) =>
  socket.send(JSON.stringify({ id: String(id), type, payload }));
const operations = Array.from({ length: AT_ONCE }, (_, n) => n);

/** How a client asks, and how it goes. */
const CLIENTS: Record<string, { table: string; ask: (token: string) => Promise<() => void> }> = {
  'a request over HTTP that is broken off': {
    table: 'admission',
    ask: async (token) => {
      const all = operations.map(() => askAndGo('graphql', token, 'application/json', { query: CURVES }));
      return () => all.forEach((go) => void go());
    },
  },
  'an event stream that is broken off': {
    table: 'admission',
    ask: async (token) => {
      const all = operations.map(() => askAndGo('graphql', token, 'text/event-stream', { query: CURVES }));
      return () => all.forEach((go) => void go());
    },
  },
  'operations that are completed over a WebSocket': {
    table: 'admission',
    ask: async (token) => {
      const socket = await socketOf(token);
      for (const id of operations) say(socket, id, 'subscribe', { query: CURVES });
      return () => {
        for (const id of operations) say(socket, id, 'complete');
        // Closed when the test is over and not before.
        server.app.services.database.pool.once('release', () => setTimeout(() => socket.close(), 3_000));
      };
    },
  },
  'a WebSocket that is cut': {
    table: 'admission',
    ask: async (token) => {
      const socket = await socketOf(token);
      for (const id of operations) say(socket, id, 'subscribe', { query: CURVES });
      return () => socket.terminate();
    },
  },
  'a file that is no longer wanted': {
    table: 'candidate',
    ask: async (token) => {
      const go = askAndGo(EXPORT, token, '*/*');
      return go;
    },
  },
};

describe.each(Object.entries(CLIENTS))('%s', (_name, { table, ask }) => {
  it('ends with its client: what runs is cancelled, nothing of it begins, and nobody is told of an error', async () => {
    const token = await server.token('demo-district');
    const { pool } = server.app.services.database;
    const before = pool.counts.cancelled.client_gone;
    lines.length = 0;
    await hold(table);
    const { statements } = await countStatements(async () => {
      const go = await ask(token);
      const held = await eventually(PATIENCE_MS, 'its statements wait', async () => (await waiting()) || null);
      go();
      await eventually(PATIENCE_MS, 'they wait no more', async () => (await waiting()) === 0);
      // By themselves they would be given up after 4 s.
      expect(pool.counts.cancelled.client_gone - before).toBeGreaterThanOrEqual(held);
      await editor.query('ROLLBACK');
      // Others have all connections again.
      const { data } = await server.ask('demo-province', `{ committee(id: "${DISTRICT}") { name } }`);
      expect(data.committee.name).toBe('Đảng bộ huyện Lục Yên');
    });
    expect(pool.waitingCount).toBe(0);
    expect(statements.filter((text) => text.includes(table)).length).toBeLessThan(YEARS);
    expect(lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});

describe('one viewer keeps the database busy: 20 operations at once, 90 curves in each', () => {
  const LOTS = `{ committee(id: "${DISTRICT}") { ${Array.from(
    { length: 90 },
    (_, n) => `y${n}: admissionCurve(year: ${1_935 + n}) { days }`,
  ).join(' ')} } }`;

  /** How long others wait for what they read, ms: the middle of 30, and the second longest. */
  async function others(): Promise<{ middleMs: number; longMs: number }> {
    const took: number[] = [];
    const name = `{ committee(id: "${DISTRICT}") { name stageCounts { stage } } }`;
    for (let n = 0; n < 30; n += 1) {
      const startedMs = performance.now();
      const { data } = await server.ask('demo-province', name);
      took.push(performance.now() - startedMs);
      expect(data.committee.name).toBe('Đảng bộ huyện Lục Yên');
    }
    const [, longMs = 0] = took.sort((a, b) => b - a);
    return { longMs, middleMs: took[took.length / 2] ?? 0 };
  }

  it('others are served as before, and it is over when the viewer has gone', async () => {
    const calm = await others();
    lines.length = 0;
    await hold('admission');
    const token = await server.token('demo-district');
    const gone = Array.from({ length: 20 }, () => askAndGo('graphql', token, 'application/json', { query: LOTS }));
    await eventually(PATIENCE_MS, 'its statements wait', async () => (await waiting()) > 0);
    const now = await others();
    expect(now.middleMs).toBeLessThan(Math.max(150, 3 * calm.middleMs));
    // Whoever waits for a connection waits 4 s, as long as its statements may wait for the table.
    expect(now.longMs).toBeLessThan(Math.max(2_000, 3 * calm.longMs));
    await eventually(PATIENCE_MS, 'two of its statements wait', async () => (await waiting()) === 2);
    for (const go of gone) go();
    await eventually(PATIENCE_MS, 'nothing of it is left', async () => (await waiting()) === 0);
    const { pool } = server.app.services.database;
    await eventually(PATIENCE_MS, 'the pool is free', async () => pool.use.taken + pool.use.waiting === 0);
    expect(lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
    const metrics = await (await fetch(`${server.app.url}/metrics`)).text();
    expect(metrics).toMatch(/ketnap_statements_cancelled_total\{reason="client_gone"\} [1-9]/);
  });
});

it('an operation that has taken too long is told so, and it is not a fault of the server', async () => {
  const slow = await startTestServer({ limits: { statementMs: 300 } });
  const blocker = new pg.Client({ connectionString: slow.database.url });
  await blocker.connect();
  try {
    await blocker.query('BEGIN; LOCK TABLE admission IN ACCESS EXCLUSIVE MODE');
    const { errors } = await slow.ask('demo-district', CURVES);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('took longer than it may'),
      extensions: { code: 'UNAVAILABLE' },
    });
    const metrics = await (await fetch(`${slow.app.url}/metrics`)).text();
    expect(metrics).toMatch(/ketnap_unavailable_total\{trouble="cancelled"\} [1-9]/);
  } finally {
    await blocker.end();
    await slow.stop();
  }
});
