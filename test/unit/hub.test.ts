import { describe, expect, it } from 'vitest';
import type { WholeRow } from '../../src/db/queries/feed.ts';
import { Feed } from '../../src/feed/feed.ts';
import type { QuotaFrame } from '../../src/feed/frame.ts';
import type { BoardSeat } from '../../src/feed/hub.ts';
import { type Admittance, type FeedClock, type FeedDatabase, Refusal } from '../../src/feed/ports.ts';

const YEAR = 2026;
const CONFIG = { pollMs: 250, heartbeatMs: 10_000, settleMs: 2_000, paceMs: 20, stallMs: 30_000 };

/** A clock that stands still until it is moved on. */
class StillClock implements FeedClock {
  #nowMs = Date.UTC(YEAR, 5, 1);
  #timers: { atMs: number; callback: () => void }[] = [];

  now(): number {
    return this.#nowMs;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { atMs: this.#nowMs + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass, and everything happen that is due. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    await settled();
    for (;;) {
      const [next] = this.#timers.sort((a, b) => a.atMs - b.atMs);
      if (!next || next.atMs > untilMs) break;
      this.#timers.shift();
      this.#nowMs = next.atMs;
      next.callback();
      await settled();
    }
    this.#nowMs = untilMs;
  }
}

const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** One committee whose admissions are told to it by the test. */
class OneCommittee implements FeedDatabase {
  seq = 0;
  authzSeq = 0;
  admitted = 0;

  admit(count: number): void {
    this.seq += 1;
    this.admitted += count;
  }

  changeGrants(): void {
    this.seq += 1;
    this.authzSeq = this.seq;
  }

  async sequence(): Promise<number> {
    return this.seq;
  }

  async readWhole(): Promise<WholeRow> {
    return {
      ...(await this.readTail(-1)),
      committees: [['cell', 'CELL', 'Thôn', '/1/', null]],
      placements: [[1, 'cell', null, '2000-01-01', null]],
      trees: [],
    };
  }

  async readTail(seq: number) {
    const { seq: now, authzSeq, admitted } = this;
    return {
      head: { epoch: '0'.repeat(32), seq: now, digest: digestOf(now), treeSeq: 0, authzSeq },
      digestThere: digestOf(seq),
      tallies: seq < now ? [[1, YEAR, admitted, admitted, now] as [number, number, number, number, number]] : [],
      pipelines: [],
      targets: [],
    };
  }

  async readDigest(seq: number): Promise<string | null> {
    return seq <= this.seq ? digestOf(seq) : null;
  }

  listen() {
    return { stop: async () => {} };
  }
}

const digestOf = (seq: number): string => Math.max(0, seq).toString(16).padStart(16, '0');

/** Everything a test moves. */
async function node() {
  const clock = new StillClock();
  const database = new OneCommittee();
  const quiet = { info() {}, warn() {} };
  const feed = await Feed.start({ database, clock, log: quiet, config: CONFIG });
  let rendered = 0;
  const reader = (admit: () => Promise<Admittance | Refusal> = async () => everything) => {
    const state = {
      frames: [] as QuotaFrame[],
      open: true,
      ended: null as unknown,
      cuts: 0,
      seat: null as BoardSeat | null,
    };
    const scope = { committeeId: 'cell', year: YEAR, depth: 'SELF' } as const;
    state.seat = feed.watch({ scope, after: null, admit }).join<QuotaFrame>({
      shape: 'test',
      async render(frame) {
        rendered += 1;
        return frame;
      },
      reader: {
        ready: () => state.open,
        send: (frame) => void state.frames.push(frame),
        refuse(reason) {
          state.ended = reason;
        },
        cut() {
          state.cuts += 1;
        },
      },
    });
    return state;
  };
  return { clock, database, feed, reader, renderedCount: () => rendered };
}

const everything: Admittance = { key: 'everything', untilMs: Number.POSITIVE_INFINITY, viewer: null };
const admittedIn = ({ frames }: { frames: QuotaFrame[] }): (number | undefined)[] =>
  frames.map(({ rows }) => rows[0]?.admitted);

describe('readers of one board', () => {
  it('share every frame, which is made once', async () => {
    const { clock, database, reader, renderedCount } = await node();
    const readers = Array.from({ length: 50 }, () => reader());
    await clock.pass(100);
    expect(renderedCount()).toBe(1);
    database.admit(3);
    await clock.pass(300);
    expect(renderedCount()).toBe(2);
    for (const one of readers) expect(admittedIn(one)).toEqual([0, 3]);
  });

  it('that cannot take a frame get one larger step later, and hold up nobody', async () => {
    const { clock, database, reader } = await node();
    const [quick, slow] = [reader(), reader()];
    await clock.pass(100);
    slow.open = false;
    for (const count of [1, 2, 4]) {
      database.admit(count);
      await clock.pass(300);
    }
    expect(admittedIn(quick)).toEqual([0, 1, 3, 7]);
    expect(admittedIn(slow)).toEqual([0]);
    slow.open = true;
    slow.seat?.flushed();
    await clock.pass(0);
    expect(admittedIn(slow)).toEqual([0, 7]);
    expect(slow.frames[1]?.from).toBe(slow.frames[0]?.cursor);
  });

  it('that take nothing for the whole stall time are cut, not earlier', async () => {
    const { clock, database, reader } = await node();
    const stuck = reader();
    await clock.pass(100);
    stuck.open = false;
    database.admit(1);
    await clock.pass(300);
    await clock.pass(CONFIG.stallMs - 2_000);
    expect(stuck.cuts).toBe(0);
    await clock.pass(3_000);
    expect(stuck.cuts).toBe(1);
    stuck.open = true;
    database.admit(1);
    await clock.pass(20_000);
    expect(stuck.frames).toHaveLength(1);
  });

  it('hear something at least every heartbeat, and its cursor moves on', async () => {
    const { clock, reader } = await node();
    const idle = reader();
    await clock.pass(10 * CONFIG.heartbeatMs);
    expect(idle.frames.length).toBeGreaterThan(10);
    for (const [index, { kind, from }] of idle.frames.slice(1).entries()) {
      expect(kind).toBe('HEARTBEAT');
      expect(from).toBe(idle.frames[index]?.cursor);
    }
  });
});

describe('a change of grants', () => {
  it('is asked about before anybody gets a frame at or past it', async () => {
    const { clock, database, reader } = await node();
    let refused = false;
    let answer: () => void = () => {};
    const asked = reader(async () => {
      if (refused) await new Promise<void>((resolve) => (answer = resolve));
      return refused ? new Refusal('gone') : everything;
    });
    const other = reader();
    await clock.pass(100);
    refused = true;
    database.changeGrants();
    database.admit(5);
    await clock.pass(1_000);
    expect(admittedIn(asked)).toEqual([0]);
    answer();
    await clock.pass(100);
    expect(asked.ended).toBe('gone');
    expect(admittedIn(asked)).toEqual([0]);
    expect(admittedIn(other)).toEqual([0, 5]);
  });

  it('starts the board anew for whoever may see something else now', async () => {
    const { clock, database, reader } = await node();
    let key = 'much';
    const one = reader(async () => ({ ...everything, key }));
    const same = reader();
    await clock.pass(100);
    key = 'little';
    database.changeGrants();
    await clock.pass(300);
    expect(one.frames.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['SNAPSHOT', null],
      ['RESET', 'ACCESS_CHANGED'],
    ]);
    expect(same.frames.filter(({ kind }) => kind === 'RESET')).toEqual([]);
  });
});
