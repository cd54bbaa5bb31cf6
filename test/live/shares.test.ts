import { once } from 'node:events';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { threeTransports } from '../attack/three-transports.ts';
import { WATCH_BOARD } from '../helpers/board-client.ts';
import { type LiveBoard, openBoard, TRANSPORTS, watchBoard } from '../helpers/live-board.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

const WAIT_MS = 3_000;
/** Of the budget of a viewer. */
const PER_SECOND = 200;
/** The advisory lock that holds them. */
const HELD = 4_711;
/** One that waits for as long as its rows are held. */
const SLOW = '{ inspectionProgrammes(first: 1) { edges { node { id } } } }';
const QUICK = '{ viewer { subject } }';
const LUC_YEN = globalId('Committee', demoIds.lucYen);
const BOARD = { committeeId: LUC_YEN, year: 2023, depth: 'CHILDREN' };
const WHOLE = { ...BOARD, year: 2026, depth: 'SUBTREE' };
/** Asks so much of each of the 388 rows of the district: a twentieth of a unit for each figure of a row. */
const figures = (count: number): string => Array.from({ length: count }, (_, n) => `f${n}: admitted`).join(' ');
const dear = (count: number): string =>
  `{ quotaBoard(committeeId: "${LUC_YEN}", year: 2026, depth: SUBTREE) { rows { ${figures(count)} } } }`;
const dearBoard = (count: number): string => WATCH_BOARD.replace('rows {', `rows { ${figures(count)} `);
const WAYS = ['HTTP', 'SSE', 'WebSocket'] as const;

let server: TestServer;
let locker: pg.Client;
beforeAll(async () => {
  server = await startTestServer({
    limits: { statementMs: 60_000 },
    shares: {
      operationsPerViewer: 2,
      waitingPerViewer: 3,
      waitMs: WAIT_MS,
      costPerSecond: PER_SECOND,
      costAtOnce: 2_000,
      liveRowsPerViewer: 1_000,
      liveBoardsPerViewer: 4,
      shared: new Map([['demo-cell', 2]]),
    },
  });
  locker = new pg.Client({ connectionString: server.database.url });
  await locker.connect();
  // Whoever waits for a lock is told after 4 s that it is busy, and no machine must be as fast as that.
  await locker.query(
    `ALTER TABLE inspection_programme RENAME TO programme_on_record;
     CREATE FUNCTION when_free() RETURNS SETOF programme_on_record LANGUAGE plpgsql AS $$
     BEGIN
       WHILE NOT pg_try_advisory_xact_lock_shared(${HELD}) LOOP PERFORM pg_sleep(0.01); END LOOP;
       RETURN QUERY SELECT * FROM programme_on_record;
     END $$;
     CREATE VIEW inspection_programme AS SELECT * FROM when_free()`,
  );
});
afterEach(() => release());
afterAll(async () => {
  await locker.end();
  await server.stop();
});

const hold = (): Promise<unknown> => locker.query(`SELECT pg_advisory_lock(${HELD})`);
const release = (): Promise<unknown> => locker.query('SELECT pg_advisory_unlock_all()');

/** Resolves when so many run and wait. */
const under = (running: number, waiting: number): Promise<true> =>
  eventually(PATIENCE_MS, `${running} run and ${waiting} wait`, async () => {
    const text = await (await fetch(`${server.app.url}/metrics`)).text();
    return text.includes(`ketnap_operations ${running}\n`) && text.includes(`ketnap_operations_waiting ${waiting}\n`);
  });

async function post(token: string, accept: string, query = QUICK): Promise<Response> {
  return fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, accept },
    body: JSON.stringify({ query }),
  });
}

describe('a viewer who has all of its operations under way', () => {
  it.each(WAYS)('waits for its turn over %s, over whatever the others came, and nobody else does', async (way) => {
    await hold();
    const token = await server.token('demo-district');
    const ways = threeTransports(server);
    const slow = [ways.HTTP({ query: SLOW }, token), ways.WebSocket({ query: SLOW }, token)];
    await under(2, 0);
    const waiting = ways[way]({ query: QUICK }, token);
    await under(2, 1);
    expect((await server.ask('demo-commune', QUICK)).errors).toBeUndefined();
    await release();
    expect(await waiting).toEqual({ data: { viewer: { subject: 'demo-district' } } });
    for (const answer of await Promise.all(slow)) expect(answer.errors).toBeUndefined();
  });

  it('is refused over each transport when it has waited for too long, or too many wait', async () => {
    await hold();
    const token = await server.token('demo-district');
    const ways = threeTransports(server);
    const slow = [ways.HTTP({ query: SLOW }, token), ways.SSE({ query: SLOW }, token)];
    await under(2, 0);
    const askAll = () => WAYS.map((way) => ways[way]({ query: QUICK }, token));
    const waits = askAll();
    await under(2, 3);
    for (const { data, errors } of [...(await Promise.all(askAll())), ...(await Promise.all(waits))]) {
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'TOO_MANY_OPERATIONS', retryAfter: 3 } }]);
      expect(Object.keys(errors?.[0]?.extensions ?? {})).toEqual(['code', 'retryAfter']);
    }
    await release();
    for (const answer of await Promise.all(slow)) expect(answer.errors).toBeUndefined();
  });

  it('is told so by the status of HTTP, of an event stream and of an export', async () => {
    await hold();
    const token = await server.token('demo-district');
    const slow = [post(token, 'application/json', SLOW), post(token, 'application/json', SLOW)];
    await under(2, 0);
    const file = `${server.app.url}/export/quota-board.csv?committee=${LUC_YEN}&year=2023`;
    const answers = await Promise.all([
      post(token, 'application/json'),
      post(token, 'application/graphql-response+json'),
      post(token, 'text/event-stream'),
      fetch(file, { headers: { authorization: `Bearer ${token}` } }),
    ]);
    for (const { status, headers } of answers) {
      expect(status).toBe(429);
      expect(headers.get('retry-after')).toBe('3');
    }
    await release();
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('does not wait for a file whose client has gone', async () => {
    await hold();
    const token = await server.token('demo-district');
    const slow = [post(token, 'application/json', SLOW), post(token, 'application/json', SLOW)];
    await under(2, 0);
    const file = `${server.app.url}/export/quota-board.csv?committee=${LUC_YEN}&year=2023`;
    const leave = new AbortController();
    const asked = fetch(file, { headers: { authorization: `Bearer ${token}` }, signal: leave.signal });
    await under(2, 1);
    leave.abort();
    await expect(asked).rejects.toThrow('aborted');
    await under(2, 0);
    await release();
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('has its live boards come back later, and those that run go on', async () => {
    await hold();
    const token = await server.token('demo-district');
    const request = { url: server.url, token, variables: BOARD };
    const live = await openBoard('WebSocket', request);
    const slow = [post(token, 'application/json', SLOW), post(token, 'application/json', SLOW)];
    await under(2, 0);
    const late = TRANSPORTS.map((transport) => watchBoard(transport, request));
    let raw = '';
    for (const one of late)
      one.onRaw = (text) => {
        raw += text;
      };
    // Not an error, and not the end: after either clients do not come back.
    const [overSocket, overEvents] = await Promise.all(late.map((one) => one.endedWithin(PATIENCE_MS)));
    expect(overSocket).toEqual({ code: 1013, error: null, complete: false });
    expect(overEvents).toEqual({ code: null, error: null, complete: false });
    expect(raw).toContain('retry: 10000\n');
    expect(live.over).toBe(false);
    await release();
    await Promise.all(slow);
    for (const transport of TRANSPORTS) (await openBoard(transport, request)).vanish();
    live.vanish();
  });

  it('counts as many viewers as the setting says of a token that many screens share', async () => {
    await hold();
    const token = await server.token('demo-cell');
    const slow = Array.from({ length: 4 }, () => post(token, 'application/json', SLOW));
    await under(4, 0);
    const waiting = Array.from({ length: 6 }, () => post(token, 'application/json'));
    await under(4, 6);
    await release();
    for (const { status } of await Promise.all([...slow, ...waiting])) expect(status).toBe(200);
  });
});

/** What is said to who has spent its budget. */
interface Spent {
  retryAfter: number;
  cost: { requested: number; left: number; fullAfter: number };
}

describe('a viewer who has spent its budget', () => {
  /** Somebody with a budget of their own, who may see the district. */
  const viewer = async (subject: string): Promise<string> => {
    await server.grant(subject, 'DASHBOARD', demoIds.lucYen);
    // A frame that a grant overtakes is made once more.
    await server.app.services.feed.settle();
    return server.token(subject);
  };
  const leftOf = async (token: string): Promise<number> => {
    const { extensions } = await threeTransports(server).HTTP({ query: QUICK, extensions: { cost: true } }, token);
    return (extensions as { cost: { left: number } }).cost.left;
  };

  it.each(WAYS)('is told so over %s, and when to ask again', async (way) => {
    const token = await viewer(`spender over ${way}`);
    const send = threeTransports(server)[way];
    // One takes nearly all of it: what the next lacks comes back only in eight seconds.
    const answers = await Promise.all([1, 2].map(() => send({ query: dear(95) }, token)));
    const [refused, ...more] = answers.flatMap(({ errors }) => errors ?? []);
    expect(more).toEqual([]);
    expect(refused?.extensions).toMatchObject({ code: 'TOO_MANY_OPERATIONS', cost: { limit: 5_000 } });
    const { retryAfter, cost } = (refused?.extensions ?? {}) as unknown as Spent;
    expect(retryAfter).toBeGreaterThanOrEqual((cost.requested - cost.left) / PER_SECOND - 1);
    expect(retryAfter).toBeLessThanOrEqual(10);
    expect(cost.fullAfter).toBeGreaterThanOrEqual(retryAfter);
    const { status, headers } = await post(token, 'application/json', dear(95));
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    // What costs little is still answered.
    expect((await send({ query: QUICK }, token)).errors).toBeUndefined();
  });

  it('has its live boards wait, or come back later, and never refused', async () => {
    const token = await viewer('owing');
    const open = (n: number, transport: (typeof TRANSPORTS)[number]) =>
      watchBoard(transport, { url: server.url, token, variables: WHOLE, query: dearBoard(n) });
    for (const figureCount of [55, 37]) {
      const live = open(figureCount, 'SSE');
      await live.until(PATIENCE_MS, 'the first frame', () => true);
      live.vanish();
    }
    const askedAt = performance.now();
    const owedMs = (-(await leftOf(token)) / PER_SECOND) * 1_000;
    // So dear that what it owes in its turn is not waited for.
    const waited = open(90, 'WebSocket');
    await waited.until(PATIENCE_MS, 'the first frame', () => true);
    expect(performance.now() - askedAt).toBeGreaterThan(owedMs - 50);
    waited.vanish();
    const [overSocket, overEvents] = await Promise.all(TRANSPORTS.map((way) => open(18, way).endedWithin(PATIENCE_MS)));
    expect(overSocket).toEqual({ code: 1013, error: null, complete: false });
    expect(overEvents).toEqual({ code: null, error: null, complete: false });
  });

  it('has spent as much on what is hidden as on what is missing, over each transport', async () => {
    const MISSING = globalId('Committee', '01890000-0000-7000-8000-00000000dead');
    const query = (id: string) => `{ quotaBoard(committeeId: "${id}", year: 2026, depth: SUBTREE) { rows { name } } }`;
    const asked = async (way: (typeof WAYS)[number], id: string) => {
      // A budget of its own each time.
      const token = await server.token(`stranger ${way} ${id}`);
      const startedAt = performance.now();
      const { data, extensions } = await threeTransports(server)[way](
        { query: query(id), extensions: { cost: true } },
        token,
      );
      const { left, ...cost } = (extensions as { cost: { left: number } }).cost;
      // What has come back meanwhile is no sign of anything.
      const cameBack = Math.ceil((PER_SECOND * (performance.now() - startedAt)) / 1_000);
      return { said: { data, cost }, most: left, least: left - cameBack };
    };
    for (const way of WAYS) {
      const [hidden, missing] = [await asked(way, LUC_YEN), await asked(way, MISSING)];
      expect(hidden.said).toEqual(missing.said);
      expect(hidden.least).toBeLessThanOrEqual(missing.most);
      expect(missing.least).toBeLessThanOrEqual(hidden.most);
    }
  });

  it('has spent what was made, once for all its boards that are alike', async () => {
    const token = await viewer('sharer');
    const request = { url: server.url, token, variables: WHOLE, query: dearBoard(12) };
    const startedAt = performance.now();
    const alike = await Promise.all([1, 2, 3, 4].map(() => openBoard('WebSocket', request)));
    const left = await leftOf(token);
    expect(left).toBeGreaterThan(1_000);
    // What has come back meanwhile is no sign of anything.
    const cameBack = (PER_SECOND * (performance.now() - startedAt)) / 1_000;
    expect(left - cameBack).toBeLessThan(1_600);
    for (const live of alike) live.vanish();
    const board = (alike[0] as LiveBoard).board;
    for (let n = 0; n < 3; n += 1) {
      const resumed = watchBoard('SSE', { ...request, board, after: board.cursor });
      await resumed.until(PATIENCE_MS, 'a heartbeat', ({ kind }) => kind === 'HEARTBEAT');
      resumed.vanish();
    }
    expect(await leftOf(token)).toBeGreaterThan(left - 50);
  });
});

describe('the live boards of a viewer', () => {
  it('have so many rows together and are so many; a new one is refused and those that run go on', async () => {
    await server.grant('watcher', 'DASHBOARD', demoIds.lucYen);
    const token = await server.token('watcher');
    const asking = (name: string) => ({
      url: server.url,
      token,
      variables: WHOLE,
      query: WATCH_BOARD.replace('rows {', `rows { ${name}: percent `),
    });
    const lives = [await openBoard('WebSocket', asking('one')), await openBoard('SSE', asking('two'))];
    const tooMany = { code: null, error: 'TOO_MANY_OPERATIONS' };
    for (const transport of TRANSPORTS) {
      expect(await watchBoard(transport, asking('three')).endedWithin(PATIENCE_MS)).toMatchObject(tooMany);
    }
    // The same board again has no rows of its own.
    lives.push(await openBoard('SSE', asking('one')), await openBoard('WebSocket', asking('two')));
    expect(await watchBoard('SSE', asking('one')).endedWithin(PATIENCE_MS)).toMatchObject(tooMany);
    expect(lives.map(({ over }) => over)).toEqual([false, false, false, false]);
    lives[0]?.vanish();
    lives[2]?.vanish();
    const late = await eventually(PATIENCE_MS, 'there is room again', async () => {
      const live = watchBoard('WebSocket', asking('three'));
      const opened = await live.until(PATIENCE_MS, 'the first frame', () => true).catch(() => null);
      return opened && live;
    });
    for (const live of [...lives, late]) live.vanish();
  });
});

describe('a viewer who sends ever new documents', () => {
  let reading: TestServer;
  beforeAll(async () => {
    reading = await startTestServer({ shares: { readMsPerSecond: 20, readMsAtOnce: 100, waitingPerViewer: 3 } });
  });
  afterAll(() => reading.stop());

  let sent = 0;
  /** One that nobody has sent before. */
  const unseen = (selection = 'subject'): string => {
    sent += 1;
    return `query Unseen${sent} { viewer { ${selection} } }`;
  };
  const ask = (token: string | null, accept = 'application/json', query = unseen()): Promise<Response> =>
    fetch(reading.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), accept },
      body: JSON.stringify({ query }),
    });
  /** To validate it each field is compared with each other. */
  const MUCH = 'subject '.repeat(390);
  /** Sends new documents until one is refused. */
  const spend = async (token: string | null, accept?: string): Promise<Response> => {
    for (let n = 0; n < 200; n += 1) {
      const answer = await ask(token, accept, unseen(MUCH));
      if (answer.status !== 200) return answer;
    }
    throw new Error('two hundred new documents were read');
  };

  it.each(['demo-district', null])(
    'is told so over HTTP and event streams, and nobody else is (%s)',
    async (subject) => {
      const token = subject && (await reading.token(subject));
      const other = await reading.token(`another than ${subject}`);
      const known = unseen();
      expect((await ask(other, 'application/json', known)).status).toBe(200);
      for (const accept of ['application/json', 'text/event-stream', 'application/json, text/event-stream']) {
        const refused = await spend(token, accept);
        expect(refused.status).toBe(429);
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_OPERATIONS' } }] });
      }
      expect((await ask(token, 'application/json', known)).status).toBe(200);
      expect((await ask(other)).status).toBe(200);
    },
  );

  /** A WebSocket that has said who it is, and what it was sent since. */
  async function opened(token: string) {
    const socket = new WebSocket(reading.url.replace('http', 'ws'), 'graphql-transport-ws');
    const send = (message: object): void => socket.send(JSON.stringify(message));
    socket.on('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    await once(socket, 'message');
    const answered: string[] = [];
    socket.on('message', (text) => {
      const { id, type } = JSON.parse(String(text)) as { id: string; type: string };
      if (type === 'next') answered.push(id);
    });
    const ask = (id: string, query: string): void => send({ id, type: 'subscribe', payload: { query } });
    return { socket, answered, ask, closed: once(socket, 'close') };
  }

  it('waits for it over a WebSocket, one document after the other', async () => {
    const token = await reading.token('demo-province');
    const { socket, answered, ask: askOver } = await opened(token);
    await spend(token);
    const ids = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
    for (const id of ids) askOver(id, unseen());
    await eventually(PATIENCE_MS, 'all are answered', async () => answered.length === ids.length);
    expect(answered).toEqual(ids);
    socket.terminate();
  });

  /** A live board of the viewer with a document that nobody has sent before. */
  const unseenBoard = (token: string): LiveBoard => {
    sent += 1;
    const query = WATCH_BOARD.replace('rows {', `rows { unseen${sent}: name ${'name '.repeat(370)}`);
    return watchBoard('SSE', { url: reading.url, token, variables: BOARD, query });
  };

  it('waits for it with a live board over an event stream', async () => {
    const token = await reading.token('demo-commune');
    await spend(token);
    const live = unseenBoard(token);
    const ended = live.endedWithin(PATIENCE_MS);
    // It may not see that one. That is what it is told, and not that it has sent too much.
    expect(await ended).toMatchObject({ error: 'NOT_FOUND' });
  });

  it('has live boards over event streams come back when more wait than may', async () => {
    await reading.grant('many boards', 'DASHBOARD', demoIds.lucYen);
    await reading.app.services.feed.settle();
    const token = await reading.token('many boards');
    await spend(token);
    // One is to be read next, three may wait.
    const lives = Array.from({ length: 12 }, () => unseenBoard(token));
    const away = await Promise.race(lives.map((live) => live.endedWithin(PATIENCE_MS)));
    expect(away).toEqual({ code: null, error: null, complete: false });
    for (const live of lives) live.vanish();
  });

  it('is sent away when documents wait on more of its sockets than may', async () => {
    const token = await reading.token('demo-inspector');
    // One is to be read next, three may wait.
    const sockets = await Promise.all(Array.from({ length: 5 }, () => opened(token)));
    await spend(token);
    for (const { ask: askOver } of sockets) askOver('1', unseen(MUCH));
    const [code] = (await Promise.race(sockets.map(({ closed }) => closed))) as [number];
    expect(code).toBe(1013);
    for (const { socket } of sockets) socket.terminate();
  });
});

it('the rows of a page are worked on in turn with the frames of others, and so are the people in them', async () => {
  const { turns } = server.app.services.feed;
  const rowsOf = async (selection: string): Promise<number> => {
    const before = turns.rows;
    const { data } = await server.ask('demo-district', `{ candidates(first: 20) { edges { node { ${selection} } } } }`);
    expect(data.candidates.edges).toHaveLength(20);
    return turns.rows - before;
  };
  // A document that is read for the first time has its turn too.
  for (const selection of ['id', 'fullName']) await rowsOf(selection);
  const [pages, people] = [await rowsOf('id'), await rowsOf('fullName')];
  expect(pages).toBeGreaterThan(20);
  expect(people).toBeGreaterThan(pages + 20);
});
