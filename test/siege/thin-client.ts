import { ThinSocket } from '../../bench/load/thin-socket.ts';
import type { ServerProcess } from '../fault/server-process.ts';

/** A subscription of a client, and when it was served. */
export interface Subscribed {
  /** When each of its frames came. */
  framesAt: number[];
  /** The code it was refused with; null as long as it was not. */
  code: string | null;
}

/** A WebSocket with any number of subscriptions, which reads nothing of its frames but that they came. */
export class ThinClient {
  readonly subscriptions: Subscribed[] = [];
  /** Why the connection ended; null as long as it lives. */
  ended: string | null = null;
  readonly #socket: ThinSocket;
  #waiting: (() => void)[] = [];

  /** Connects; `queries` are sent as soon as the server has taken the token. */
  constructor(node: ServerProcess, token: string, queries: { query: string; variables: object }[]) {
    this.subscriptions = queries.map(() => ({ framesAt: [], code: null }));
    this.#socket = new ThinSocket(
      { port: node.port, path: '/graphql', protocol: 'graphql-transport-ws' },
      {
        opened: () => this.#send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
        message: (bytes, start, end) => {
          const head = bytes.toString('latin1', start, Math.min(end, start + 400));
          if (head.includes('"connection_ack"')) {
            for (const [id, payload] of queries.entries()) this.#send({ id: String(id), type: 'subscribe', payload });
          } else if (head.includes('"type":"ping"')) this.#send({ type: 'pong' });
          else this.#take(head);
        },
        closed: (reason) => {
          this.ended = reason;
          this.#wake();
        },
      },
    );
  }

  /** Resolves when each subscription has had so many frames, was refused, or the connection has ended. */
  async served(frames: number, signal: AbortSignal): Promise<void> {
    const isServed = (): boolean =>
      this.ended !== null ||
      this.subscriptions.every(({ framesAt, code }) => code !== null || framesAt.length >= frames);
    while (!isServed() && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  /** Gone, without a word. */
  vanish(): void {
    this.#socket.destroy();
  }

  #take(head: string): void {
    const subscription = this.subscriptions[Number(/"id":"(\d+)"/.exec(head)?.[1])];
    if (!subscription) return;
    const code = /"code":"([A-Z_]+)"/.exec(head)?.[1];
    if (code && !head.includes('"data":{')) subscription.code = code;
    else if (head.includes('"next"')) subscription.framesAt.push(performance.now());
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }
}

/** Counts subscriptions by what they came to: a code, frames, or nothing. */
export function subscribed(clients: ThinClient[]): string {
  const counts = new Map<string, number>();
  for (const { subscriptions, ended } of clients) {
    for (const { framesAt, code } of subscriptions) {
      const what = code ?? (framesAt.length > 0 ? 'served' : (ended?.slice(0, 40) ?? 'waits'));
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
  }
  return [...counts].map(([what, count]) => `${count} x ${what}`).join(', ');
}
