import { AsyncLocalStorage } from 'node:async_hooks';

/** Why an operation is over before it was answered: its client has gone or has completed it, or its time is up. */
export type EndReason = 'CLIENT_GONE' | 'TIME_LIMIT';

/** What a client has asked for, from its arrival to its answer. The door to the pool knows whose statement it lets in. */
export class Operation {
  /**
   * The `sub` of the token; null without one: everybody without a token is one viewer. Undefined where several viewers
   * wait for it.
   */
  viewer: string | null | undefined;
  /** Longest time of one of its statements, ms; null where it is the usual one. */
  readonly statementMs: number | null;
  /** Transactions it is in. */
  transactions = 0;
  #ended: EndReason | null = null;
  #onEnd: Set<() => void> | null = null;
  #abort: AbortController | null = null;

  constructor(viewer: string | null | undefined, { statementMs = null }: { statementMs?: number | null } = {}) {
    this.viewer = viewer;
    this.statementMs = statementMs;
  }

  /** Why it is over; null while somebody waits for it. */
  get ended(): EndReason | null {
    return this.#ended;
  }

  /** Aborted when it ends before it was answered. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.#ended !== null) this.#abort.abort();
    return this.#abort.signal;
  }

  /** Nothing of it begins any more, and what runs is cancelled. After its answer this changes nothing. */
  end(reason: EndReason): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    for (const callback of this.#onEnd ?? []) callback();
    this.#onEnd = null;
    this.#abort?.abort();
  }

  /** Calls back when it ends, unless the returned function is called before. */
  whenEnded(callback: () => void): () => void {
    this.#onEnd ??= new Set();
    this.#onEnd.add(callback);
    return () => void this.#onEnd?.delete(callback);
  }
}

const current = new AsyncLocalStorage<Operation | undefined>();

/** Runs what an operation does: every statement within is its own. */
export function runOperation<T>(operation: Operation, work: () => T): T {
  return current.run(operation, work);
}

/**
 * Runs what several operations wait for, or none: it is the server's own, and goes on whoever leaves. Whatever lives
 * longer than its caller (a shared batch, a timer, a live board) is begun so.
 */
export function runForAll<T>(work: () => T): T {
  return current.run(undefined, work);
}

/** The operation that is being worked for; undefined where it is the server itself. */
export function currentOperation(): Operation | undefined {
  return current.getStore();
}
