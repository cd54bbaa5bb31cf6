import pg from 'pg';
import type { SessionClientClass } from './session-client.ts';

/** Pause between two questions, ms. */
const PAUSE_MS = 1_000;
/** Longest wait for a connection and for an answer, ms: as long as a request waits for a connection. */
const ANSWER_MS = 10_000;

/** What a pulse needs. */
export interface PulseOptions {
  url: string;
  Client: SessionClientClass;
  /** Told when there is no answer any more, once until there is one again. */
  onLost: (error: Error) => void;
}

/** Notices when an address of the database gives no answers any more, by a small question each second. */
export class Pulse {
  readonly #onLost: (error: Error) => void;
  /** Of its own: a request that waits for a lock must not look like a database that is away. */
  readonly #pool: pg.Pool;
  #timer: NodeJS.Timeout | null = null;
  #asking: Promise<void> = Promise.resolve();
  #stopped = false;
  #answers = true;

  constructor({ url, Client, onLost }: PulseOptions) {
    this.#onLost = onLost;
    this.#pool = new pg.Pool({
      Client,
      connectionString: url,
      max: 1,
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      // A connection that has gone silent is given up with its question; the next question makes another.
      query_timeout: ANSWER_MS,
      application_name: 'ketnap pulse',
    });
    // The next question finds out.
    this.#pool.on('error', () => {});
    this.#schedule();
  }

  /** Whether the last question was answered. */
  get answers(): boolean {
    return this.#answers;
  }

  /** Asks no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#asking;
    await this.#pool.end();
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#asking = this.#ask().then(() => this.#schedule());
    }, PAUSE_MS);
  }

  async #ask(): Promise<void> {
    try {
      await this.#pool.query('SELECT 1');
      this.#answers = true;
    } catch (error) {
      if (this.#answers && !this.#stopped) this.#onLost(error as Error);
      this.#answers = false;
    }
  }
}
