import type { ExecutionResult } from 'graphql-ws';
import type { Connection, Sink } from './connection.ts';

/** An operation as it is sent. A subscription that has a variable `$after` goes on by itself after the last frame that came. */
export interface Operation {
  query: string;
  variables?: Readonly<Record<string, unknown>>;
  operationName?: string;
}

/** An operation on one connection, and on two while it moves: it hears the one that came first until it leaves that. */
export class Subscription {
  readonly #operation: Operation;
  readonly #sink: Sink;
  /** What ends it on each connection. */
  readonly #open = new Map<Connection, () => void>();
  /** Whether there is a place for a cursor. */
  readonly #resumes: boolean;
  #cursor: string | null = null;

  constructor(operation: Operation, sink: Sink) {
    this.#operation = operation;
    this.#sink = sink;
    this.#resumes = /\$after\b/.test(operation.query);
  }

  openOn(connection: Connection): void {
    const hears = (): boolean => this.#open.keys().next().value === connection;
    const { query, operationName } = this.#operation;
    const variables = (): Operation['variables'] => this.#variables;
    const payload = {
      query,
      ...(operationName === undefined ? {} : { operationName }),
      // Read at each attempt, so that none begins where the first one began.
      get variables() {
        return { ...variables() };
      },
    };
    // Known before it is sent: a connection may refuse in the same moment.
    this.#open.set(connection, () => {});
    const stop = connection.subscribe(payload, {
      next: (result) => hears() && this.#take(result),
      error: (error) => {
        if (!hears()) return void this.#open.delete(connection);
        this.end();
        this.#sink.error(error);
      },
      complete: () => {
        if (!hears()) return void this.#open.delete(connection);
        this.end();
        this.#sink.complete();
      },
    });
    if (this.#open.has(connection)) this.#open.set(connection, stop);
  }

  leave(connection: Connection): void {
    const stop = this.#open.get(connection);
    this.#open.delete(connection);
    stop?.();
  }

  end(): void {
    for (const connection of [...this.#open.keys()]) this.leave(connection);
  }

  get #variables(): Operation['variables'] {
    const { variables } = this.#operation;
    return this.#resumes && this.#cursor !== null ? { ...variables, after: this.#cursor } : variables;
  }

  #take(result: ExecutionResult): void {
    for (const frame of Object.values(result.data ?? {})) {
      const { cursor } = (frame ?? {}) as { cursor?: unknown };
      if (typeof cursor === 'string') this.#cursor = cursor;
    }
    this.#sink.next(result);
  }
}
