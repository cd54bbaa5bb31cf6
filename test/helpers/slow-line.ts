import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How often something is let through, ms. */
const STEP_MS = 20;

/** A line before a server, over which its answers come slowly, or from some time on not at all. */
export interface SlowLine {
  /** The server's address over the line. */
  url: string;
  /** Bytes a second that come through from the server, on each connection. */
  bytesPerSecond: number;
  /** From now on the client neither takes nor says anything, and its system says nothing of it. */
  die(): void;
  /** Resolves when the server has cut a connection. */
  readonly cut: Promise<void>;
  close(): Promise<void>;
}

/** Opens a line to a server on 127.0.0.1. */
export async function slowLine(serverUrl: string, bytesPerSecond: number): Promise<SlowLine> {
  const { port, pathname } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let dead = false;
  let told = (): void => {};
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    near.on('data', (bytes) => void (dead || far.write(bytes)));
    near.on('close', () => far.destroy());
    let allowed = 0;
    const timer = setInterval(() => {
      allowed = Math.min(allowed, 0) + (line.bytesPerSecond * STEP_MS) / 1_000;
      // What comes for a dead one is taken by its system, so that the end of the connection is seen.
      for (;;) {
        const bytes = dead || allowed > 0 ? (far.read() as Buffer | null) : null;
        if (bytes === null) break;
        allowed -= bytes.length;
        if (!dead) near.write(bytes);
      }
    }, STEP_MS);
    far.on('close', () => {
      clearInterval(timer);
      near.destroy();
      told();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const line: SlowLine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    bytesPerSecond,
    die() {
      dead = true;
    },
    cut: new Promise((resolve) => {
      told = resolve;
    }),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return line;
}
