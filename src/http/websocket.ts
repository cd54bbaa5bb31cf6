import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocket, WebSocketServer } from 'ws';
import type { Session, Sessions } from '../access/session.ts';
import type { Clock } from '../calendar.ts';
import type { SocketConfig } from '../config.ts';
import { isLanguage, type Language, languageOf } from '../messages/language.ts';
import type { Services } from '../schema/context.ts';
import { RequestError } from '../schema/request-error.ts';
import { BoardStream, Wire } from './board-stream.ts';
import { GOING_AWAY, TRY_AGAIN_LATER } from './close-codes.ts';
import { keepAlive } from './keep-alive.ts';
import { LiveBoard, openLiveBoard } from './live-board.ts';
import { MessageRate } from './message-rate.ts';
import { type Operation, prepareOperation } from './operation.ts';
import type { Present } from './presenter.ts';
import { isOriginAllowed, pathOf } from './request-gate.ts';
import { requestIdOf } from './request-log.ts';
import type { ViewerConnections } from './viewer-connections.ts';
import { bearer, GRAPHQL_PATH, type GraphqlServer } from './yoga.ts';

/** Largest message a client may send, bytes. */
export const MOST_MESSAGE_BYTES = 64 * 1024;
/** Frames one message may be cut into. */
export const MOST_FRAGMENTS = 16;
/** Longest delay a timer can hold, ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Extra = Record<PropertyKey, unknown> & {
  wire: Wire;
  session: Session | null;
  /** Gives back the viewer's place; null before there is one. */
  leave: (() => void) | null;
  /** For its first message, then for the end of its session. */
  timer: NodeJS.Timeout | undefined;
  /** Operations that have not ended. */
  operations: number;
  /** Operations that were begun. */
  begun: number;
};

/** What the WebSocket side needs. */
export interface WebSocketOptions {
  server: Server;
  graphql: GraphqlServer;
  services: Services;
  sessions: Sessions;
  connections: ViewerConnections;
  config: SocketConfig;
  corsOrigins: string[];
  clock: Clock;
  log: Logger;
  present: Present;
}

/** The WebSocket side of a server. */
export interface WebSocketSide {
  /** Connections now. */
  count(): number;
  stop(): Promise<void>;
}

/** GraphQL over WebSocket (graphql-transport-ws) on the same port. */
export function serveWebSocket(options: WebSocketOptions): WebSocketSide {
  const { server, services, sessions, connections, config, corsOrigins, clock, log, present } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MOST_MESSAGE_BYTES,
    maxFragments: MOST_FRAGMENTS,
    // Frames are written past `ws`, which only works while it neither compresses nor queues.
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });
  const protocol = makeServer<Record<string, unknown>, Extra>({
    // That timer would be kept for as long as the connection is open.
    connectionInitWaitTimeout: 0,
    async onConnect(context) {
      const { extra } = context;
      const { connectionParams } = context;
      const header = authorizationOf(connectionParams);
      if (isLanguage(connectionParams?.lang)) extra.wire.caller.language = connectionParams.lang;
      // A token has no business in memory once it is checked.
      Object.assign(context, { connectionParams: undefined });
      try {
        extra.session = header === null ? null : await sessions.verify(bearer(header));
      } catch {
        // Closes with 4403: a client asks for a new token and comes back.
        return false;
      }
      clearTimeout(extra.timer);
      extra.timer = undefined;
      // Whoever has gone while the token was checked gets no timer and no place: nothing would ever take them back.
      if (extra.wire.ws.readyState !== WebSocket.OPEN) return false;
      extra.leave = connections.enter(extra.session);
      if (extra.leave === null) {
        extra.wire.ws.close(TRY_AGAIN_LATER, 'Too many connections');
        return false;
      }
      if (extra.session) {
        const leftMs = extra.session.expiresAtMs - clock.now();
        if (leftMs <= LONGEST_TIMER_MS) extra.timer = setTimeout(refuseExpired, leftMs, extra.wire.ws);
      }
      return true;
    },
    async onSubscribe({ extra }, id, payload) {
      if (extra.operations >= config.operationsPerSocket) {
        const most = config.operationsPerSocket;
        return [extra.wire.present(new RequestError('TOO_MANY_OPERATIONS', (texts) => texts.tooManyOperations(most)))];
      }
      extra.operations += 1;
      extra.begun += 1;
      // Returned, not thrown: a syntax error must end its own operation and not the socket with its siblings.
      const operation = await prepareOperation(
        options.graphql,
        { session: extra.session, resumeAfter: null, caller: extra.wire.caller },
        payload,
        present,
      );
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
    onClose({ extra }) {
      clearTimeout(extra.timer);
      extra.leave?.();
    },
  });

  async function run({ kind, args, execute }: Operation, wire: Wire, id: string): Promise<unknown> {
    if (kind !== 'subscription') return execute(args);
    // Thrown, it would end the connection with all its siblings.
    const board = await openLiveBoard(args, services, wire.caller.language, wire.present).catch(
      (error: unknown): ExecutionResult => ({ errors: [wire.present(error)] }),
    );
    return board instanceof LiveBoard ? new BoardStream(wire, id, board) : board;
  }

  const wires = new Set<Wire>();
  const alive = keepAlive(wires, config.pingMs);
  const open = (ws: WebSocket, socket: Socket, connectionId: string, language: Language): void => {
    const wire = new Wire(
      ws,
      socket,
      { origin: { connectionId }, language },
      present,
      new MessageRate(config.messagesPerSecond),
    );
    wires.add(wire);
    const openedAt = performance.now();
    const extra: Extra = { wire, session: null, leave: null, timer: undefined, operations: 0, begun: 0 };
    extra.timer = setTimeout(refuseSilent, config.initMs, ws);
    const closed = protocol.opened(wire, extra);
    ws.on('error', terminate);
    ws.on('pong', () => wire.pulse.heard());
    ws.once('close', (code, reason) => {
      wires.delete(wire);
      const ms = Math.round(performance.now() - openedAt);
      log.info({ connectionId, ms, code, operations: extra.begun }, 'connection');
      void closed(code, String(reason));
    });
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has taken its own listener away by now: a client that resets while it is refused would end the process.
    socket.on('error', destroy);
    const refusal = refuse(request, corsOrigins);
    if (refusal !== null) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const connectionId = requestIdOf(request);
    const language = languageOf(request);
    sockets.handleUpgrade(request, socket, head, (ws) => open(ws, socket as Socket, connectionId, language));
  });

  return {
    count: () => wires.size,
    async stop() {
      alive.stop();
      sockets.close();
      await Promise.all(
        Array.from(wires, ({ ws }) => {
          ws.close(GOING_AWAY, 'Going away');
          return once(ws, 'close');
        }),
      );
    },
  };
}

type SocketOperation = ExecutionArgs & { run?: (() => Promise<unknown>) | undefined };

/** Lets go of everything the operation was started with: the protocol keeps its arguments for as long as it runs. */
async function runOnce(args: SocketOperation): Promise<ExecutionResult> {
  const { run } = args;
  args.run = undefined;
  if (!run) throw new Error('this operation was not prepared');
  return (await run()) as ExecutionResult;
}

/** Nobody has said who it is. */
function refuseSilent(ws: WebSocket): void {
  ws.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
}

/** Clients ask for a new token and come back. */
function refuseExpired(ws: WebSocket): void {
  ws.close(CloseCode.Forbidden, 'Forbidden');
}

function terminate(this: WebSocket): void {
  this.terminate();
}

function destroy(this: Duplex): void {
  this.destroy();
}

/** Why an upgrade is refused, as an HTTP status line; null when it is not. */
function refuse({ url = '', headers }: IncomingMessage, corsOrigins: string[]): string | null {
  if (pathOf(url) !== GRAPHQL_PATH) return '404 Not Found';
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
  if (!offered.includes(GRAPHQL_TRANSPORT_WS_PROTOCOL)) return '400 Bad Request';
  return isOriginAllowed(headers, corsOrigins) ? null : '403 Forbidden';
}

function authorizationOf(params: Record<string, unknown> | undefined): string | null {
  const value = params?.Authorization ?? params?.authorization ?? null;
  return typeof value === 'string' ? value : null;
}
