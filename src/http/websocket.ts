import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocket, WebSocketServer } from 'ws';
import type { Session, Sessions } from '../access/session.ts';
import type { Clock } from '../calendar.ts';
import type { SocketConfig } from '../config.ts';
import type { Services } from '../schema/context.ts';
import { BoardStream, Wire } from './board-stream.ts';
import { keepAlive } from './keep-alive.ts';
import { openLiveBoard } from './live-board.ts';
import { type Operation, prepareOperation } from './operation.ts';
import { pathOf } from './request-gate.ts';
import { bearer, GRAPHQL_PATH, type Yoga } from './yoga.ts';

/** Largest message a client may send, bytes. */
const MOST_BYTES = 64 * 1024;
/** Frames one message may be cut into. */
const MOST_FRAGMENTS = 16;
/** Time a client has to say who it is, ms. */
const INIT_TIMEOUT_MS = 5_000;
/** Longest delay a timer can hold, ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** A client that has not taken this much of what it asked for is cut off, bytes. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;

type Extra = Record<PropertyKey, unknown> & {
  wire: Wire;
  session: Session | null;
  expiry?: NodeJS.Timeout;
  /** Operations that have not ended. */
  operations: number;
};

/** What the WebSocket side needs. */
export interface WebSocketOptions {
  server: Server;
  yoga: Yoga;
  services: Services;
  sessions: Sessions;
  config: SocketConfig;
  corsOrigins: string[];
  clock: Clock;
  log: Logger;
  present: (error: unknown) => GraphQLError;
}

/** The WebSocket side of a server. */
export interface WebSocketSide {
  /** Connections now. */
  count(): number;
  stop(): Promise<void>;
}

/** GraphQL over WebSocket (graphql-transport-ws) on the same port. */
export function serveWebSocket(options: WebSocketOptions): WebSocketSide {
  const { server, yoga, services, sessions, config, corsOrigins, clock, log, present } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
    maxFragments: MOST_FRAGMENTS,
    // Frames are written past `ws`, which only works while it neither compresses nor queues.
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });
  const graphql = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    async onConnect(context) {
      const { extra } = context;
      const header = authorizationOf(context.connectionParams);
      // A token has no business in memory once it is checked.
      Object.assign(context, { connectionParams: undefined });
      try {
        extra.session = header === null ? null : await sessions.verify(bearer(header));
      } catch {
        // Closes with 4403: a client asks for a new token and comes back.
        return false;
      }
      // Whoever has gone while the token was checked gets no timer: nothing would ever clear it.
      if (extra.wire.ws.readyState !== WebSocket.OPEN) return false;
      if (extra.session) {
        const leftMs = extra.session.expiresAtMs - clock.now();
        const close = (): void => extra.wire.ws.close(CloseCode.Forbidden, 'Forbidden');
        if (leftMs <= LONGEST_TIMER_MS) extra.expiry = setTimeout(close, leftMs);
      }
      return true;
    },
    async onSubscribe({ extra }, id, payload) {
      if (extra.operations >= config.operationsPerSocket) {
        return [
          new GraphQLError(
            `this connection has ${config.operationsPerSocket} operations already: end some, or open another connection`,
            { extensions: { code: 'TOO_MANY_OPERATIONS' } },
          ),
        ];
      }
      extra.operations += 1;
      // Returned, not thrown: a syntax error must end its own operation and not the socket with its siblings.
      const operation = await prepareOperation(yoga, { session: extra.session, resumeAfter: null }, payload, present);
      // The protocol keeps the message for as long as the operation runs.
      Object.assign(payload, { query: '', variables: undefined, extensions: undefined });
      if (Array.isArray(operation)) {
        extra.operations -= 1;
        return operation;
      }
      const { schema, document, operationName } = operation.args;
      const args: SocketOperation = { schema, document, operationName, run: () => run(operation, extra.wire, id) };
      return args;
    },
    execute: runOnce,
    subscribe: runOnce,
    onComplete: ({ extra }) => {
      extra.operations -= 1;
    },
    onClose: ({ extra }) => clearTimeout(extra.expiry),
  });

  async function run({ kind, args, execute }: Operation, wire: Wire, id: string): Promise<unknown> {
    if (kind !== 'subscription') return execute(args);
    const board = await openLiveBoard(args, services, present);
    return 'join' in board ? new BoardStream(wire, id, board, present) : board;
  }

  const alive = keepAlive(sockets.clients, config.pingMs);
  sockets.on('connection', (ws: WebSocket, socket: Duplex) => {
    const wire = new Wire(ws, socket);
    const extra: Extra = { wire, session: null, operations: 0 };
    const closed = graphql.opened(
      {
        protocol: ws.protocol,
        send: (data) => send(wire, data),
        close: (code, reason) => ws.close(code, reason),
        onMessage: (receive) =>
          ws.on('message', (data) => {
            receive(String(data)).catch((err: unknown) => {
              log.error({ err }, 'a message could not be handled');
              ws.close(CloseCode.InternalServerError, 'Internal server error');
            });
          }),
      },
      extra,
    );
    ws.on('error', () => ws.terminate());
    ws.on('pong', alive.heard);
    ws.once('close', (code, reason) => void closed(code, String(reason)));
  });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has taken its own listener away by now: a client that resets while it is refused would end the process.
    socket.on('error', () => socket.destroy());
    const refusal = refuse(request, corsOrigins);
    if (refusal !== null) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, socket));
  });

  return {
    count: () => sockets.clients.size,
    async stop() {
      alive.stop();
      for (const ws of sockets.clients) ws.close(GOING_AWAY, 'Going away');
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}

/** RFC 6455, 7.4.1: clients come back by themselves. */
const GOING_AWAY = 1001;

type SocketOperation = ExecutionArgs & { run?: (() => Promise<unknown>) | undefined };

/** Lets go of everything the operation was started with: the protocol keeps its arguments for as long as it runs. */
async function runOnce(args: SocketOperation): Promise<ExecutionResult> {
  const { run } = args;
  args.run = undefined;
  if (!run) throw new Error('this operation was not prepared');
  return (await run()) as ExecutionResult;
}

function send({ ws, flushed }: Wire, data: string): Promise<void> {
  return new Promise((resolve) => {
    if (ws.readyState !== WebSocket.OPEN) return resolve();
    if (ws.bufferedAmount > MOST_WAITING_BYTES) ws.terminate();
    // Whoever has gone needs no answer.
    ws.send(data, () => {
      resolve();
      flushed();
    });
  });
}

/** Why an upgrade is refused, as an HTTP status line; null when it is not. */
function refuse({ url = '', headers }: IncomingMessage, corsOrigins: string[]): string | null {
  if (pathOf(url) !== GRAPHQL_PATH) return '404 Not Found';
  if (!(headers['sec-websocket-protocol'] ?? '').includes(GRAPHQL_TRANSPORT_WS_PROTOCOL)) return '400 Bad Request';
  const { origin, host } = headers;
  // Browsers send where the page is from; others need not.
  if (origin === undefined || corsOrigins.includes(origin)) return null;
  return URL.canParse(origin) && new URL(origin).host === host ? null : '403 Forbidden';
}

function authorizationOf(params: Record<string, unknown> | undefined): string | null {
  const value = params?.Authorization ?? params?.authorization ?? null;
  return typeof value === 'string' ? value : null;
}
