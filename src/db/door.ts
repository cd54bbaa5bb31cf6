import pg from 'pg';
import { Lease } from './lease.ts';
import { currentOperation, type Operation } from './operation.ts';
import { OperationEnded } from './operation-ended.ts';
import { PoolBusy } from './pool-busy.ts';
import { PoolShares } from './pool-shares.ts';
import type { SessionClient } from './session-client.ts';

type Taken = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (release?: unknown) => void,
) => void;

/** What the door goes by. */
export interface DoorOptions extends pg.PoolConfig {
  /** Connections at most. */
  max: number;
  /** Longest wait for one, ms. */
  connectionTimeoutMillis: number;
  /** Longest time of one statement where its operation has no other, ms. */
  statementMs: number;
  /** For how many viewers a token counts that many share. */
  factorOf: (viewer: string | null) => number;
}

/** Of the connections, what one viewer has at most at once; one of them in any case. */
const SHARE = 1 / 4;

/**
 * The pool of requests. Every statement of theirs passes here, Prisma's too, and the door knows whose it is: a viewer has
 * a share of the connections, who waits is let in by viewers in turn, and nothing of an operation that has ended is.
 */
export class Door extends pg.Pool {
  /** Statements that were cancelled, by reason, and those that found no connection in time. */
  readonly counts = { cancelled: { client_gone: 0, time_limit: 0 }, refused: 0 };
  readonly #statementMs: number;
  readonly #waitMs: number;
  readonly #shares: PoolShares;

  constructor({ statementMs, factorOf, ...options }: DoorOptions) {
    super(options);
    this.#statementMs = statementMs;
    this.#waitMs = options.connectionTimeoutMillis;
    this.#shares = new PoolShares(options.max, (viewer) => Math.ceil(options.max * SHARE) * factorOf(viewer));
  }

  /** Connections that are in use, and how many wait for one. */
  get use(): { taken: number; waiting: number } {
    return { taken: this.#shares.taken, waiting: this.#shares.waiting };
  }

  /** The pool itself takes a connection for a single statement, with a callback; without one it is for a transaction. */
  override connect(): Promise<pg.PoolClient>;
  override connect(taken: Taken): void;
  override connect(taken?: Taken): Promise<pg.PoolClient> | undefined {
    if (taken !== undefined) {
      this.#enter(false, taken);
      return;
    }
    return new Promise((resolve, reject) => {
      this.#enter(true, (error, client) => (client ? resolve(client) : reject(error)));
    });
  }

  #enter(forTransaction: boolean, taken: Taken): void {
    const operation = currentOperation();
    if (operation?.ended) {
      refuse(taken, new OperationEnded());
      return;
    }
    // A transaction that reads beside itself must not wait for its own end.
    const viewer = operation === undefined || operation.transactions > 0 ? undefined : operation.viewer;
    let stopWaiting = (): void => {};
    const takeBack = this.#shares.take(viewer, () => {
      stopWaiting();
      this.#takeOut({ operation, viewer, forTransaction }, taken);
    });
    if (takeBack === null) return;
    const giveUp = (error: Error): void => {
      stopWaiting();
      takeBack();
      refuse(taken, error);
    };
    const limit = setTimeout(() => {
      this.counts.refused += 1;
      giveUp(new PoolBusy());
    }, this.#waitMs);
    const forget = operation?.whenEnded(() => giveUp(new OperationEnded()));
    stopWaiting = () => {
      clearTimeout(limit);
      forget?.();
    };
  }

  #takeOut({ operation, viewer, forTransaction }: Entry, taken: Taken): void {
    super.connect((error, client) => {
      if (client === undefined || operation?.ended) {
        client?.release();
        this.#shares.giveBack(viewer);
        refuse(taken, error ?? new OperationEnded());
        return;
      }
      const session = client as unknown as SessionClient;
      const { release } = client;
      const lease = new Lease(session, {
        operation,
        limitMs: operation?.statementMs ?? this.#statementMs,
        counts: this.counts.cancelled,
      });
      if (forTransaction) {
        session.lease = lease;
        if (operation) operation.transactions += 1;
      } else lease.begin();
      client.release = (fault) => {
        session.lease = null;
        if (forTransaction && operation) operation.transactions -= 1;
        lease.end((whole) => {
          release(whole ? undefined : fault || true);
          this.#shares.giveBack(viewer);
        }, fault);
      };
      taken(undefined, client, client.release as (release?: unknown) => void);
    });
  }
}

/** Who takes a connection, and what for. */
interface Entry {
  operation: Operation | undefined;
  /** Whose share it is of; undefined where it is of none. */
  viewer: string | null | undefined;
  forTransaction: boolean;
}

function refuse(taken: Taken, error: Error): void {
  taken(error, undefined, () => {});
}
