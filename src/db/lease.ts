import type pg from 'pg';
import { cancelStatement } from './cancel-statement.ts';
import type { Operation } from './operation.ts';
import { OperationEnded } from './operation-ended.ts';

/** Statements of a transaction after which it has its locks: BEGIN, and the one that takes them. */
const UNTIL_LOCKED = 2;

/** What a lease goes by. */
export interface LeaseOptions {
  /** What it is for; undefined where it is for the server itself. */
  operation: Operation | undefined;
  /** Longest time of one statement, ms. */
  limitMs: number;
  /** Counts what it cancels, by reason. */
  counts: { client_gone: number; time_limit: number };
}

/** A connection that was taken out of the pool: what runs on it ends with its operation, or when its time is up. */
export class Lease {
  readonly #client: pg.Client;
  readonly #options: LeaseOptions;
  readonly #forget: (() => void) | undefined;
  #limit: NodeJS.Timeout | undefined;
  #running = false;
  #answered = 0;
  #isReading = false;
  #isLost = false;
  /** Settles when a request to cancel has been answered: whether the server has taken it. */
  #cancelling: Promise<boolean> | null = null;

  constructor(client: pg.Client, options: LeaseOptions) {
    this.#client = client;
    // Until it is given back, nobody else may be listening: unheard, it would end the process.
    client.on('error', this.#lose);
    this.#options = options;
    this.#forget = options.operation?.whenEnded(() => {
      if (!this.#goesOn) this.#cancel('client_gone');
    });
  }

  /** A statement is about to be sent. */
  begin(): void {
    this.#running = true;
    this.#limit = setTimeout(() => this.#cancel('time_limit'), this.#options.limitMs);
  }

  /**
   * Sends one statement of a transaction. One that has its locks goes on to its end, whoever waits for it; one that only
   * reads has none.
   * @throws OperationEnded
   */
  async send<T>(statement: unknown, send: () => Promise<T>): Promise<T> {
    // It would be hit.
    await this.#cancelling;
    const text = typeof statement === 'string' ? statement : (statement as pg.QueryConfig).text;
    if (this.#answered === 0) this.#isReading = text.endsWith('READ ONLY');
    const isEnd = text === 'COMMIT' || text === 'ROLLBACK';
    if (this.#options.operation?.ended && !this.#goesOn && !isEnd) throw new OperationEnded();
    this.begin();
    try {
      return await send();
    } finally {
      this.#stop();
      this.#answered += 1;
    }
  }

  /**
   * Ends it, as soon as no request to cancel can hit whoever gets the connection next.
   * @param giveBack - told whether the connection is as good as before
   * @param fault - what the last statement failed with
   */
  end(giveBack: (whole: boolean) => void, fault?: Error | boolean): void {
    this.#stop();
    this.#forget?.();
    const leave = (whole: boolean): void => {
      this.#client.off('error', this.#lose);
      giveBack(whole && !this.#isLost);
    };
    if (this.#cancelling === null) leave(!fault);
    else void this.#cancelling.then((taken) => leave(taken && (!fault || isCancelled(fault))));
  }

  /** Whether it goes on to its end, whoever waits for it. */
  get #goesOn(): boolean {
    return this.#answered >= UNTIL_LOCKED && !this.#isReading;
  }

  #stop(): void {
    clearTimeout(this.#limit);
    this.#running = false;
  }

  readonly #lose = (): void => {
    this.#isLost = true;
  };

  #cancel(reason: 'client_gone' | 'time_limit'): void {
    if (!this.#running || this.#cancelling !== null) return;
    this.#options.counts[reason] += 1;
    this.#cancelling = cancelStatement(this.#client);
  }
}

/** Query_canceled: the connection is as good as it was. */
function isCancelled(error: unknown): boolean {
  return (error as Partial<pg.DatabaseError> | undefined)?.code === '57014';
}
