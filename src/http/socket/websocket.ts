import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { CloseCode, MessageType, makeServer, stringifyMessage } from 'graphql-ws';
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

/** Time clients that were told have to open their next connection elsewhere and leave, ms; less than open requests have. */
const LEAVE_MS = 1_500;

/** Said to clients that asked for it (`connection_init` with `goingAway: true`). Any client may get a ping. */
const GOES = stringifyMessage({ type: MessageType.Ping, payload: { goingAway: true } });

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

  const wires = new Map<Wire, Connection>();
  const alive = keepAlive({ [Symbol.iterator]: () => wires.keys() }, config.pingMs);
  const open = (ws: WebSocket, socket: Socket, request: IncomingMessage): void => {
    const connectionId = requestIdOf(request);
    const caller = { origin: { connectionId }, language: languageOf(request) };
    const rate = new MessageRate(config.messagesPerSecond);
    const line = new MessageLine(ws, connectionId, services.feed.turns);
    const wire = new Wire(ws, socket, caller, present, { rate, line });
    const openedAt = performance.now();
    const timer = setTimeout(refuseSilent, config.initMs, ws);
    const connection: Connection = {
      wire,
      session: null,
      leave: null,
      timer,
      leavesWhenTold: false,
      operations: 0,
      begun: 0,
    };
    wires.set(wire, connection);
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
      const told: Promise<unknown>[] = [];
      const ended = Array.from(wires, ([{ ws }, { leavesWhenTold }]) => {
        const closed = once(ws, 'close');
        if (!leavesWhenTold || ws.readyState !== ws.OPEN) ws.close(GOING_AWAY, 'Going away');
        else {
          ws.send(GOES);
          told.push(closed);
        }
        return closed;
      });
      await withinLeave(Promise.all(told));
      for (const { ws } of wires.keys()) ws.close(GOING_AWAY, 'Going away');
      await Promise.all(ended);
    },
  };
}

/** Waits for those who leave by themselves, and no longer than they have. */
async function withinLeave(left: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, LEAVE_MS);
  });
  await Promise.race([left, over]);
  clearTimeout(timer);
}

/** Nobody has said who it is. */
function refuseSilent(ws: WebSocket): void {
  ws.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
}

function terminate(this: WebSocket): void {
  this.terminate();
}
