import type { ExecutionResult } from 'graphql';

/** A frame as bytes, made once for everybody who gets the same. */
export class RenderedFrame {
  readonly #cursor: string;
  readonly #json: string;
  #message: Buffer | null = null;
  #event: Buffer | null = null;

  /** @param cursor - where a board stands after the frame. */
  constructor(result: ExecutionResult, cursor: string) {
    this.#cursor = cursor;
    this.#json = JSON.stringify(result);
  }

  /** The end of a `next` message on a WebSocket; what comes before it names the operation. */
  get messageEnd(): Buffer {
    this.#message ??= Buffer.from(`${this.#json}}`);
    return this.#message;
  }

  /** A server-sent event, whose `id` is the cursor: `Last-Event-ID` resumes. */
  get event(): Buffer {
    this.#event ??= Buffer.from(`event: next\nid: ${this.#cursor}\ndata: ${this.#json}\n\n`);
    return this.#event;
  }
}
