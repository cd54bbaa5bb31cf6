import type { Writable } from 'node:stream';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { CloseCode, MessageType } from 'graphql-ws';
import type WebSocket from 'ws';
import { InvalidToken } from '../access/session.ts';
import type { BoardSeat } from '../feed/hub.ts';
import type { BoardReader } from '../feed/ports.ts';
import type { LiveBoard } from './live-board.ts';
import type { RenderedFrame } from './rendered-frame.ts';
import { writeTextFrame } from './text-frame.ts';

/** The socket operations come from. */
export class Wire {
  readonly ws: WebSocket;
  /** The connection under the WebSocket. */
  readonly socket: Writable;
  /** Its live boards: what one writes is in the way of the others. */
  readonly boards = new Set<BoardStream>();
  /** To be called when something that was written has left. */
  readonly flushed = (): void => {
    for (const board of this.boards) board.flushed();
  };

  constructor(ws: WebSocket, socket: Writable) {
    this.ws = ws;
    this.socket = socket;
  }
}

/**
 * A live board as an operation of graphql-ws. To the protocol it is a stream that only ends; the frames go past it onto
 * the wire, encoded once for all their readers.
 */
export class BoardStream implements AsyncIterableIterator<ExecutionResult>, BoardReader<RenderedFrame> {
  readonly #wire: Wire;
  readonly #board: LiveBoard;
  readonly #present: (error: unknown) => GraphQLError;
  readonly #messageStart: string;
  #seat: BoardSeat | null = null;
  #refusal: ExecutionResult | null = null;
  #over = false;
  #wake: () => void = () => {};

  constructor(wire: Wire, operationId: string, board: LiveBoard, present: (error: unknown) => GraphQLError) {
    this.#wire = wire;
    this.#board = board;
    this.#present = present;
    this.#messageStart = `{"type":"${MessageType.Next}","id":${toAscii(JSON.stringify(operationId))},"payload":`;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#seat === null && !this.#over) {
      this.#wire.boards.add(this);
      this.#seat = this.#board.join(this);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const value = this.#refusal;
    this.#refusal = null;
    return value === null ? { done: true, value: undefined } : { done: false, value };
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  ready(): boolean {
    const { ws, socket } = this.#wire;
    return ws.readyState === ws.OPEN && socket.writableLength === 0;
  }

  send({ messageEnd }: RenderedFrame): void {
    writeTextFrame(this.#wire.socket, this.#messageStart, messageEnd, this.#wire.flushed);
  }

  /** Something has left the wire. */
  flushed(): void {
    this.#seat?.flushed();
  }

  refuse(reason: unknown): void {
    // The client of a session that has run out asks for a new token and comes back.
    if (reason instanceof InvalidToken) this.#wire.ws.close(CloseCode.Forbidden, 'Forbidden');
    else this.#refusal = { errors: [this.#present(reason)] };
    this.#end();
  }

  cut(): void {
    this.#wire.ws.terminate();
    this.#end();
  }

  #end(): void {
    this.#over = true;
    this.#wire.boards.delete(this);
    this.#seat?.leave();
    this.#wake();
  }
}

function toAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
