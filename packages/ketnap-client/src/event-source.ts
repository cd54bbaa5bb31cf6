import { type ConnectionOptions, httpAddress } from './connection.ts';
import type { FrameSink, Way } from './live-state.ts';
import type { GraphqlError } from './refusal.ts';
import type { Operation } from './subscription.ts';
import { waitBefore } from './wait.ts';

/** What is used of an EventSource, so that a program in Node can bring one. */
interface EventSourceLike {
  readonly readyState: number;
  addEventListener(name: string, listener: (event: { data?: unknown; lastEventId?: string }) => void): void;
  close(): void;
}

/** An EventSource that does not come back by itself. */
const CLOSED = 2;

/** Errors after which another token helps. */
const OTHER_TOKEN = ['UNAUTHENTICATED', 'TOKEN_EXPIRED'];

/** Where event streams go, and as whom. */
export type EventSourceOptions = Pick<ConnectionOptions, 'url' | 'token' | 'language'> & {
  /** A class like `EventSource`; that of the browser where it is left out. */
  eventSource?: unknown;
};

/** The streams of one operation, and who is told when one is lost. */
interface Streams {
  lost: Set<() => void>;
  open: Set<{ open(): void }>;
}

/**
 * The ways to frames by a browser's own EventSource, for a network that lets no WebSocket through. It can send no token: each stream is
 * opened by a ticket that was asked for with one. A lost stream goes on after its last frame, with a new ticket.
 */
export class TicketWays {
  readonly #options: EventSourceOptions;
  readonly #streams = new Map<string, Streams>();

  constructor(options: EventSourceOptions) {
    this.#options = options;
  }

  /** The way to the frames of a subscription, which has one field. Whoever asks for the same is told of the same losses. */
  to<Frame>(operation: Operation): Way<Frame> {
    const key = JSON.stringify(operation);
    const streams = this.#streams.get(key) ?? { lost: new Set(), open: new Set() };
    this.#streams.set(key, streams);
    const { lost, open } = streams;
    return {
      follow: (after, sink) => {
        const stream = new TicketStream<Frame>(this.#options, operation, after, sink, () => {
          for (const listener of [...lost]) listener();
        });
        open.add(stream);
        return () => {
          open.delete(stream);
          stream.end();
        };
      },
      onLost(listener) {
        lost.add(listener);
        return () => lost.delete(listener);
      },
      renew() {
        for (const stream of open) stream.open();
      },
    };
  }
}

class TicketStream<Frame> {
  readonly #options: EventSourceOptions;
  readonly #operation: Operation;
  readonly #sink: FrameSink<Frame>;
  readonly #lost: () => void;
  readonly #over = new AbortController();
  #cursor: string | null;
  #source: EventSourceLike | null = null;
  /** Which opening this is: what an earlier one still brings is not taken. */
  #openings = 0;
  #attempt = 0;
  /** The token of the stream, and the one that was refused. */
  #token: string | null = null;
  #refused: string | null = null;

  constructor(
    options: EventSourceOptions,
    operation: Operation,
    after: string | null,
    sink: FrameSink<Frame>,
    lost: () => void,
  ) {
    this.#options = options;
    this.#operation = operation;
    this.#cursor = after;
    this.#sink = sink;
    this.#lost = lost;
    this.open();
  }

  end(): void {
    this.#over.abort();
    this.#openings += 1;
    this.#source?.close();
  }

  /** Opens it, or opens it anew where it stands. */
  open(): void {
    this.#openings += 1;
    this.#source?.close();
    this.#source = null;
    const opening = this.#openings;
    this.#begin(opening).catch((error: unknown) => {
      console.warn('no event stream:', error);
      if (opening === this.#openings) void this.#openLater();
    });
  }

  async #openLater(): Promise<void> {
    // What the one that failed still says is not taken.
    this.#openings += 1;
    this.#source?.close();
    const opening = this.#openings;
    this.#lost();
    await waitBefore(this.#attempt, this.#over.signal);
    this.#attempt += 1;
    if (opening === this.#openings) this.open();
  }

  async #begin(opening: number): Promise<void> {
    const ticket = await this.#askTicket();
    if (opening !== this.#openings) return;
    const address = new URL(httpAddress(this.#options.url));
    const { query, variables, operationName } = this.#operation;
    address.searchParams.set('query', query);
    // It is said where it stands beside the variables, as EventSource does when it comes back.
    address.searchParams.set('variables', JSON.stringify({ ...variables, after: null }));
    if (operationName !== undefined) address.searchParams.set('operationName', operationName);
    address.searchParams.set('ticket', ticket);
    if (this.#cursor !== null) address.searchParams.set('lastEventId', this.#cursor);
    const Source = (this.#options.eventSource ?? (globalThis as { EventSource?: unknown }).EventSource) as new (
      url: string,
    ) => EventSourceLike;
    const source = new Source(address.href);
    this.#source = source;
    const isMine = (): boolean => opening === this.#openings;
    source.addEventListener('next', ({ data, lastEventId }) => isMine() && this.#take(String(data), lastEventId));
    source.addEventListener('complete', () => isMine() && this.#complete());
    source.addEventListener('error', () => {
      if (!isMine()) return;
      // It comes back by itself first, and is sent away for good with a ticket that was used.
      if (source.readyState === CLOSED) void this.#openLater();
      else this.#lost();
    });
  }

  /** @throws Error when there is none just now */
  async #askTicket(): Promise<string> {
    const { url, token, language } = this.#options;
    this.#token = await token(this.#refused);
    const lang = language?.();
    const answer = await fetch(new URL('ticket', httpAddress(url)), {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, ...(lang === undefined ? {} : { 'accept-language': lang }) },
      signal: this.#over.signal,
    });
    if (answer.status === 401) this.#refused = this.#token;
    if (!answer.ok) throw new Error(`no ticket: ${answer.status}`);
    this.#refused = null;
    return ((await answer.json()) as { ticket: string }).ticket;
  }

  #take(text: string, lastEventId = ''): void {
    const { data, errors } = JSON.parse(text) as { data?: Record<string, Frame> | null; errors?: GraphqlError[] };
    if (errors?.some(({ extensions }) => OTHER_TOKEN.includes(String(extensions?.code)))) {
      this.#refused = this.#token;
      void this.#openLater();
    } else if (errors) {
      this.end();
      this.#sink.refused(errors);
    } else {
      this.#attempt = 0;
      if (lastEventId !== '') this.#cursor = lastEventId;
      for (const frame of Object.values(data ?? {})) if (frame) this.#sink.frame(frame);
    }
  }

  #complete(): void {
    this.end();
    this.#sink.ended();
  }
}
