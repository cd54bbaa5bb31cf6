import { EventEmitter, once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import WebSocket from 'ws';
import { BoardClient, type BoardFrame, WATCH_BOARD } from './board-client.ts';
import { PATIENCE_MS, within } from './within.ts';

/** How a live board ended. */
export interface BoardEnd {
  /** Close code of a WebSocket; of an event stream null. */
  code: number | null;
  /** `extensions.code` of the error it ended with. */
  error: string | null;
  /** Whether the server said that it is over; a cut does not. */
  complete: boolean;
}

/** What a live board is opened with. */
export interface BoardRequest {
  /** Address of GraphQL. */
  url: string;
  token: string;
  variables: object;
  query?: string;
  /** Sent as the argument. */
  after?: string | null;
  /** Sent as the header; event streams only. */
  lastEventId?: string | null;
  /** Takes the frames; a new one when left out. */
  board?: BoardClient;
}

interface Result {
  data?: { quotaBoard: BoardFrame } | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Both transports, as tests run over them. */
export const TRANSPORTS = ['WebSocket', 'SSE'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/**
 * A subscriber without a library, so that a test can stop reading, vanish, and see how it is ended. Every frame goes
 * through BoardClient.
 */
export abstract class LiveBoard {
  readonly board: BoardClient;
  /** Everything that came, without the rows. */
  readonly seen: Omit<BoardFrame, 'rows'>[] = [];
  /** Rejects never; how it ended, by whomever. */
  readonly ended: Promise<BoardEnd>;
  /** Told of everything as it came. */
  onRaw: (text: string) => void = () => {};
  protected readonly events = new EventEmitter().setMaxListeners(0);
  protected readonly end: BoardEnd = { code: null, error: null, complete: false };
  #failure: Error | null = null;
  #over = false;

  constructor(board: BoardClient) {
    this.board = board;
    this.ended = once(this.events, 'end').then(() => this.end);
  }

  abstract pause(): void;
  abstract resume(): void;
  /** Gone, without a word. */
  abstract vanish(): void;

  /** Waits for a frame. Rejects when one does not fit, when the board ends before, or when it takes too long. */
  async until(
    ms: number,
    what: string,
    enough: (frame: BoardFrame, board: BoardClient) => boolean,
  ): Promise<BoardFrame> {
    const found = new Promise<BoardFrame>((resolve, reject) => {
      const done = (): void => {
        this.events.off('frame', onFrame).off('end', onEnd);
      };
      const onFrame = (frame: BoardFrame): void => {
        if (this.#failure === null && !enough(frame, this.board)) return;
        done();
        if (this.#failure === null) resolve(frame);
        else reject(this.#failure);
      };
      const onEnd = (): void => {
        done();
        reject(this.#failure ?? new Error(`the board ended before: ${what}; ${JSON.stringify(this.end)}`));
      };
      this.events.on('frame', onFrame).on('end', onEnd);
      if (this.#over || this.#failure !== null) onEnd();
    });
    return within(ms, what, found);
  }

  /** Waits until the board shows something, which it may do already. */
  async shows(ms: number, what: string, enough: (board: BoardClient) => boolean): Promise<void> {
    this.check();
    if (enough(this.board)) return;
    await this.until(ms, what, (_frame, board) => enough(board));
  }

  /** Waits for the end, by whomever. Rejects when it takes too long or a frame did not fit. */
  async endedWithin(ms: number): Promise<BoardEnd> {
    const end = await within(ms, 'the board ends', this.ended);
    this.check();
    return end;
  }

  /** Throws when a frame did not fit. */
  check(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  get over(): boolean {
    return this.#over;
  }

  protected take({ data, errors }: Result): void {
    if (errors) this.end.error ??= errors[0]?.extensions?.code ?? errors[0]?.message ?? '';
    if (!data) return;
    try {
      this.board.take(data.quotaBoard);
    } catch (error) {
      this.#failure ??= error as Error;
    }
    const { rows: _rows, ...frame } = data.quotaBoard;
    this.seen.push(frame);
    this.events.emit('frame', data.quotaBoard);
  }

  protected finish(): void {
    if (this.#over) return;
    this.#over = true;
    this.events.emit('end');
  }
}

/** Opens a live board and waits for its first frame. */
export async function openBoard(transport: Transport, options: BoardRequest): Promise<LiveBoard> {
  const live = watchBoard(transport, options);
  await live.until(PATIENCE_MS, 'the first frame', () => true);
  return live;
}

/** Opens a live board. */
export function watchBoard(transport: Transport, options: BoardRequest): LiveBoard {
  return transport === 'SSE' ? new SseBoard(options) : new WebSocketBoard(options);
}

class WebSocketBoard extends LiveBoard {
  readonly #socket: WebSocket;

  constructor({ url, token, variables, query = WATCH_BOARD, after = null, board = new BoardClient() }: BoardRequest) {
    super(board);
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { perMessageDeflate: false });
    this.#socket = socket;
    const send = (message: object): void => socket.send(JSON.stringify(message));
    socket.on('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    socket.on('message', (text) => {
      this.onRaw(String(text));
      const message = JSON.parse(String(text)) as { type: string; payload?: unknown };
      if (message.type === 'connection_ack') {
        send({ id: '1', type: 'subscribe', payload: { query, variables: { ...variables, after } } });
      } else if (message.type === 'ping') send({ type: 'pong' });
      else if (message.type === 'next') this.take(message.payload as Result);
      else if (message.type === 'error') this.take({ errors: message.payload as NonNullable<Result['errors']> });
      else if (message.type === 'complete') this.end.complete = true;
      if (message.type === 'error' || message.type === 'complete') this.finish();
    });
    // Who cannot connect or is reset is told by 'close'.
    socket.on('error', () => {});
    socket.on('close', (code) => {
      this.end.code = code;
      this.finish();
    });
  }

  pause(): void {
    this.#socket.pause();
  }
  resume(): void {
    this.#socket.resume();
  }
  vanish(): void {
    this.#socket.terminate();
  }
}

const SSE_FRAME = /^event: next\nid: (\S+)\ndata: (.+)$/;

class SseBoard extends LiveBoard {
  readonly #request: ClientRequest;
  #response: IncomingMessage | null = null;
  #text = '';

  constructor(options: BoardRequest) {
    const { url, token, variables, query = WATCH_BOARD, after = null, lastEventId = null } = options;
    super(options.board ?? new BoardClient());
    const body = Buffer.from(JSON.stringify({ query, variables: { ...variables, after } }));
    this.#request = request(url, {
      method: 'POST',
      // A connection of its own, as every page has.
      agent: false,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'text/event-stream',
        'content-type': 'application/json',
        'content-length': body.length,
        ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }),
      },
    });
    this.#request.on('error', () => this.finish());
    this.#request.on('close', () => this.finish());
    this.#request.on('response', (response) => {
      this.#response = response;
      response.setEncoding('utf8');
      response.on('data', (text: string) => this.#read(text, response.headers['content-type'] ?? ''));
      response.on('error', () => this.finish());
      response.on('close', () => this.finish());
    });
    this.#request.end(body);
  }

  #read(text: string, type: string): void {
    this.onRaw(text);
    this.#text += text;
    if (!type.startsWith('text/event-stream')) {
      // Refused with a plain answer.
      if (this.#text.endsWith('}')) this.take(JSON.parse(this.#text) as Result);
      return;
    }
    const events = this.#text.split('\n\n');
    this.#text = events.pop() ?? '';
    for (const event of events) this.#take(event);
  }

  #take(event: string): void {
    // Comments keep a connection alive.
    const lines = event.split('\n').filter((line) => line !== '' && !line.startsWith(':'));
    if (lines.length === 0) return;
    const type = lines
      .find((line) => line.startsWith('event:'))
      ?.slice(6)
      .trim();
    if (type === 'complete') {
      this.end.complete = true;
      return;
    }
    const data =
      lines
        .find((line) => line.startsWith('data:'))
        ?.slice(5)
        .trim() ?? '';
    const result = JSON.parse(data) as Result;
    const [, id] = SSE_FRAME.exec(lines.join('\n')) ?? [];
    this.ids.push(id ?? null);
    this.take(result);
  }

  /** The ids of the frames that came, null where one had none or had not the form it must have. */
  readonly ids: (string | null)[] = [];

  pause(): void {
    this.#response?.pause();
  }
  resume(): void {
    this.#response?.resume();
  }
  vanish(): void {
    this.#request.destroy();
  }
}

/** The event ids of a board over server-sent events. */
export function eventIds(live: LiveBoard): (string | null)[] {
  if (!(live instanceof SseBoard)) throw new Error('only an event stream has ids');
  return live.ids;
}
