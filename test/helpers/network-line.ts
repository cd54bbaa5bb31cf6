import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The network between clients and a server, which can be cut and mended. */
export interface NetworkLine {
  /** The server's address over the line. */
  url: string;
  /** How many connections are open over it. */
  readonly connections: number;
  /** Breaks all connections, without a goodbye; new ones break at once, until it is mended. */
  cut(): void;
  mend(): void;
  /** Leads new connections to another server; those that are open stay. */
  leadTo(serverUrl: string): void;
  /** Lets nothing through any more on the connections that are open, and says nothing of it. */
  silence(): void;
  close(): Promise<void>;
}

/** Opens a line to a server on 127.0.0.1. */
export async function networkLine(serverUrl: string): Promise<NetworkLine> {
  const { host } = new URL(serverUrl);
  let { port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  const fars = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    if (!whole) return void near.resetAndDestroy();
    const far = connect(Number(port), '127.0.0.1');
    sockets.add(near);
    fars.add(far);
    far.on('error', () => far.destroy());
    far.on('close', () => near.destroy());
    near.on('close', () => {
      sockets.delete(near);
      fars.delete(far);
      far.destroy();
    });
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: serverUrl.replace(host, `127.0.0.1:${(server.address() as AddressInfo).port}`),
    get connections() {
      return sockets.size;
    },
    cut() {
      whole = false;
      for (const socket of sockets) socket.resetAndDestroy();
    },
    mend() {
      whole = true;
    },
    leadTo(other) {
      port = new URL(other).port;
    },
    silence() {
      for (const socket of sockets) socket.unpipe();
      for (const socket of fars) socket.unpipe();
    },
    async close() {
      end();
      server.close();
      await once(server, 'close');
    },
  };
}
