import { describe, expect, it } from 'vitest';
import { defaultShareConfig, type ShareConfig } from '../../src/config/share-config.ts';
import type { WithoutTime } from '../../src/http/shares/reading-share.ts';
import { Shares } from '../../src/http/shares/shares.ts';
import { TokenBucket } from '../../src/http/shares/token-bucket.ts';
import type { NoTurn } from '../../src/http/shares/turn-queue.ts';
import { handClock } from '../helpers/hand-clock.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function sharesOf(config: Partial<ShareConfig>, cpuMs?: () => number) {
  const clock = handClock();
  const limits = { ...defaultShareConfig, costPerSecond: 100, costAtOnce: 1_000, ...config };
  const shares = new Shares(limits, clock, cpuMs ?? clock.now);
  /** Resolves with what it was answered: nothing, or how it was refused. */
  const run = (viewer: string | null, requested: number, work = async () => {}): Promise<object | null> =>
    shares.run(viewer, { requested, limit: 5_000 }, work).then(
      () => null,
      ({ extensions }) => extensions,
    );
  const open = async (viewer: string, name: string, rows: number, cost = rows) =>
    shares.watch(viewer, { name, rows, cost }, await shares.enterLive(viewer));
  return { clock, shares, run, open };
}

describe('a bucket', () => {
  it('refills steadily up to what it holds, and owes no more than that', () => {
    const bucket = new TokenBucket(100, 1_000, 0);
    expect(bucket.take(800, 0)).toBe(true);
    expect(bucket.take(300, 500)).toBe(false);
    expect(bucket.msUntil(300, 500)).toBe(500);
    expect(bucket.take(300, 1_000)).toBe(true);
    expect(bucket.left(1_000_000)).toBe(1_000);
    bucket.owe(5_000, 1_000_000);
    expect(bucket.left(1_000_000)).toBe(-1_000);
    expect(bucket.msUntil(1, 1_000_000)).toBe(10_010);
  });

  it('gives what it never holds when it is full', () => {
    const bucket = new TokenBucket(100, 1_000, 0);
    expect(bucket.take(1_500, 0)).toBe(true);
    expect(bucket.left(0)).toBe(-500);
    expect(bucket.take(1_500, 14_999)).toBe(false);
    expect(bucket.take(1_500, 15_000)).toBe(true);
  });
});

describe('the budget of a viewer', () => {
  it('is spent by what is done, and says when it is worth asking again', async () => {
    const { clock, shares, run } = sharesOf({});
    expect(await run('a', 700)).toBeNull();
    expect(shares.leftOf('a')).toEqual({ left: 300, fullAfter: 7 });
    expect(await run('a', 500)).toEqual({
      code: 'TOO_MANY_OPERATIONS',
      retryAfter: 2,
      cost: { requested: 500, limit: 5_000, left: 300, fullAfter: 7 },
    });
    clock.move(2_000);
    expect(await run('a', 500)).toBeNull();
    expect(await run('b', 1_000)).toBeNull();
    expect(shares.counts.refused.budget).toBe(1);
  });

  it('is charged for what came out dearer, and not for what never ran', async () => {
    const { clock, shares, run } = sharesOf({ operationsPerViewer: 1 });
    const cost = { requested: 10, limit: 5_000 };
    let end = (): void => {};
    const long = shares.run('a', cost, () => {
      cost.requested = 60;
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    });
    const waiting = run('a', 500);
    await settled();
    expect(shares.leftOf('a').left).toBe(490);
    clock.move(10_000);
    expect(await waiting).toEqual({ code: 'TOO_MANY_OPERATIONS', retryAfter: 10 });
    expect(shares.leftOf('a').left).toBe(1_000);
    end();
    await long;
    expect(shares.leftOf('a').left).toBe(950);
  });

  it('is forgotten only when it is full', async () => {
    const { clock, shares, run } = sharesOf({});
    await run('spent', 1_000);
    for (let n = 0; n < 5_000; n += 1) await run(`viewer ${n}`, 1);
    expect(shares.leftOf('spent').left).toBe(0);
    clock.move(5_000);
    for (let n = 0; n < 5_000; n += 1) await run(`later ${n}`, 1);
    expect(shares.leftOf('spent').left).toBe(500);
  });

  it('is as many times as large as the viewers that a token counts for', async () => {
    const { shares, run } = sharesOf({ shared: new Map([['wall', 20]]) });
    expect(await run('wall', 5_000)).toBeNull();
    expect(shares.leftOf('wall')).toEqual({ left: 15_000, fullAfter: 3 });
  });
});

describe('a live board', () => {
  it('costs what is made because it was opened, and nothing afterwards', async () => {
    const { shares, open } = sharesOf({});
    const first = await open('a', 'board', 40, 80);
    first.pay(40);
    first.shown();
    first.pay(40);
    expect(shares.leftOf('a').left).toBe(920);
    // Shared with the first one: nothing is made.
    (await open('a', 'board', 40, 80)).shown();
    expect(shares.leftOf('a').left).toBe(919);
    // Taken up again: only what changed is made.
    const resumed = await open('a', 'board', 40, 80);
    resumed.pay(0);
    resumed.shown();
    expect(shares.leftOf('a').left).toBe(918);
    (await open('a', 'board', 40, 80)).pay(5);
    expect(shares.leftOf('a').left).toBe(908);
  });

  it('is an operation until it has shown something, or has not been read for so long', async () => {
    const { clock, shares, open } = sharesOf({ operationsPerViewer: 2 });
    const shown = await open('a', 'board', 1);
    await open('a', 'board', 1);
    const third = open('a', 'board', 1);
    await settled();
    expect(shares.operations).toEqual({ running: 2, waiting: 1 });
    shown.shown();
    await third;
    expect(shares.operations).toEqual({ running: 2, waiting: 0 });
    clock.move(10_000);
    expect(shares.operations).toEqual({ running: 0, waiting: 0 });
  });

  it('waits for what its viewer owes, in nobody’s way, and is sent away when that takes too long', async () => {
    const { clock, shares, open, run } = sharesOf({});
    const dear = await open('a', 'dear', 1_000, 1_500);
    dear.pay(1_000);
    expect(shares.leftOf('a').left).toBe(-500);
    const next = open('a', 'next', 1, 5_000);
    await settled();
    expect(shares.operations.running).toBe(1);
    expect(await run('b', 10)).toBeNull();
    clock.move(5_010);
    (await next).pay(1);
    expect(shares.leftOf('a').left).toBe(-1_000);
    const away = open('a', 'away', 1).catch((error: NoTurn) => error.reason);
    await settled();
    clock.move(10_000);
    expect(await away).toBe('waited');
  });

  it('has a place for all who watch the same one, and its rows are given back with the last', async () => {
    const { shares, open } = sharesOf({ liveRowsPerViewer: 100, liveBoardsPerViewer: 4 });
    const one = await open('a', 'one', 60);
    const same = await open('a', 'one', 60);
    await open('b', 'one', 60);
    expect(shares.liveRows).toBe(120);
    const tooMany = { extensions: { code: 'TOO_MANY_OPERATIONS' } };
    await expect(open('a', 'two', 60)).rejects.toMatchObject(tooMany);
    one.end();
    one.end();
    await expect(open('a', 'two', 60)).rejects.toMatchObject(tooMany);
    same.end();
    for (let n = 0; n < 4; n += 1) await open('a', 'two', 60);
    await expect(open('a', 'two', 60)).rejects.toMatchObject(tooMany);
    expect(shares.counts.refused).toMatchObject({ live_rows: 2, live_boards: 1 });
  });
});

describe('the time for reading documents', () => {
  function readersOf(config: Partial<ShareConfig> = {}, cpuMs?: () => number) {
    const { clock, shares } = sharesOf({ readMsPerSecond: 100, readMsAtOnce: 500, ...config }, cpuMs);
    /** Has something read that takes so long; resolves with how it was refused where it was. */
    const read = (viewer: string | null, ms: number, withoutTime: WithoutTime = 'IS_REFUSED') =>
      shares.reading
        .read(viewer, withoutTime, async (inTime) =>
          inTime(() => {
            clock.move(ms);
            return 'read';
          }),
        )
        .catch(({ extensions, reason }) => extensions ?? reason);
    return { clock, shares, read };
  }

  it('is spent by what it took; beyond it a request is told when to ask again, and nobody else is', async () => {
    const { clock, shares, read } = readersOf();
    expect(await read('a', 800)).toBe('read');
    // What came back while it was read, 80 ms, was not more than there is room for.
    expect(await read('a', 1)).toEqual({ code: 'TOO_MANY_OPERATIONS', retryAfter: 4 });
    expect(await read('b', 1)).toBe('read');
    expect(await read(null, 1)).toBe('read');
    clock.move(3_100);
    expect(await read('a', 1)).toBe('read');
    expect(shares.counts.refused.reading).toBe(1);
  });

  it('is waited for by a socket, in the order in which documents came, and not for ever', async () => {
    const { clock, read } = readersOf({ waitMs: 6_000 });
    await read('a', 600);
    const order: string[] = [];
    const waiting = ['first', 'second', 'third'].map(async (name, n) => {
      order.push(`${name} ${await read('a', n === 1 ? 2_000 : 1, 'WAITS')}`);
    });
    clock.move(1_000);
    await settled();
    expect(order).toEqual([]);
    expect(await read('b', 1)).toBe('read');
    clock.move(10);
    await settled();
    expect(order).toEqual(['first read']);
    clock.move(100);
    await settled();
    expect(order).toEqual(['first read', 'second read']);
    clock.move(6_000);
    await Promise.all(waiting);
    expect(order).toEqual(['first read', 'second read', 'third waited']);
  });

  it('is for one document of a viewer after the other, and for so many that wait', async () => {
    const { shares, read } = readersOf({ waitingPerViewer: 1 });
    let finish = (): void => {};
    const long = shares.reading.read(
      'a',
      'WAITS',
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    const next = read('a', 1);
    await settled();
    expect(await read('a', 1, 'WAITS')).toBe('queue_full');
    expect(await read('a', 1)).toEqual({ code: 'TOO_MANY_OPERATIONS', retryAfter: 10 });
    finish();
    await long;
    expect(await next).toBe('read');
  });

  it('is not spent while the machine works on something else', async () => {
    const { read } = readersOf({}, () => 0);
    for (let n = 0; n < 10; n += 1) expect(await read('a', 1_000)).toBe('read');
  });

  it('is as many times as long as the viewers that a token counts for', async () => {
    const { read } = readersOf({ shared: new Map([['wall', 20]]) });
    expect(await read('wall', 9_000)).toBe('read');
    expect(await read('wall', 1)).toBe('read');
  });
});
