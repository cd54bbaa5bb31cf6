import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * One connection over which requests go one after the other. No more of HTTP than the contenders answer with: the client
 * must not cost more than the servers that it measures.
 */
export class HttpLine {
  readonly #socket: Socket;
  #head = '';
  #parts: Buffer[] = [];
  /** Bytes of the body that are still to come; null while its head is. */
  #missing: number | null = null;
  #chunked = false;
  #waiting: { resolve(body: string): void; reject(error: Error): void } | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (data) => this.#take(data));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server has closed the connection')));
  }

  /** Connects to a port of this machine. */
  static async open(port: number): Promise<HttpLine> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new HttpLine(socket);
  }

  /** Sends a request, and resolves with the body of its answer. */
  ask(request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  end(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #take(data: Buffer): void {
    if (this.#missing === null) {
      this.#head += data.toString('latin1');
      const end = this.#head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = this.#head.slice(0, end).toLowerCase();
      const length = /content-length: (\d+)/.exec(head)?.[1];
      this.#chunked = length === undefined;
      this.#missing = Number(length ?? 0);
      data = Buffer.from(this.#head.slice(end + 4), 'latin1');
      this.#head = '';
    }
    this.#parts.push(data);
    if (!this.#chunked) this.#missing -= data.length;
    const isWhole = this.#chunked ? data.subarray(-5).equals(LAST_CHUNK) : this.#missing === 0;
    if (!isWhole) return;
    const body = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#missing = null;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve((this.#chunked ? withoutChunks(body) : body).toString());
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = null;
  }
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n');

function withoutChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

/** A request with a body of JSON, as it goes over the wire. */
export function post(path: string, body: unknown, token: string | null): string {
  const text = JSON.stringify(body);
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    ...(token === null ? [] : [`authorization: Bearer ${token}`]),
  ];
  return `${head.join('\r\n')}\r\n\r\n${text}`;
}
