import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The cable between a browser and a server: it can be pulled, and plugged in again. */
export interface Cable {
  /** The server's address at this end. */
  url: string;
  /** Ends every connection, and refuses new ones. */
  pull(): void;
  plug(): void;
  close(): Promise<void>;
}

/** Lays a cable to a server on 127.0.0.1. */
export async function layCable(serverUrl: string): Promise<Cable> {
  const port = Number(new URL(serverUrl).port);
  const sockets = new Set<Socket>();
  let isPulled = false;
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    if (isPulled) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pull() {
      isPulled = true;
      cut();
    },
    plug() {
      isPulled = false;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
