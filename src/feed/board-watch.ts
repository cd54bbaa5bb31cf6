import type { BoardScope } from './board.ts';
import type { QuotaFrame } from './frame.ts';
import type { BoardSeat, Hub } from './hub.ts';
import type { BoardJoining, BoardReader } from './ports.ts';
import type { BoardRequest } from './seat.ts';

/** A live board somebody asked for. Connections join it; inside this process it can be iterated over. */
export class BoardWatch implements AsyncIterable<QuotaFrame> {
  readonly #hub: Hub;
  readonly #request: BoardRequest;

  constructor(hub: Hub, request: BoardRequest) {
    this.#hub = hub;
    this.#request = request;
  }

  get scope(): BoardScope {
    return this.#request.scope;
  }

  /** Takes a place for a connection. */
  join<R>(joining: BoardJoining<R>): BoardSeat {
    return this.#hub.join(this.#request, joining);
  }

  /** Frames one by one, each made when the one before has been taken. Throws the reason when the board is refused. */
  [Symbol.asyncIterator](): AsyncIterableIterator<QuotaFrame, undefined> {
    return new FrameIterator((reader) => this.join({ shape: 'frames', render: async (frame) => frame, reader }));
  }
}

class FrameIterator implements AsyncIterableIterator<QuotaFrame, undefined>, BoardReader<QuotaFrame> {
  readonly #seat: BoardSeat;
  #frame: QuotaFrame | null = null;
  #refusal: { reason: unknown } | null = null;
  #over = false;
  #wake: () => void = () => {};

  constructor(join: (reader: BoardReader<QuotaFrame>) => BoardSeat) {
    this.#seat = join(this);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<QuotaFrame, undefined>> {
    while (this.#frame === null && !this.#over) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const { reason } = this.#refusal ?? {};
    this.#refusal = null;
    if (reason !== undefined) throw reason;
    const value = this.#frame;
    if (this.#over || value === null) return { done: true, value: undefined };
    this.#frame = null;
    this.#seat.flushed();
    return { done: false, value };
  }

  async return(): Promise<IteratorResult<QuotaFrame, undefined>> {
    this.cut();
    return { done: true, value: undefined };
  }

  ready(): boolean {
    return this.#frame === null;
  }

  waiting(): number {
    return 0;
  }

  send(frame: QuotaFrame): void {
    this.#frame = frame;
    this.#wake();
  }

  refuse(reason: unknown): void {
    this.#refusal = { reason };
    this.cut();
  }

  cut(): void {
    this.#over = true;
    this.#seat?.leave();
    this.#wake();
  }
}
