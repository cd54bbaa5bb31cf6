import { type Client, createClient, type ExecutionResult, type SubscribePayload } from 'graphql-ws';
import { renewAfterMs, type TokenSource } from './token.ts';
import { waitBefore } from './wait.ts';

/** The server ends a connection whose token it does not take (any longer). */
const FORBIDDEN = 4403;

/** How often the other side is asked whether it is still there, and how long it has to answer, ms. */
const PING_MS = 10_000;
const PONG_MS = 5_000;

/** How long a connection that nobody uses stays open, ms: boards are often exchanged for one another. */
const UNUSED_MS = 1_000;

/** Where a connection goes, and as whom. */
export interface ConnectionOptions {
  /** Address of GraphQL, `https://board.example/graphql`; beside the page where it is relative. */
  url: string;
  /** Asked before each connection, and in time before the token runs out. */
  token: TokenSource;
  /** Language of descriptions and messages; asked at each connection. */
  language?: () => string | undefined;
  /** `WebSocket` of the package `ws`, for Node 20, which has none of its own. */
  webSocket?: unknown;
}

/** What a connection tells whoever opened it. */
export interface ConnectionEvents {
  /** The server has taken the token. Nothing that was subscribed has been sent yet. */
  connected(): void;
  /** It was closed, and opens itself anew unless it is ended. Told of one that could not be opened, too. */
  closed(code: number | undefined, reason: string): void;
  /** The server will end it before long: it is time to open another one. */
  goingAway(): void;
  /** Its token runs out before long. */
  tokenEnds(): void;
}

/** Where the answers of one operation go. */
export interface Sink {
  next(result: ExecutionResult): void;
  error(error: unknown): void;
  complete(): void;
}

/**
 * One WebSocket that connects again for ever, at first at once, then ever more slowly, each time with a token that was asked for anew,
 * and gives up a line that does not answer.
 */
export class Connection {
  /** Whether the server has let it in and it is open. */
  isConnected = false;
  /** The token it is connected with. */
  token: string | null = null;
  readonly #client: Client;
  readonly #over = new AbortController();
  #refused: string | null = null;
  #noPong: ReturnType<typeof setTimeout> | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor({ url, token, language, webSocket }: ConnectionOptions, events: ConnectionEvents) {
    this.#client = createClient({
      // Asked before the socket is opened: the server does not wait long for a token.
      url: async () => {
        this.token = await this.#ask(token);
        return httpAddress(url).replace(/^http/, 'ws');
      },
      ...(webSocket === undefined ? {} : { webSocketImpl: webSocket }),
      connectionParams: () => ({
        authorization: `Bearer ${this.token}`,
        lang: language?.(),
        // A server that ends tells first whoever wants to be told.
        goingAway: true,
      }),
      lazyCloseTimeout: UNUSED_MS,
      keepAlive: PING_MS,
      retryAttempts: Number.POSITIVE_INFINITY,
      // By itself it would give up where the line broke before the server had closed it.
      shouldRetry: () => true,
      retryWait: (attempt) => waitBefore(attempt, this.#over.signal),
      on: {
        connected: () => {
          this.isConnected = true;
          this.#refused = null;
          this.#renewLater(events);
          events.connected();
        },
        closed: (event) => {
          const { code, reason } = event as { code?: number; reason?: string };
          this.isConnected = false;
          clearTimeout(this.#noPong);
          clearTimeout(this.#renewal);
          if (code === FORBIDDEN) this.#refused = this.token;
          events.closed(code, reason ?? '');
        },
        // A cable that was pulled says nothing: the line is given up when it does not answer.
        ping: (received, payload) => {
          if (received && payload?.goingAway === true) events.goingAway();
          if (!received) this.#noPong = setTimeout(() => this.#client.terminate(), PONG_MS);
        },
        pong: (received) => {
          if (received) clearTimeout(this.#noPong);
        },
      },
    });
  }

  /** Sends an operation, and again whenever the connection is opened anew. @returns what ends it */
  subscribe(payload: SubscribePayload, sink: Sink): () => void {
    return this.#client.subscribe(payload, sink);
  }

  /** Ends it for good. */
  end(): void {
    clearTimeout(this.#noPong);
    clearTimeout(this.#renewal);
    this.#over.abort();
    // One that was not open yet cannot be closed: it does not come to be opened.
    void Promise.resolve(this.#client.dispose()).catch(() => {});
  }

  /** Asks until there is a token: who gives them may be away as well. */
  async #ask(token: TokenSource): Promise<string> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await token(this.#refused);
      } catch (error) {
        console.warn('no token:', error);
        await waitBefore(attempt, this.#over.signal);
        // Nobody waits for it any more.
        if (this.#over.signal.aborted) await new Promise(() => {});
      }
    }
  }

  #renewLater(events: ConnectionEvents): void {
    const afterMs = renewAfterMs(this.token ?? '');
    clearTimeout(this.#renewal);
    if (afterMs !== null) this.#renewal = setTimeout(() => events.tokenEnds(), afterMs);
  }
}

/** The whole address of GraphQL over HTTP; that of its WebSocket stands beside it. */
export function httpAddress(url: string): string {
  const { document } = globalThis as { document?: { baseURI: string } };
  return new URL(url, document?.baseURI).href;
}
