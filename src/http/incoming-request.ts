import { IncomingMessage } from 'node:http';

/**
 * A request whose Upgrade header counts only where it begins a WebSocket. Once somebody listens for upgrades, Node hands
 * over every connection that asks for one. But Java's HttpClient, `curl --http2` and Envoy offer `h2c` with ordinary
 * requests, and an upgrade that a server does not do is to be ignored (RFC 9110, 7.8).
 */
export class IncomingRequest extends IncomingMessage {
  /** What Node's parser has found; it writes `upgrade` while the object is made, before a field could have a value. */
  declare private offersUpgrade: boolean | null;

  get upgrade(): boolean {
    return this.offersUpgrade === true && (this.method === 'CONNECT' || beginsWebSocket(this));
  }

  set upgrade(offered: boolean | null) {
    this.offersUpgrade = offered;
  }
}

/** Whether a request begins a WebSocket (RFC 6455, 4.1), perhaps among other protocols that it offers. */
function beginsWebSocket({ method, httpVersion, headers }: IncomingMessage): boolean {
  const offered = (headers.upgrade ?? '').split(',').map((protocol) => protocol.trim().toLowerCase());
  const isHandshake = method === 'GET' && httpVersion === '1.1' && headers['sec-websocket-key'] !== undefined;
  return isHandshake && offered.includes('websocket');
}
