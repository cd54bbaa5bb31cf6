import { connect, type Socket } from 'node:net';

/** Told of what happens on a socket. `bytes` is only good during the call. */
export interface SocketEvents {
  opened(): void;
  message(bytes: Buffer, start: number, end: number): void;
  closed(reason: string): void;
}

/** Where to connect. */
export interface SocketTarget {
  port: number;
  path: string;
  protocol: string | null;
  /** One address has only so many ports. */
  localAddress?: string | undefined;
}

const TEXT = 0x81;
const TEXT_BEGINS = 0x01;
const TEXT_GOES_ON = 0x00;
const TEXT_ENDS = 0x80;
const CLOSE = 0x88;
const PING = 0x89;
const PONG = 0x8a;
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** All sockets read into the same memory: a read is over before the next begins. */
const SHARED = Buffer.allocUnsafe(256 * 1024);

/**
 * The least a WebSocket client can be: no streams, no copies, no object for a message. What a usual client spends on a
 * message is more than what the servers spend, and would hide their differences.
 */
export class ThinSocket {
  readonly #socket: Socket;
  readonly #events: SocketEvents;
  #rest: Buffer | null = null;
  #fragments: Buffer[] = [];
  #opened = false;

  constructor({ port, path, protocol, localAddress }: SocketTarget, events: SocketEvents) {
    this.#events = events;
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      localAddress,
      noDelay: true,
      onread: {
        buffer: SHARED,
        callback: (count) => {
          this.#read(count);
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => events.closed(error.message));
    this.#socket.on('close', () => events.closed('the connection was closed'));
    const head = [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: a2V0bmFwLWJlbmNobWFyaw==',
      'Sec-WebSocket-Version: 13',
      ...(protocol === null ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
    ];
    this.#socket.write(`${head.join('\r\n')}\r\n\r\n`);
  }

  /** Sends a text message. */
  send(text: string): void {
    this.#write(TEXT, Buffer.from(text));
  }

  /** Hangs up without ceremony, and says nothing more. */
  destroy(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }

  #write(first: number, payload: Buffer): void {
    const { length } = payload;
    const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 255];
    // A mask of zeros is a mask, and leaves the payload as it is.
    this.#socket.write(Buffer.concat([Buffer.from([first, ...size, 0, 0, 0, 0]), payload]));
  }

  #read(count: number): void {
    let bytes: Buffer = SHARED;
    let end = count;
    if (this.#rest !== null) {
      bytes = Buffer.concat([this.#rest, SHARED.subarray(0, count)]);
      end = bytes.length;
      this.#rest = null;
    }
    let at = 0;
    if (!this.#opened) {
      const headEnd = bytes.subarray(0, end).indexOf(END_OF_HEAD);
      if (headEnd >= 0) {
        const status = bytes.toString('latin1', 0, bytes.indexOf('\r'));
        if (!status.startsWith('HTTP/1.1 101')) {
          this.#give(`refused with ${status}`);
          return;
        }
        this.#opened = true;
        this.#events.opened();
        at = headEnd + END_OF_HEAD.length;
      }
    }
    if (this.#opened) at = this.#frames(bytes, at, end);
    if (at < end) this.#rest = Buffer.from(bytes.subarray(at, end));
  }

  /** Returns where the first frame begins that is not there as a whole. */
  #frames(bytes: Buffer, start: number, end: number): number {
    let at = start;
    while (end - at >= 2) {
      let length = (bytes[at + 1] as number) & 0x7f;
      let head = 2;
      if (length === 126) head = 4;
      else if (length === 127) head = 10;
      if (end - at < head) break;
      if (head === 4) length = bytes.readUInt16BE(at + 2);
      else if (head === 10) length = Number(bytes.readBigUInt64BE(at + 2));
      const from = at + head;
      const to = from + length;
      if (to > end) break;
      at = to;
      const first = bytes[from - head];
      if (first === TEXT) this.#events.message(bytes, from, to);
      else if (first === TEXT_BEGINS || first === TEXT_GOES_ON || first === TEXT_ENDS) {
        this.#fragments.push(Buffer.from(bytes.subarray(from, to)));
        if (first === TEXT_ENDS) this.#join();
      } else if (first === PING) this.#write(PONG, Buffer.from(bytes.subarray(from, to)));
      else if (first === CLOSE) this.#give(`closed with ${bytes.toString('utf8', from + 2, to) || 'no reason'}`);
      else this.#give(`frame of an unexpected form: ${first}`);
    }
    return at;
  }

  #join(): void {
    const whole = Buffer.concat(this.#fragments);
    this.#fragments = [];
    this.#events.message(whole, 0, whole.length);
  }

  #give(reason: string): void {
    this.destroy();
    this.#events.closed(reason);
  }
}
