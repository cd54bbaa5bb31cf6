import type { Server } from 'node:net';
import { StartError } from './start-error.ts';

/**
 * Opens a port.
 * @throws StartError when it is taken, not permitted, or the address is none of this machine
 */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = {
      EADDRINUSE: `port ${port} is taken: end what uses it, or choose another port`,
      EACCES: `port ${port} is not permitted to this user: choose one from 1024 up`,
    }[code ?? ''];
    throw new StartError(reason ?? `the server cannot listen on ${host} port ${port}: ${message}`, { cause: error });
  }
}
