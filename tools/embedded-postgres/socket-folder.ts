import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeOwnFolder, pathHash } from './own-folder.ts';
import { canEnter, type ServerUser } from './server-user.ts';
import { shortTemporaryFolder } from './socket-address.ts';

/** Only a part of the socket's name: the server has no TCP address. */
export const SOCKET_PORT = 5432;

/** The file name of the server's socket. */
export const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`;

/**
 * The short folder for the server's socket, since socket addresses do not hold a long project path.
 * Nobody but the server's account can enter it, which is what makes connections without a password safe.
 */
export function prepareSocketFolder(dataFolder: string, user: ServerUser | undefined): string {
  const name = `ketnap-${pathHash(dataFolder)}`;
  const parent = shortTemporaryFolder(join(name, SOCKET_NAME));
  const path = join(canEnter(user, parent) ? parent : '/tmp', name);
  makeOwnFolder(path, 0o700, user);
  return path;
}

/** Removes the folder of a server that runs no more. */
export function removeSocketFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
