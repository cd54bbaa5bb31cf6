import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LocalKey } from '../../src/access/local-key.ts';
import { type ServerProcess, serverProcess, sharedKey } from '../fault/server-process.ts';
import { letGo } from '../helpers/let-go.ts';
import { type LiveBoard, openBoard, TRANSPORTS, watchBoard } from '../helpers/live-board.ts';
import {
  admitBySql,
  admittedOnRecord,
  grant,
  type LiveDistrict,
  openPool,
  plantDistrict,
} from '../helpers/live-district.ts';
import { postgresProxy } from '../helpers/postgres-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { hangWalls } from '../helpers/walls.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

const HUYEN = 'Huyện';
/** What half of all changes take at most to be shown, whatever goes wrong meanwhile, ms. */
const SECOND = 1_000;
/**
 * What any of them may take, ms: many times what it takes on a quiet machine, and less than whoever waits for a node that has gone,
 * or for a connection that is silent: that one is given up after 15 s.
 */
const CHANGE_MS = 12_000;
/** What it may take until a connection that is silent is given up (15 s), or one is made again (5 s for one that does not come about). */
const RECOVERY_MS = 60_000;
/** Nodes behind a proxy. */
const BAD_WAYS = 6;

let key: LocalKey;
let database: TestDatabase;
let district: LiveDistrict;
const ownDistricts: LiveDistrict[] = [];
let pool: pg.Pool;
let nodes: ServerProcess[];
let token: string;
beforeAll(async () => {
  key = await sharedKey();
  database = await createTestDatabase();
  pool = openPool(database);
  district = await plantDistrict(pool);
  for (let n = 0; n < BAD_WAYS; n += 1) ownDistricts.push(await plantDistrict(pool));
  // Small shares: two hundred walls stand for thousands.
  const env = {
    KETNAP_SHARED_VIEWERS: 'wall=20',
    KETNAP_OPERATIONS_PER_VIEWER: '1',
    KETNAP_WAITING_PER_VIEWER: '10',
    KETNAP_SOCKETS_PER_VIEWER: '15',
    KETNAP_LIVE_BOARDS_PER_VIEWER: '15',
  };
  nodes = await Promise.all([0, 1, 2].map((n) => serverProcess(named(n), { key, env })));
  await Promise.all(nodes.map((node) => node.start()));
  token = await key.sign('chief', 3600);
});
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(async () => {
  for (const node of nodes) await node.end();
  await pool.end();
  await database.drop();
});

/** The database under a name by which a node's connections can be told from the others'. */
function named(node: number): string {
  const url = new URL(database.url);
  url.searchParams.set('application_name', `node-${node}`);
  return url.href;
}

/** Names what is to be done when a test is over. */
type AtEnd = (end: () => void | Promise<void>) => void;

const afterThisOne: AtEnd = (end) => void ends.push(end);

async function watch(
  { url }: ServerProcess,
  index: number,
  { board }: LiveDistrict = district,
  atEnd: AtEnd = afterThisOne,
): Promise<LiveBoard> {
  const live = await openBoard(TRANSPORTS[index % 2] ?? 'SSE', { url, token, variables: board });
  atEnd(() => live.vanish());
  return live;
}

/** Comes back to another node with everything it has. */
async function resume(live: LiveBoard, { url }: ServerProcess, index: number): Promise<LiveBoard> {
  const { board } = live;
  const over = TRANSPORTS[index % 2] ?? 'SSE';
  const again = watchBoard(over, { url, token, variables: district.board, after: board.cursor, board });
  ends.push(() => again.vanish());
  await again.until(
    PATIENCE_MS,
    'the first frame after coming back',
    ({ kind }) => kind === 'DELTA' || kind === 'HEARTBEAT',
  );
  return again;
}

/** Returns how many a district has then. */
async function admitOne(own: LiveDistrict = district): Promise<number> {
  await admitBySql(pool, own, [own.cells[0] as string]);
  return admittedOnRecord(pool, own);
}

async function allShow(lives: LiveBoard[], admitted?: number, ms = CHANGE_MS): Promise<void> {
  const expected = admitted ?? (await admittedOnRecord(pool, district));
  await Promise.all(
    lives.map((live, n) =>
      live.shows(ms, `${expected} at board ${n}`, (board) => board.row(HUYEN).admitted === expected),
    ),
  );
}

/** Waits until boards show one change after the other, and knows how long that took. */
class Changes {
  readonly #tookMs: number[] = [];

  async areShown(lives: LiveBoard[], admitted: number): Promise<void> {
    const startedAt = performance.now();
    await allShow(lives, admitted);
    this.#tookMs.push(performance.now() - startedAt);
  }

  /** The middle of all of them, ms. */
  get middleMs(): number {
    return this.#tookMs.sort((a, b) => a - b)[Math.floor(this.#tookMs.length / 2)] ?? Number.NaN;
  }
}

describe('three nodes on one database', () => {
  it('lose one after the other to kill -9: nothing is lost, and the others are delayed by less than a second', async () => {
    const changes = new Changes();
    let lives = await Promise.all(nodes.flatMap((node) => [0, 1].map((over) => watch(node, over))));
    for (const [victim, node] of nodes.entries()) {
      await admitOne();
      await node.kill();
      const others = lives.filter((_, n) => Math.floor(n / 2) !== victim);
      for (let n = 0; n < 3; n += 1) await changes.areShown(others, await admitOne());
      lives = await Promise.all(
        lives.map((live, n) =>
          Math.floor(n / 2) === victim ? resume(live, nodes[(victim + 1) % 3] as ServerProcess, n) : live,
        ),
      );
      await allShow(lives);
      await node.start();
      lives = await Promise.all(
        lives.map(async (live, n) => {
          if (Math.floor(n / 2) !== victim) return live;
          live.vanish();
          return resume(live, node, n);
        }),
      );
    }
    await allShow(lives, await admitOne());
    expect(changes.middleMs).toBeLessThan(SECOND);
    const [first] = lives;
    for (const { board } of lives) expect([...board.rows]).toEqual([...(first?.board.rows ?? [])]);
  });

  it.each(['the node', 'its connection'] as const)('lose %s in the middle of sequencing', async (what) => {
    const lives = await Promise.all(nodes.map((node, n) => watch(node, n)));
    const blocker = await pool.connect();
    let victim: number;
    try {
      await blocker.query('BEGIN');
      // The sequencer has its turn by now, and waits for the counters.
      await blocker.query('SELECT FROM feed_tally FOR UPDATE');
      await admitOne();
      const busy = await eventually(PATIENCE_MS, 'a node is in the middle of sequencing', async () => {
        const { rows } = await pool.query<{ pid: number; node: string }>(
          `SELECT pid, application_name AS node FROM pg_stat_activity WHERE datname = current_database()
           AND application_name LIKE 'node-%' AND wait_event_type = 'Lock'`,
        );
        return rows[0] ?? null;
      });
      victim = Number(busy.node.slice('node-'.length));
      if (what === 'the node') await nodes[victim]?.kill();
      else await pool.query('SELECT pg_terminate_backend($1)', [busy.pid]);
    } finally {
      await blocker.query('ROLLBACK');
      blocker.release();
    }
    const killed = what === 'the node';
    await allShow(lives.filter((_, n) => !killed || n !== victim));
    if (!killed) return;
    const back = await resume(lives[victim] as LiveBoard, nodes[(victim + 1) % 3] as ServerProcess, victim);
    await allShow([back]);
    await nodes[victim]?.start();
  });

  it('do not wait for a transaction that somebody left open, whether it has written or only read', async () => {
    const lives = await Promise.all(nodes.map((node, n) => watch(node, n)));
    const [writer, reader] = [await pool.connect(), await pool.connect()];
    try {
      await reader.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
      await reader.query('SELECT * FROM feed_head, admission');
      await writer.query('BEGIN');
      await admitBySql(writer, district, [district.cells[1] as string]);
      for (let n = 0; n < 3; n += 1) await allShow(lives, await admitOne());
      await writer.query('COMMIT');
      await allShow(lives);
    } finally {
      await Promise.all([letGo(writer), letGo(reader)]);
    }
  });

  it('leave the counters equal to the records', async () => {
    await pool.query('SELECT feed_sequence()');
    expect((await pool.query('SELECT * FROM feed_differences()')).rows).toEqual([]);
    const { rows } = await pool.query<{ seq: string }>('SELECT seq FROM feed_digest ORDER BY seq');
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index));
  });

  it('lose one with half of two hundred walls that share a token: all come back to the other, and none is refused', async () => {
    await grant(pool, ['wall'], 'DASHBOARD', district.district);
    const [victim, other] = nodes as [ServerProcess, ServerProcess];
    const urls = [victim.url, other.url];
    const walls = hangWalls(200, { urls, token: await key.sign('wall', 3600), variables: district.board });
    ends.push(() => {
      for (const wall of walls) wall.takeDown();
    });
    const allShow = async (admitted: number): Promise<void> => {
      await eventually(PATIENCE_MS, `${admitted} on all walls`, async () =>
        walls.every(({ board }) => board.cursor !== null && board.row(HUYEN).admitted === admitted),
      );
    };
    await allShow(await admitOne());
    await victim.kill();
    await allShow(await admitOne());
    for (const { shown } of walls.filter((_, number) => number % 2 === 0)) expect(shown).toBeGreaterThan(1);
    expect(walls.flatMap(({ refusals, broken }) => [...refusals, ...broken])).toEqual([]);
    await victim.start();
  });
});

/** Each waits for limits in seconds most of the time, so that they go side by side, in districts of their own. */
describe.concurrent('a node whose way to the database is bad', () => {
  const limitMs = 4 * RECOVERY_MS;

  /** A node behind a proxy, with a board over each transport. */
  async function behindProxy(settings: (proxyUrl: string) => { url: string; direct?: string }, atEnd: AtEnd) {
    const own = ownDistricts.pop() as LiveDistrict;
    const proxy = await postgresProxy(database.url);
    atEnd(() => proxy.close());
    const { url, direct } = settings(proxy.url);
    const env: Record<string, string> = direct === undefined ? {} : { DATABASE_DIRECT_URL: direct };
    const node = await serverProcess(url, { key, env });
    atEnd(() => node.end());
    await node.start();
    const lives = [await watch(node, 0, own, atEnd), await watch(node, 1, own, atEnd)];
    return { own, proxy, node, lives };
  }

  it.for(['swallows notifications', 'hangs'] as const)(
    'shows changes within a second when LISTEN %s',
    { timeout: limitMs },
    async (how, { onTestFinished, expect }) => {
      const { own, proxy, node, lives } = await behindProxy(
        (proxyUrl) => ({ url: database.url, direct: proxyUrl }),
        onTestFinished,
      );
      if (how === 'hangs') proxy.freezeListening();
      else proxy.deaf = true;
      const changes = new Changes();
      for (let n = 0; n < 4; n += 1) await changes.areShown(lives, await admitOne(own));
      expect(changes.middleMs).toBeLessThan(SECOND);
      expect(how === 'hangs' ? proxy.held : proxy.swallowed).toBeGreaterThan(0);
      expect(await node.ready()).toBe(200);
    },
  );

  it(
    'says so when its connections go silent, keeps its boards meanwhile, and recovers by itself',
    async ({ onTestFinished, expect }) => {
      const open = () => behindProxy((proxyUrl) => ({ url: proxyUrl }), onTestFinished);
      // One cannot make new connections either, the other could at once.
      const [cut, halfOpen] = await Promise.all([open(), open()]);
      const other = await watch(nodes[2] as ServerProcess, 0, cut.own, onTestFinished);
      expect(await cut.node.ready()).toBe(200);

      cut.proxy.freeze();
      halfOpen.proxy.freeze();
      halfOpen.proxy.thawForNew();
      const admitted = await admitOne(cut.own);
      const alsoAdmitted = await admitOne(halfOpen.own);
      await allShow([other], admitted);
      await Promise.all([
        allShow(halfOpen.lives, alsoAdmitted, RECOVERY_MS),
        eventually(RECOVERY_MS, '/ready says 503', async () => (await cut.node.ready()) === 503),
      ]);
      for (const live of cut.lives) expect(live.over).toBe(false);

      // A connection that was being made when the network came back may still have to be given up.
      cut.proxy.thawForNew();
      await allShow(cut.lives, admitted, RECOVERY_MS);
      for (const { own, node, lives } of [cut, halfOpen]) {
        await eventually(PATIENCE_MS, '/ready says 200', async () => (await node.ready()) === 200);
        await allShow(lives, await admitOne(own));
      }
    },
    limitMs,
  );

  it.for(['goes silent', 'refuses'] as const)(
    'says so when the way of its requests %s, while its boards go on another one',
    { timeout: limitMs },
    async (how, { onTestFinished, expect }) => {
      const { own, proxy, node, lives } = await behindProxy(
        (proxyUrl) => ({ url: proxyUrl, direct: database.url }),
        onTestFinished,
      );
      expect(await node.ready()).toBe(200);
      if (how === 'goes silent') proxy.freeze();
      else proxy.refuse();
      await eventually(RECOVERY_MS, '/ready says 503', async () => (await node.ready()) === 503);
      await allShow(lives, await admitOne(own));
      proxy.thawForNew();
      await eventually(RECOVERY_MS, '/ready says 200', async () => (await node.ready()) === 200);
      await allShow(lives, await admitOne(own));
    },
  );
});
