import type { Session } from '../../access/session.ts';
import { Operation } from '../../db/operation.ts';

/** The operations of one socket that have not been answered. A live board that is open has been. */
export class SocketOperations {
  /** Null while there are none: a socket that only watches keeps nothing here. */
  #open: Map<string, { operation: Operation; limit: NodeJS.Timeout }> | null = null;

  /**
   * Begins one.
   * @param id - as its client calls it
   * @param limitMs - longest time until it is answered
   */
  begin(id: string, session: Session | null, limitMs: number): Operation {
    const operation = new Operation(session?.subject ?? null);
    this.#open ??= new Map();
    this.#open.set(id, { operation, limit: setTimeout(() => operation.end('TIME_LIMIT'), limitMs) });
    return operation;
  }

  /** It was answered, or was refused. */
  answered(id: string): void {
    clearTimeout(this.#open?.get(id)?.limit);
    this.#open?.delete(id);
    if (this.#open?.size === 0) this.#open = null;
  }

  /** Its client has completed it: the protocol drops the answer of such an operation, and lets it run. */
  complete(id: string): void {
    this.#open?.get(id)?.operation.end('CLIENT_GONE');
  }

  /** The socket is closed. */
  completeAll(): void {
    for (const id of this.#open?.keys() ?? []) this.complete(id);
  }
}
