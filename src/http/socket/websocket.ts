import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { CloseCode, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { SocketConfig } from '../../config/socket-config.ts';
import { languageOf } from '../../messages/language.ts';
import { requestIdOf } from '../request-log.ts';
import { Wire } from './board-stream.ts';
import { GOING_AWAY } from './close-codes.ts';
import type { Connection } from './connection.ts';
import { keepAlive } from './keep-alive.ts';
import { type LetInOptions, letIn } from './let-in.ts';
import { MessageLine } from './message-line.ts';
import { MessageRate } from './message-rate.ts';
import { prepareSocketOperation, runOnce, type SocketOperationOptions } from './socket-operation.ts';
import { takeUpgrades, type UpgradeOptions } from './upgrades.ts';

/** What the WebSocket side needs. */
export interface WebSocketOptions
  extends UpgradeOptions,
    LetInOptions,
    Omit<SocketOperationOptions, 'operationsPerSocket'> {
  config: SocketConfig;
  log: Logger;
}

/** The WebSocket side of a server. */
export interface WebSocketSide {
  /** Connections now. */
  count(): number;
  stop(): Promise<void>;
}

/** GraphQL over WebSocket (graphql-transport-ws) on the same port. */
export function serveWebSocket(options: WebSocketOptions): WebSocketSide {
  const { config, log, present, services } = options;
  const operations = { ...options, operationsPerSocket: config.operationsPerSocket };
  const protocol = makeServer<Record<string, unknown>, Connection>({
    // That timer would be kept for as long as the connection is open.
    connectionInitWaitTimeout: 0,
    onConnect: (context) => letIn(context, options),
    onSubscribe: ({ extra }, id, payload) => prepareSocketOperation(extra, id, payload, operations),
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

  const wires = new Set<Wire>();
  const alive = keepAlive(wires, config.pingMs);
  const open = (ws: WebSocket, socket: Socket, request: IncomingMessage): void => {
    const connectionId = requestIdOf(request);
    const caller = { origin: { connectionId }, language: languageOf(request) };
    const rate = new MessageRate(config.messagesPerSecond);
    const line = new MessageLine(ws, connectionId, services.feed.turns);
    const wire = new Wire(ws, socket, caller, present, { rate, line });
    wires.add(wire);
    const openedAt = performance.now();
    const timer = setTimeout(refuseSilent, config.initMs, ws);
    const connection: Connection = { wire, session: null, leave: null, timer, operations: 0, begun: 0 };
    const closed = protocol.opened(wire, connection);
    ws.on('error', terminate);
    ws.on('pong', () => wire.pulse.heard());
    ws.once('close', (code, reason) => {
      wires.delete(wire);
      wire.operations.completeAll();
      const ms = Math.round(performance.now() - openedAt);
      log.info({ connectionId, ms, code, operations: connection.begun }, 'connection');
      void closed(code, String(reason));
    });
  };
  const stopUpgrades = takeUpgrades(options, open);

  return {
    count: () => wires.size,
    async stop() {
      alive.stop();
      stopUpgrades();
      await Promise.all(
        Array.from(wires, ({ ws }) => {
          ws.close(GOING_AWAY, 'Going away');
          return once(ws, 'close');
        }),
      );
    },
  };
}

/** Nobody has said who it is. */
function refuseSilent(ws: WebSocket): void {
  ws.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
}

function terminate(this: WebSocket): void {
  this.terminate();
}
