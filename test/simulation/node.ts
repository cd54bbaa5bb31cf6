import type { FeedConfig } from '../../src/config/feed-config.ts';
import type { Feed } from '../../src/feed/feed.ts';
import type { FeedClock, FeedDatabase } from '../../src/feed/ports.ts';
import { partsOf } from '../helpers/state-of.ts';
import type { DatabaseModel, Step } from './database-model.ts';
import type { Core } from './load-core.ts';
import type { Random } from './random.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How rough the surroundings of a node are. */
export interface Weather {
  /** Share of database calls that fail, before or after they were carried out. */
  failing: number;
  /** Share of database calls that take long. */
  slow: number;
  /** Share of notifications that are lost. */
  deaf: number;
}

/** Rows that are worked on at once: few, so that most frames are made in several pieces. */
const SLICE_ROWS = 3;

/** No faults at all. */
export const CALM: Weather = { failing: 0, slow: 0, deaf: 0 };

/** What nodes of one simulation share. */
export interface Surroundings {
  core: Core;
  time: VirtualTime;
  random: Random;
  database: DatabaseModel;
  config: FeedConfig;
  weather: Weather;
  trace(text: () => string): void;
}

/** An API node: the real feed over a simulated machine, which may die at any moment. */
export class SimulatedNode {
  readonly name: string;
  feed: Feed | null = null;
  /** When something last went wrong that this node's readers may notice, ms. */
  troubledAtMs = 0;
  /** When it last missed a notification or could not follow one: the next poll makes up for it, ms. */
  deafAtMs = Number.NEGATIVE_INFINITY;
  /** When it last noticed that the database has another past, ms. */
  noticedAtMs = Number.NEGATIVE_INFINITY;
  readonly #around: Surroundings;
  readonly #listeners = new Set<(seq: number | null) => void>();
  readonly #steps = new Set<Step>();
  /** Called when the node dies: its connections go with it. */
  readonly #onDeath = new Set<() => void>();
  #life = 0;
  #isOn = false;
  #listens = false;

  constructor(name: string, around: Surroundings) {
    this.name = name;
    this.#around = around;
  }

  /** Starts the node unless it runs, again and again until the database lets it. */
  async start(): Promise<void> {
    if (this.#isOn) return;
    this.#isOn = true;
    const life = ++this.#life;
    const { core, config, random, time, trace } = this.#around;
    const isAlive = (): boolean => this.#life === life;
    this.troubledAtMs = time.now();
    while (isAlive()) {
      try {
        const log = {
          info() {},
          warn: (_details: object, message: string) => {
            if (message.includes('another past')) this.noticedAtMs = time.now();
            trace(() => `${this.name}: ${message}`);
          },
        };
        const feed = await core.Feed.start({
          database: this.#database(isAlive),
          clock: this.#clock(isAlive),
          log,
          config,
          turns: {
            // Others may keep the process busy in between.
            soon: (callback) =>
              void time.after(random.chance(0.9) ? 0 : random.int(1, 10), () => isAlive() && callback()),
            sliceRows: SLICE_ROWS,
          },
        });
        if (!isAlive()) return;
        this.feed = feed;
        this.troubledAtMs = time.now();
        trace(() => `${this.name} stands at ${feed.state.head.seq}`);
        return;
      } catch {
        await time.pause(100);
      }
    }
  }

  /** Power off. */
  crash(): void {
    const { random, database, time, trace } = this.#around;
    trace(() => `${this.name} dies`);
    this.#isOn = false;
    this.#life += 1;
    this.feed = null;
    this.#listeners.clear();
    this.#listens = false;
    this.troubledAtMs = time.now();
    for (const step of this.#steps) {
      // The session may have got as far as its COMMIT.
      if (random.chance(0.5) && database.isOpen(step)) database.finish(step);
      else database.abandon(step);
    }
    this.#steps.clear();
    for (const die of [...this.#onDeath]) die();
    this.#onDeath.clear();
  }

  /** Calls back when the node dies, unless the returned function is called before. */
  onDeath(die: () => void): () => void {
    this.#onDeath.add(die);
    return () => void this.#onDeath.delete(die);
  }

  /** Passes on that a position was made. */
  notify(seq: number): void {
    const { time, random, weather } = this.#around;
    if (!this.#listens) this.deafAtMs = time.now();
    if (!this.#listens) return;
    for (const listener of this.#listeners) {
      if (random.chance(weather.deaf)) {
        this.deafAtMs = time.now();
        continue;
      }
      const copies = random.chance(0.05) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1)
        time.after(random.int(0, 15), () => this.#listeners.has(listener) && listener(seq));
    }
  }

  /** The connection that listens breaks, and comes back after a while. */
  loseEar(ms: number): void {
    const { time } = this.#around;
    if (!this.#listens) return;
    this.#listens = false;
    const listeners = [...this.#listeners];
    time.after(ms, () => {
      this.#listens = true;
      for (const listener of listeners) if (this.#listeners.has(listener)) listener(null);
    });
  }

  #clock(isAlive: () => boolean): FeedClock {
    const { time } = this.#around;
    return {
      now: () => time.now(),
      after: (ms, callback) => time.after(ms, () => isAlive() && callback()),
    };
  }

  #database(isAlive: () => boolean): FeedDatabase {
    const { database, time, random } = this.#around;
    const call = <T>(work: () => T | Promise<T>) => this.#call(isAlive, work);
    return {
      sequence: () =>
        call(async () => {
          const begun = database.begin();
          if (begun === null || typeof begun === 'number') return begun;
          this.#steps.add(begun);
          await time.pause(random.chance(0.03) ? random.int(100, 800) : random.int(0, 8));
          if (!isAlive()) return null;
          this.#steps.delete(begun);
          if (!database.isOpen(begun)) throw new Error('the server was restarted');
          return database.finish(begun);
        }),
      readWhole: async function* (seq) {
        for (const part of partsOf(await call(() => database.readWhole(seq)))) {
          yield part;
          // What happens meanwhile is not in the snapshot that is read.
          await time.pause(random.int(0, 5));
          if (!isAlive()) await new Promise(() => {});
        }
      },
      readTail: (seq) =>
        call(async () => {
          const tail = database.readTail(seq);
          await time.pause(random.int(0, 3));
          return database.underHeadOfNow(tail);
        }),
      readDigests: (seqs) => call(() => database.readDigests(seqs)),
      listen: (onNotify) => {
        const listener = (seq: number | null): void => {
          if (isAlive()) onNotify(seq);
        };
        this.#listeners.add(listener);
        this.#listens = true;
        time.after(random.int(0, 20), () => listener(null));
        return { stop: async () => void this.#listeners.delete(listener) };
      },
    };
  }

  /** One call to the database: there and back take time, and either may go wrong. A dead node hears no answer. */
  async #call<T>(isAlive: () => boolean, work: () => T | Promise<T>): Promise<T> {
    const { time, random, weather } = this.#around;
    const isSlow = random.chance(weather.slow);
    const fails = random.chance(weather.failing);
    const failsBefore = fails && random.chance(0.5);
    const way = async (): Promise<void> => {
      await time.pause(isSlow ? random.int(100, 1_500) : random.int(0, 4));
      if (isSlow || fails) this.troubledAtMs = time.now();
      if (fails) this.deafAtMs = time.now();
      if (!isAlive()) await new Promise(() => {});
    };
    await way();
    if (failsBefore) throw new Error('the connection was lost');
    const result = await work();
    await way();
    if (fails) throw new Error('the connection was lost');
    return result;
  }

  /** What it takes to find out what a viewer may see: a call to the database like any other. */
  ask<T>(work: () => T | Promise<T>): Promise<T> {
    const life = this.#life;
    return this.#call(() => this.#life === life, work);
  }
}
