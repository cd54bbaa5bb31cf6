import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Origins } from '../origins.ts';
import type { PublicPath } from '../public-path.ts';
import { pathOf } from '../request-gate.ts';
import { GRAPHQL_PATH } from '../yoga.ts';

/** Largest message a client may send, bytes. */
export const MOST_MESSAGE_BYTES = 64 * 1024;
/** Frames one message may be cut into. */
export const MOST_FRAGMENTS = 16;

/** What taking upgrades needs. */
export interface UpgradeOptions {
  server: Server;
  origins: Origins;
  path: PublicPath;
}

/**
 * Takes the connections that ask to become a WebSocket.
 * @param open - told of each, with the request that it began with
 * @returns what ends it
 */
export function takeUpgrades(
  { server, origins, path }: UpgradeOptions,
  open: (ws: WebSocket, socket: Socket, request: IncomingMessage) => void,
): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MOST_MESSAGE_BYTES,
    maxFragments: MOST_FRAGMENTS,
    // Frames are written past `ws`, which only works while it neither compresses nor queues.
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has taken its own listener away by now: a client that resets while it is refused would end the process.
    socket.on('error', destroy);
    path.takeOff(request);
    const refusal = refuse(request, origins);
    if (refusal !== null) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    // `ws` knows no list of protocols.
    request.headers.upgrade = 'websocket';
    sockets.handleUpgrade(request, socket, head, (ws) => open(ws, socket as Socket, request));
  });
  return () => sockets.close();
}

function destroy(this: Duplex): void {
  this.destroy();
}

/** Why an upgrade is refused, as an HTTP status line; null when it is not. */
function refuse({ url = '', headers }: IncomingMessage, origins: Origins): string | null {
  if (pathOf(url) !== GRAPHQL_PATH) return '404 Not Found';
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
  if (!offered.includes(GRAPHQL_TRANSPORT_WS_PROTOCOL)) return '400 Bad Request';
  return origins.mayAsk(headers) ? null : '403 Forbidden';
}
