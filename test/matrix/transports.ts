import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';

/** What came back for an operation. */
export interface Reply {
  data?: Record<string, unknown> | null;
  errors?: readonly ReplyError[];
}
/** An error of a reply, as far as it is looked at. */
export interface ReplyError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string };
}

/** One way to ask, as one viewer. */
export interface Line {
  /** Sends an operation and takes the first result. */
  ask(document: string): Promise<Reply>;
  /** Ends what is open. */
  end(): Promise<void>;
}

/** A way to ask. Null is nobody: no token is sent. */
export interface Transport {
  name: string;
  /** Whether there are live boards on it. */
  live: boolean;
  open(url: string, token: string | null): Line;
}

const headersOf = (token: string | null, accept: string): Record<string, string> => ({
  'content-type': 'application/json',
  accept,
  ...(token === null ? {} : { authorization: `Bearer ${token}` }),
});

const http: Transport = {
  name: 'HTTP',
  live: false,
  open: (url, token) => ({
    async ask(query) {
      const headers = headersOf(token, 'application/json');
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      return (await response.json()) as Reply;
    },
    end: async () => {},
  }),
};

const sse: Transport = {
  name: 'SSE',
  live: true,
  open: (url, token) => ({
    async ask(query) {
      const headers = headersOf(token, 'text/event-stream');
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      if (response.status !== 200) return (await response.json()) as Reply;
      const decoder = new TextDecoder();
      let text = '';
      // Leaving the loop cancels the stream.
      for await (const piece of response.body ?? []) {
        text += decoder.decode(piece, { stream: true });
        const [, data] = /^data: (.+)$\n\n/m.exec(text.replace(/^id: .*\n/gm, '')) ?? [];
        if (data !== undefined) return JSON.parse(data) as Reply;
      }
      throw new Error(`the stream ended with ${JSON.stringify(text)}`);
    },
    end: async () => {},
  }),
};

/** Refused as a whole: graphql-transport-ws has no other word for a token that is not good any more. */
const FORBIDDEN = 4403;

const webSocket: Transport = {
  name: 'WebSocket',
  live: true,
  open(url, token) {
    const client: Client = createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
      retryAttempts: 0,
      lazyCloseTimeout: 60_000,
    });
    return {
      ask: (query) =>
        new Promise((resolve, reject) => {
          let answered = false;
          const leave = client.subscribe(
            { query },
            {
              next(value) {
                answered = true;
                resolve(value as Reply);
                // Not before the protocol has taken note that there is something to leave.
                queueMicrotask(() => leave());
              },
              error(error) {
                if (Array.isArray(error)) resolve({ errors: error as ReplyError[] });
                else if ((error as { code?: number }).code === FORBIDDEN) {
                  resolve({ errors: [{ message: '4403', extensions: { code: 'TOKEN_EXPIRED' } }] });
                } else reject(error);
              },
              complete() {
                if (!answered) reject(new Error('an operation ended without a result'));
              },
            },
          );
        }),
      end: async () => client.dispose(),
    };
  },
};

/** All there are. */
export const transports: readonly Transport[] = [http, webSocket, sse];
