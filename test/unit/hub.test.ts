import { describe, expect, it } from 'vitest';
import type { CommitteeRow, PlacementRow, TailRow, WholePart } from '../../src/db/queries/feed.ts';
import { decodeCursor } from '../../src/feed/cursor.ts';
import { Feed } from '../../src/feed/feed.ts';
import type { QuotaFrame } from '../../src/feed/frame.ts';
import type { BoardSeat } from '../../src/feed/hub.ts';
import { type Admittance, type FeedClock, type FeedDatabase, Refusal } from '../../src/feed/ports.ts';
import { partsOf } from '../helpers/state-of.ts';

const YEAR = 2026;
const CONFIG = { pollMs: 250, heartbeatMs: 10_000, settleMs: 2_000, paceMs: 20, stallMs: 30_000, boardRows: 5_000 };

/** A clock that stands still until it is moved on. */
class StillClock implements FeedClock {
  #nowMs = Date.UTC(YEAR, 5, 1);
  #timers: { atMs: number; callback: () => void }[] = [];

  now(): number {
    return this.#nowMs;
  }

  after(ms: number, callback: () => void): () => void {
    if (ms === 0) {
      // A turn of the loop, for which no time must pass.
      const turn = setImmediate(callback);
      return () => clearImmediate(turn);
    }
    const timer = { atMs: this.#nowMs + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Sets the time back; what was to happen in a while still does in that while. */
  setBack(ms: number): void {
    this.#nowMs -= ms;
    for (const timer of this.#timers) timer.atMs -= ms;
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

/** Turns of the loop that anything takes at most. */
const TURNS = 12;

async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
}

const PLACEMENTS: PlacementRow[] = [[1, 'cell', null, '2000-01-01', null]];

/** One committee whose admissions are told to it by the test. */
class OneCommittee implements FeedDatabase {
  seq = 0;
  authzSeq = 0;
  treeSeq = 0;
  path = '/1/';
  server = '00000000';
  admitted = 0;
  /** Too much of the tree has changed to be told. */
  isTooMuch = false;
  /** Awaited in the middle of a whole reading. */
  untilRead: Promise<void> = Promise.resolve();
  /** Whose grants changed at which position; null where nobody can say. */
  readonly #grants: { seq: number; subject: string | null }[] = [];
  readonly #restoredAt: number[] = [];

  admit(count: number): void {
    this.seq += 1;
    this.admitted += count;
  }

  /** Puts an earlier backup in its place, in which the last positions never were. */
  restore(seq: number, admitted: number): void {
    this.seq = seq;
    this.admitted = admitted;
    this.#restoredAt.push(seq);
  }

  changeGrants(...subjects: (string | null)[]): void {
    this.seq += 1;
    this.authzSeq = this.seq;
    for (const subject of subjects) this.#grants.push({ seq: this.seq, subject });
  }

  move(path: string): void {
    this.seq += 1;
    this.treeSeq = this.seq;
    this.path = path;
  }

  async sequence(): Promise<number> {
    return this.seq;
  }

  async *readWhole(seq: number): AsyncGenerator<WholePart, void, undefined> {
    const whole = {
      ...(await this.readTail(-1)),
      digestThere: this.readDigest(seq),
      subjects: this.#subjectsSince(seq),
    };
    for (const part of partsOf({ ...whole, committees: this.#committees, placements: PLACEMENTS })) {
      yield part;
      if (part.of === 'placements') await this.untilRead;
    }
  }

  get #committees(): CommitteeRow[] {
    return [['cell', 'CELL', 'Thôn', this.path, null, null, null, this.treeSeq]];
  }

  async readTail(seq: number): Promise<TailRow> {
    const { seq: now, authzSeq, treeSeq, admitted } = this;
    return {
      head: {
        epoch: '0'.repeat(32),
        seq: now,
        digest: this.#digestOf(now),
        treeSeq,
        authzSeq,
        wholeSeq: 0,
        server: this.server,
      },
      digestThere: this.readDigest(seq),
      subjects: this.#subjectsSince(seq),
      tallies: seq < now ? [[1, YEAR, admitted, admitted, now] as [number, number, number, number, number]] : [],
      pipelines: [],
      targets: [],
      forecasts: [],
      roots: [],
      topics: [],
      tree:
        treeSeq <= seq
          ? { committees: [], placements: [], below: [] }
          : this.isTooMuch
            ? null
            : { committees: this.#committees, placements: PLACEMENTS, below: [['cell', []]] },
    };
  }

  #subjectsSince(seq: number): string[] | null {
    const changed = this.#grants.filter((grant) => grant.seq > seq).map(({ subject }) => subject);
    return changed.includes(null) ? null : (changed as string[]);
  }

  readDigest(seq: number): string | null {
    return seq <= this.seq ? this.#digestOf(seq) : null;
  }

  async readDigests(seqs: readonly number[]): Promise<(string | null)[]> {
    return seqs.map((seq) => this.readDigest(seq));
  }

  /** Positions after a restored one are others than those that had their numbers before. */
  #digestOf(seq: number): string {
    const others = this.#restoredAt.filter((restored) => restored < seq).length;
    return `${others}${Math.max(0, seq).toString(16).padStart(15, '0')}`;
  }

  listen() {
    return { stop: async () => {} };
  }
}

/** Everything a test moves. */
async function node() {
  const clock = new StillClock();
  const database = new OneCommittee();
  const quiet = { info() {}, warn() {} };
  const feed = await Feed.start({ database, clock, log: quiet, config: CONFIG, turns: { soon: queueMicrotask } });
  let rendered = 0;
  /** How long a frame takes to make, ms. */
  const making = { ms: 0 };
  const reader = (admit: () => Promise<Admittance | Refusal> = async () => everything, subject = 'somebody') => {
    const state = {
      frames: [] as QuotaFrame[],
      /** When each came, ms since the epoch. */
      cameAtMs: [] as number[],
      open: true,
      waiting: 0,
      ended: null as unknown,
      cuts: 0,
      seat: null as BoardSeat | null,
    };
    const scope = { committeeId: 'cell', year: YEAR, depth: 'SELF' } as const;
    state.seat = feed.watch({ scope, subject, after: null, admit }).join<QuotaFrame>({
      shape: 'test',
      async render(frame) {
        rendered += 1;
        if (making.ms > 0) await new Promise<void>((resolve) => void clock.after(making.ms, resolve));
        return frame as QuotaFrame;
      },
      reader: {
        ready: () => state.open,
        waiting: () => state.waiting,
        send(frame) {
          state.frames.push(frame);
          state.cameAtMs.push(clock.now());
        },
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
  return { clock, database, feed, reader, making, renderedCount: () => rendered };
}

const everything: Admittance = { key: 'everything', places: [], untilMs: Number.POSITIVE_INFINITY, viewer: null };
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

  it('share one that takes long to make, also when they come while it is made and in the second after', async () => {
    const { clock, making, reader, renderedCount } = await node();
    making.ms = 3_000;
    const readers = [reader()];
    for (const ms of [2_000, 1_500, 400]) {
      await clock.pass(ms);
      readers.push(reader());
    }
    await clock.pass(100);
    expect(renderedCount()).toBe(1);
    for (const one of readers) expect(one.frames.map(({ kind }) => kind)).toEqual(['SNAPSHOT']);
    await clock.pass(1_000);
    reader();
    await clock.pass(100);
    expect(renderedCount()).toBe(2);
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

  it('are not kept waiting longer because somebody else has come, was asked about again, or takes nothing', async () => {
    const { clock, reader } = await node();
    const first = reader();
    const asked = reader(async () => ({ ...everything, untilMs: clock.now() + 3_000 }));
    await clock.pass(CONFIG.heartbeatMs / 2);
    const stuck = reader();
    await clock.pass(100);
    stuck.open = false;
    for (let late = 0; late < 4; late += 1) {
      await clock.pass(2_000);
      reader();
    }
    await clock.pass(2 * CONFIG.heartbeatMs);
    for (const { cameAtMs } of [first, asked]) {
      expect(cameAtMs.length).toBeGreaterThan(3);
      const silences = cameAtMs.slice(1).map((ms, index) => ms - (cameAtMs[index] ?? 0));
      expect(Math.max(...silences)).toBeLessThanOrEqual(CONFIG.heartbeatMs + 100);
    }
    // Nor does the one that takes nothing make the others hear much more than they would.
    expect(first.cameAtMs.length).toBeLessThan(7);
    expect(stuck.frames).toHaveLength(1);
    stuck.open = true;
    stuck.seat?.flushed();
    await clock.pass(0);
    expect(stuck.frames.map(({ kind }) => kind)).toEqual(['SNAPSHOT', 'HEARTBEAT']);
  });

  it('that have much to take are given the time that takes at 16 KiB a second, and are then cut', async () => {
    const { clock, database, reader } = await node();
    const [slow, stuck] = [reader(), reader()];
    await clock.pass(100);
    for (const one of [slow, stuck]) {
      one.open = false;
      one.waiting = 60 * 16 * 1024;
    }
    database.admit(1);
    await clock.pass(300);
    await clock.pass(45_000);
    // What has left is not taken from the time.
    for (const one of [slow, stuck]) one.waiting /= 2;
    await clock.pass(CONFIG.stallMs + 13_000);
    expect([slow.cuts, stuck.cuts]).toEqual([0, 0]);
    slow.open = true;
    slow.waiting = 0;
    await clock.pass(4_000);
    expect([slow.cuts, stuck.cuts]).toEqual([0, 1]);
    expect(admittedIn(slow).slice(0, 2)).toEqual([0, 1]);
  });

  it('hear something, and are cut where they take nothing, as ever after the clock was set back', async () => {
    const { clock, database, reader } = await node();
    const [idle, stuck] = [reader(), reader()];
    await clock.pass(0);
    stuck.open = false;
    database.admit(1);
    await clock.pass(CONFIG.pollMs);
    clock.setBack(3_600_000);
    const heard = idle.frames.length;
    await clock.pass(CONFIG.stallMs + 2_000);
    expect(idle.frames.length - heard).toBeGreaterThan(2);
    expect(stuck.cuts).toBe(1);
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

/** A reader whose question can be held up: it is answered when `answer` is called. */
async function askedReader(reader: Awaited<ReturnType<typeof node>>['reader'], subject: string, isHeld = false) {
  const asked = { isHeld, isGone: false, count: 0, answer: () => {} };
  const board = reader(async () => {
    asked.count += 1;
    if (asked.isHeld) await new Promise<void>((resolve) => (asked.answer = resolve));
    return asked.isGone ? new Refusal('gone') : everything;
  }, subject);
  return { asked, board };
}

describe('a change of grants', () => {
  it('is asked about before whom it concerns gets a frame at or past it, and holds up nobody else', async () => {
    const { clock, database, reader } = await node();
    const { asked, board } = await askedReader(reader, 'concerned');
    const other = await askedReader(reader, 'other');
    await clock.pass(100);
    asked.isHeld = asked.isGone = true;
    database.changeGrants('concerned');
    database.admit(5);
    await clock.pass(1_000);
    expect(admittedIn(board)).toEqual([0]);
    expect(admittedIn(other.board)).toEqual([0, 5]);
    asked.answer();
    await clock.pass(100);
    expect(board.ended).toBe('gone');
    expect(admittedIn(board)).toEqual([0]);
    expect(other.asked.count).toBe(1);
  });

  it('that others go on making does not keep a reader who waits for its place from it', async () => {
    const { clock, database, reader } = await node();
    const { asked, board } = await askedReader(reader, 'newcomer', true);
    await clock.pass(0);
    for (let n = 0; n < 5; n += 1) {
      database.changeGrants(`somebody ${n}`);
      await clock.pass(300);
    }
    asked.answer();
    await clock.pass(0);
    expect(board.frames).toHaveLength(1);
    expect(asked.count).toBe(1);
  });

  it('that concerns a reader who waits for an answer makes that one too old', async () => {
    const { clock, database, reader } = await node();
    const { asked, board } = await askedReader(reader, 'newcomer', true);
    await clock.pass(0);
    database.changeGrants('newcomer');
    await clock.pass(300);
    asked.answer();
    await clock.pass(0);
    expect(asked.count).toBe(2);
    expect(board.frames).toHaveLength(0);
    asked.isGone = true;
    asked.answer();
    await clock.pass(0);
    expect(board.ended).toBe('gone');
    expect(board.frames).toHaveLength(0);
  });

  it('of nobody knows whom concerns everybody', async () => {
    const { clock, database, reader } = await node();
    const readers = await Promise.all(['one', 'other'].map((subject) => askedReader(reader, subject)));
    await clock.pass(100);
    for (const { asked } of readers) asked.isHeld = true;
    database.changeGrants('one', null);
    database.admit(5);
    await clock.pass(1_000);
    for (const { board } of readers) expect(admittedIn(board)).toEqual([0]);
    for (const { asked } of readers) asked.answer();
    await clock.pass(100);
    for (const { board } of readers) expect(admittedIn(board)).toEqual([0, 5]);
  });

  it('starts the board anew for whoever may see something else now', async () => {
    const { clock, database, reader } = await node();
    let key = 'much';
    const one = reader(async () => ({ ...everything, key }));
    const same = reader();
    await clock.pass(100);
    key = 'little';
    database.changeGrants('somebody');
    await clock.pass(300);
    expect(one.frames.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['SNAPSHOT', null],
      ['RESET', 'ACCESS_CHANGED'],
    ]);
    expect(same.frames.filter(({ kind }) => kind === 'RESET')).toEqual([]);
  });
});

describe('a committee that moves', () => {
  it('is asked about by those who watch it, or have a grant on it, before they get a frame at or past that', async () => {
    const { clock, database, reader } = await node();
    const { asked, board } = await askedReader(reader, 'watches it');
    await clock.pass(100);
    asked.isHeld = true;
    database.move('/2/1/');
    database.admit(5);
    await clock.pass(1_000);
    expect(admittedIn(board)).toEqual([0]);
    asked.answer();
    await clock.pass(100);
    expect(admittedIn(board)).toEqual([0, 5]);
  });
});

describe('a change of the tree that is too large to be told', () => {
  it('is read beside the picture, which is shown until the other is whole', async () => {
    const { clock, database, feed, reader } = await node();
    const board = reader();
    await clock.pass(100);
    let isRead: () => void = () => {};
    database.untilRead = new Promise((resolve) => {
      isRead = resolve;
    });
    database.isTooMuch = true;
    database.move('/2/1/');
    database.admit(5);
    await clock.pass(2 * CONFIG.heartbeatMs);
    expect(feed.state.committees.get('cell')?.path).toBe('/1/');
    expect(admittedIn(board)[0]).toBe(0);
    expect(new Set(board.frames.slice(1).map(({ kind }) => kind))).toEqual(new Set(['HEARTBEAT']));
    isRead();
    await clock.pass(0);
    expect(feed.state.committees.get('cell')?.path).toBe('/2/1/');
    expect(board.frames.at(-1)).toMatchObject({ kind: 'RESET', reason: 'TREE_CHANGED', rows: [{ admitted: 5 }] });
  });
});

describe('a backup that was restored', () => {
  it('starts boards anew, with the reason for those who have seen something and without for those who have not', async () => {
    const { clock, database, reader } = await node();
    database.admit(1);
    database.admit(1);
    await clock.pass(300);
    const seen = reader();
    await clock.pass(100);
    const unseen = reader();
    unseen.open = false;
    await clock.pass(100);
    database.restore(1, 1);
    await clock.pass(300);
    unseen.open = true;
    unseen.seat?.flushed();
    await clock.pass(100);
    const starts = ({ frames }: typeof seen) =>
      frames.map(({ kind, reason, rows }) => [kind, reason, rows[0]?.admitted]);
    expect(starts(seen)).toEqual([
      ['SNAPSHOT', null, 2],
      ['RESET', 'OTHER_HISTORY', 1],
    ]);
    expect(starts(unseen)).toEqual([['SNAPSHOT', null, 1]]);
  });

  it('has everybody asked again where it has the position of the node, before anything is shown of it', async () => {
    const { clock, database, reader } = await node();
    const { asked, board } = await askedReader(reader, 'whose grant was read ahead');
    const other = await askedReader(reader, 'other');
    await clock.pass(100);
    asked.isGone = asked.isHeld = true;
    // A grant that had no position yet: nothing but the server tells that it is gone.
    database.server = '00000001';
    await clock.pass(300);
    database.admit(5);
    await clock.pass(300);
    expect(admittedIn(board)).toEqual([0]);
    expect(admittedIn(other.board).at(-1)).toBe(5);
    asked.answer();
    await clock.pass(100);
    expect(board.ended).toBe('gone');
    expect(board.frames).toHaveLength(1);
    // What was shown stands: the position is of both pasts.
    expect(other.board.frames.map(({ kind }) => kind)).toEqual(['SNAPSHOT', 'HEARTBEAT', 'DELTA']);
  });

  it('does not let a mutation answer with a cursor from before', async () => {
    const { clock, database, feed } = await node();
    for (let count = 0; count < 5; count += 1) database.admit(1);
    await clock.pass(300);
    database.restore(1, 1);
    database.admit(1);
    const settled = feed.settle();
    await clock.pass(100);
    expect(decodeCursor((await settled) ?? '')).toMatchObject({ seq: 2, digest: database.readDigest(2) });
    expect(feed.state.committees.get('cell')?.placements[0]?.tallies).toMatchObject([{ year: YEAR, admitted: 2 }]);
  });
});
