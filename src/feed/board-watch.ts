import type { Frame } from './frame.ts';
import type { BoardSeat, Hub } from './hub.ts';
import type { BoardJoining, BoardReader } from './ports.ts';
import type { WatchRequest } from './seat.ts';
import type { Watched } from './view.ts';

/** A live board or list somebody asked for. Connections join it; inside this process it can be iterated over. */
export class BoardWatch<Row = unknown> implements AsyncIterable<Frame<Row>> {
  readonly #hub: Hub;
  readonly #request: WatchRequest;

  constructor(hub: Hub, request: WatchRequest) {
    this.#hub = hub;
    this.#request = request;
  }

  get watched(): Watched {
    return this.#request.watched;
  }

  /** Takes a place for a connection. */
  join<R>(joining: BoardJoining<R>): BoardSeat {
    return this.#hub.join(this.#request, joining);
  }

  /** Frames one by one, each made when the one before has been taken. Throws the reason when the board is refused. */
  [Symbol.asyncIterator](): AsyncIterableIterator<Frame<Row>, undefined> {
    return new FrameIterator((reader) =>
      this.join({ shape: 'frames', render: async (frame) => frame as Frame<Row>, reader }),
    );
  }
}

class FrameIterator<Row> implements AsyncIterableIterator<Frame<Row>, undefined>, BoardReader<Frame<Row>> {
  readonly #seat: BoardSeat;
  #frame: Frame<Row> | null = null;
  #refusal: { reason: unknown } | null = null;
  #over = false;
  #wake: () => void = () => {};

  constructor(join: (reader: BoardReader<Frame<Row>>) => BoardSeat) {
    this.#seat = join(this);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Frame<Row>, undefined>> {
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

  async return(): Promise<IteratorResult<Frame<Row>, undefined>> {
    this.cut();
    return { done: true, value: undefined };
  }

  ready(): boolean {
    return this.#frame === null;
  }

  waiting(): number {
    return 0;
  }

  send(frame: Frame<Row>): void {
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
