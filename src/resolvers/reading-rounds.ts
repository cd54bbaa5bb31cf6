import type { Database } from '../db/client.ts';
import { runForAll } from '../db/operation.ts';
import { createRecordLoaders, type RecordLoaders } from './record-loaders.ts';

/** Committees of a list that is read with others, at most: a larger one would hold them up, and has little to gain. */
const MOST_COMMITTEES = 100;
/** So long a round is waited for before the next one begins, ms. */
const PATIENCE_MS = 100;

/** Those who read together. */
interface Round {
  records: RecordLoaders;
  /** Resolves when it begins: nobody joins it any more. */
  begun: Promise<void>;
  readers: number;
  /** Everybody has read. */
  end(): void;
}

/**
 * Lets lists be read in rounds: whatever is to be read while a round lasts is read in the next one, and those of a round share the
 * statements by which they look for records. So a thousand small lists that many steps concern cost the statements of a few.
 */
export class ReadingRounds {
  readonly #database: Pick<Database, 'prisma' | 'pool'>;
  #next: Round | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor(database: Pick<Database, 'prisma' | 'pool'>) {
    this.#database = database;
  }

  /**
   * Reads a list, with others where there are some: as the database has it when this was called, or later.
   * @param committees - that it is about.
   */
  async read<T>(committees: number, read: (records: RecordLoaders) => Promise<T>): Promise<T> {
    if (committees > MOST_COMMITTEES) return read(createRecordLoaders(this.#database));
    this.#next ??= this.#open();
    const round = this.#next;
    round.readers += 1;
    await round.begun;
    try {
      return await read(round.records);
    } finally {
      round.readers -= 1;
      if (round.readers === 0) round.end();
    }
  }

  #open(): Round {
    // What several wait for goes on whoever leaves, and takes no share of one of them. Whoever is ready in this turn of the event loop asks too.
    const schedule = (load: () => void): void => runForAll(() => void setImmediate(load));
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    // Whoever is concerned by the same change joins in the same turn of the event loop.
    const begun = this.#last.then(turnOfLoop).then(() => {
      this.#next = null;
      // One that is stuck, or waits for the share of its viewer, must not keep the others waiting.
      this.#last = soonerOf(ended, PATIENCE_MS);
    });
    return { records: createRecordLoaders({ ...this.#database, schedule }), begun, readers: 0, end };
  }
}

function turnOfLoop(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

function soonerOf(ended: Promise<void>, afterMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, afterMs);
    void ended.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
