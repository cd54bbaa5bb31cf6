import type { Socket } from 'node:net';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, type WebSocket as GraphqlSocket, MessageType } from 'graphql-ws';
import type WebSocket from 'ws';
import { InvalidToken } from '../../access/session.ts';
import type { BoardSeat } from '../../feed/hub.ts';
import type { BoardReader } from '../../feed/ports.ts';
import type { LiveBoard } from '../live-board.ts';
import type { Caller, Present } from '../presenter.ts';
import type { RenderedFrame } from '../rendered-frame.ts';
import type { LiveShare } from '../shares/live-share.ts';
import { POLICY_VIOLATION } from './close-codes.ts';
import { Pulse } from './keep-alive.ts';
import type { MessageLine } from './message-line.ts';
import type { MessageRate } from './message-rate.ts';
import { inTurn } from './operation-turns.ts';
import { SocketOperations } from './socket-operations.ts';
import { writeTextFrame } from './text-frame.ts';

/** A client that has not taken this much of what it asked for is cut off, bytes. */
export const MOST_WAITING_BYTES = 16 * 1024 * 1024;

/** The socket operations come from. */
export class Wire implements GraphqlSocket {
  readonly protocol = GRAPHQL_TRANSPORT_WS_PROTOCOL;
  readonly ws: WebSocket;
  /** The connection under the WebSocket. */
  readonly socket: Socket;
  readonly caller: Caller;
  readonly present: (error: unknown) => GraphQLError;
  /** Its live boards: what one writes is in the way of the others. */
  boards: readonly BoardStream[] = [];
  readonly operations = new SocketOperations();
  readonly pulse = new Pulse();
  /** To be called when something that was written has left. */
  readonly flushed = (): void => {
    for (const board of this.boards) board.flushed();
  };

  readonly line: MessageLine;
  readonly #rate: MessageRate;

  constructor(
    ws: WebSocket,
    socket: Socket,
    caller: Caller,
    present: Present,
    { rate, line }: { rate: MessageRate; line: MessageLine },
  ) {
    this.ws = ws;
    this.socket = socket;
    this.caller = caller;
    this.present = (error) => present(error, caller);
    this.line = line;
    this.#rate = rate;
    // Each is answered, and costs as much as a message. No client of GraphQL sends many: it is not told why it is cut.
    ws.on('ping', () => this.#rate.take() || ws.terminate());
  }

  send(data: string): Promise<void> {
    const { ws } = this;
    return new Promise((resolve) => {
      if (ws.readyState !== ws.OPEN) return resolve();
      if (ws.bufferedAmount > MOST_WAITING_BYTES) ws.terminate();
      // Whoever has gone needs no answer.
      ws.send(data, () => {
        resolve();
        this.flushed();
      });
    });
  }

  close(code?: number, reason?: string): void {
    this.ws.close(code, reason);
  }

  onMessage(receive: (data: string) => Promise<void>): void {
    const take = inTurn(receive);
    this.ws.on('message', (data) => {
      // What still comes on a socket that is being closed is not looked at.
      if (this.ws.readyState !== this.ws.OPEN) return;
      if (this.#rate.take()) this.line.add(data);
      else this.ws.close(POLICY_VIOLATION, 'Too many messages');
    });
    this.line.onMessage((data) => {
      const message = parsed(String(data));
      const completed = completedBy(message);
      if (completed !== null) this.operations.complete(completed);
      take(message).catch((error: unknown) => {
        this.present(error);
        this.ws.close(CloseCode.InternalServerError, 'Internal server error');
      });
    });
  }
}

/**
 * The protocol keeps what it receives for as long as the operation runs. It takes a message that was parsed as well,
 * of which the large parts can be let go.
 */
function parsed(text: string): string {
  try {
    const message: unknown = JSON.parse(text);
    if (typeof message === 'object' && message !== null) return message as unknown as string;
  } catch {
    // It says so to the client.
  }
  return text;
}

/** The id of the operation that a message completes; null when it is another message. */
function completedBy(message: unknown): string | null {
  const { type, id } = message as { type?: unknown; id?: unknown };
  return type === MessageType.Complete && typeof id === 'string' ? id : null;
}

/**
 * A live board as an operation of graphql-ws. To the protocol it is a stream that only ends; the frames go past it onto
 * the wire, encoded once for all their readers.
 */
export class BoardStream implements AsyncIterableIterator<ExecutionResult>, BoardReader<RenderedFrame> {
  readonly #wire: Wire;
  readonly #messageStart: string;
  /** Null when it was joined: then its seat is all there is. */
  #board: LiveBoard | null;
  readonly #share: LiveShare;
  #seat: BoardSeat | null = null;
  #refusal: ExecutionResult | null = null;
  #over = false;
  #wake: ((result: IteratorResult<ExecutionResult, undefined>) => void) | null = null;

  constructor(wire: Wire, operationId: string, board: LiveBoard) {
    this.#wire = wire;
    this.#board = board;
    this.#share = board.share;
    this.#messageStart = `{"type":"${MessageType.Next}","id":${toAscii(JSON.stringify(operationId))},"payload":`;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Not `async`: what such a function keeps while it waits would be kept for every reader. */
  next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#over) return Promise.resolve(this.#rest());
    return new Promise((resolve) => {
      this.#wake = resolve;
      const board = this.#board;
      if (board === null) return;
      this.#board = null;
      // A new list: one that grows keeps room for many, and mostly there is one board.
      this.#wire.boards = [...this.#wire.boards, this];
      this.#seat = board.join(this);
    });
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  ready(): boolean {
    const { ws, socket } = this.#wire;
    return ws.readyState === ws.OPEN && socket.writableLength === 0;
  }

  waiting(): number {
    return this.#wire.socket.writableLength;
  }

  send({ messageEnd }: RenderedFrame): void {
    writeTextFrame(this.#wire.socket, this.#messageStart, messageEnd, this.#wire.flushed);
    this.#share.shown();
  }

  /** Something has left the wire. */
  flushed(): void {
    this.#seat?.flushed();
  }

  refuse(reason: unknown): void {
    // The client of a session that has run out asks for a new token and comes back.
    if (reason instanceof InvalidToken) this.#wire.ws.close(CloseCode.Forbidden, 'Forbidden');
    else this.#refusal = { errors: [this.#wire.present(reason)] };
    this.#end();
  }

  cut(): void {
    this.#wire.ws.terminate();
    this.#end();
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#wire.boards = this.#wire.boards.filter((board) => board !== this);
    this.#seat?.leave();
    this.#share.end();
    this.#wake?.(this.#rest());
  }

  #rest(): IteratorResult<ExecutionResult, undefined> {
    const value = this.#refusal;
    this.#refusal = null;
    return value === null ? { done: true, value: undefined } : { done: false, value };
  }
}

function toAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
