import type pg from 'pg';
import { isAtStep } from '../db/is-at-step.ts';
import { sequence } from '../db/queries/feed.ts';

/** How long a step is waited for before it is looked after, ms. */
const PATIENCE_MS = 10_000;

/**
 * Makes the steps of the feed. A step has no limit: the first one after a rebuild takes minutes. Only one whose connection
 * has gone silent is given up: when it takes long, the server is asked over another one whether it is at a step.
 */
export class StepWatch {
  readonly #pool: pg.Pool;
  readonly #url: string;
  readonly #patienceMs: number;
  #giveUp: (reason: Error) => void = () => {};

  /**
   * @param url - of the server, for connections of its own
   * @param patienceMs - how long a step is waited for before it is looked after
   */
  constructor(pool: pg.Pool, url: string, patienceMs = PATIENCE_MS) {
    this.#pool = pool;
    this.#url = url;
    this.#patienceMs = patienceMs;
  }

  /** Makes the next position; null when another session is at it. */
  async step(): Promise<number | null> {
    const client = await this.#pool.connect();
    let timer: NodeJS.Timeout | undefined;
    const silent = new Promise<never>((_resolve, reject) => {
      this.#giveUp = reject;
      const lookLater = (): void => {
        timer = setTimeout(() => {
          isAtStep(this.#url).then((atWork) => {
            if (atWork) lookLater();
            else reject(new Error('the connection of the feed has gone silent'));
          }, reject);
        }, this.#patienceMs);
      };
      lookLater();
    });
    let fault: unknown;
    const note = (error: unknown): void => {
      fault = error;
    };
    client.on('error', note);
    try {
      return await Promise.race([sequence(client), silent]);
    } catch (error) {
      note(error);
      throw error;
    } finally {
      clearTimeout(timer);
      client.off('error', note);
      client.release(fault !== undefined);
    }
  }

  /** Waits for no step any more: the server brings one that it is at to its end by itself. */
  stop(): void {
    this.#giveUp(new Error('the feed has stopped'));
  }
}
