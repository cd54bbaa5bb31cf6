import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import type { Session, Sessions } from '../access/session.ts';
import type { Clock } from '../calendar.ts';
import { presentError } from '../schema/errors.ts';
import { pathOf } from './request-gate.ts';
import { bearer, fileError, GRAPHQL_PATH, type Yoga } from './yoga.ts';

/** Largest message a client may send, bytes. */
const MOST_BYTES = 64 * 1024;
/** Frames one message may be cut into. */
const MOST_FRAGMENTS = 16;
/** Time a client has to say who it is, ms. */
const INIT_TIMEOUT_MS = 5_000;
/** Longest delay a timer can hold, ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Extra = Record<PropertyKey, unknown> & {
  session?: Session | null;
  expiry?: NodeJS.Timeout;
};

/** What the WebSocket side needs. */
export interface WebSocketOptions {
  server: Server;
  yoga: Yoga;
  sessions: Sessions;
  corsOrigins: string[];
  clock: Clock;
  log: Logger;
}

/** GraphQL over WebSocket (graphql-transport-ws) on the same port. */
export function serveWebSocket({ server, yoga, sessions, corsOrigins, clock, log }: WebSocketOptions): {
  stop(): Promise<void>;
} {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, maxFragments: MOST_FRAGMENTS });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has taken its own listener away by now: a client that resets while it is refused would end the process.
    socket.on('error', () => socket.destroy());
    const refusal = refuse(request, corsOrigins);
    if (refusal !== null) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });

  const present = (error: unknown): GraphQLError => presentError(error, (cause) => fileError(cause, log));
  const graphql = useServer<Record<string, unknown>, Extra>(
    {
      connectionInitWaitTimeout: INIT_TIMEOUT_MS,
      execute: (args) => (args as EnvelopedArgs).execute(args),
      subscribe: (args) => (args as EnvelopedArgs).subscribe(args),
      async onConnect(context) {
        const header = authorizationOf(context.connectionParams);
        try {
          context.extra.session = header === null ? null : await sessions.verify(bearer(header));
        } catch {
          // Closes with 4403: a client asks for a new token and comes back.
          return false;
        }
        // Whoever has gone while the token was checked gets no timer: nothing would ever clear it.
        if (context.extra.socket.readyState !== context.extra.socket.OPEN) return false;
        if (context.extra.session) {
          const leftMs = context.extra.session.expiresAtMs - clock.now();
          const close = (): void => context.extra.socket.close(CloseCode.Forbidden, 'Forbidden');
          if (leftMs <= LONGEST_TIMER_MS) context.extra.expiry = setTimeout(close, leftMs);
        }
        return true;
      },
      onClose: (context) => clearTimeout(context.extra.expiry),
      async onSubscribe(context, _id, payload) {
        const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
          session: context.extra.session ?? null,
          request: context.extra.request,
          params: payload,
        } as never);
        try {
          const document = parse(payload.query);
          const errors = validate(schema, document);
          if (errors.length > 0) return errors.map(present);
          const args: EnvelopedArgs = {
            schema,
            document,
            operationName: payload.operationName,
            variableValues: payload.variables,
            contextValue: await contextFactory(),
            execute,
            subscribe,
          };
          return args;
        } catch (error) {
          // Returned, not thrown: a syntax error must end its own operation and not the socket with its siblings.
          return [present(error)];
        }
      },
    },
    sockets,
  );
  return { stop: async () => graphql.dispose() };
}

type EnvelopedArgs = ExecutionArgs & Pick<ReturnType<Yoga['getEnveloped']>, 'execute' | 'subscribe'>;

/** Why an upgrade is refused, as an HTTP status line; null when it is not. */
function refuse({ url = '', headers }: IncomingMessage, corsOrigins: string[]): string | null {
  if (pathOf(url) !== GRAPHQL_PATH) return '404 Not Found';
  if (!(headers['sec-websocket-protocol'] ?? '').includes('graphql-transport-ws')) return '400 Bad Request';
  const { origin, host } = headers;
  // Browsers send where the page is from; others need not.
  if (origin === undefined || corsOrigins.includes(origin)) return null;
  return URL.canParse(origin) && new URL(origin).host === host ? null : '403 Forbidden';
}

function authorizationOf(params: Record<string, unknown> | undefined): string | null {
  const value = params?.Authorization ?? params?.authorization ?? null;
  return typeof value === 'string' ? value : null;
}
