import { chmodSync, existsSync, mkdirSync, realpathSync, rmdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeOwnFolder, pathHash } from './own-folder.ts';
import { canEnter, type ServerUser, serverUserFor } from './server-user.ts';

/** Where the database stands (absolute, free of symbolic links) and who runs it. */
export type DataFolder = { path: string; cluster: string; user: ServerUser | undefined };

/**
 * Creates the data folder, or finds it where an earlier start put it.
 *
 * A process of root may name a folder that the server's account cannot enter, such as a project in root's home. The
 * data then stands in `/var/tmp/ketnap-<hash of the wanted folder>`, and stays there for later starts even if the
 * wanted folder becomes accessible, lest the database seem to have vanished.
 */
export function prepareDataFolder(wanted: string, onNotice: (message: string) => void): DataFolder {
  // Whoever runs the server passes through to its cluster; nobody else need see what is in the folder.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  const created = mkdirSync(resolve(wanted), { recursive: true, mode }) !== undefined;
  const path = realpathSync(wanted);
  const cluster = join(path, 'cluster');
  const user = serverUserFor(cluster);
  if (user === undefined) return { path, cluster, user };

  if (created) chmodSync(path, mode);
  const elsewhere = join('/var/tmp', `ketnap-${pathHash(path)}`);
  const movedEarlier = !existsSync(cluster) && existsSync(join(elsewhere, 'cluster'));
  if (!movedEarlier && canEnter(user, path)) return { path, cluster, user };

  if (created) rmdirSync(path);
  makeOwnFolder(elsewhere, 0o711);
  onNotice(`The unprivileged user that runs PostgreSQL cannot enter ${path}: the database stands in ${elsewhere}.`);
  const moved = join(elsewhere, 'cluster');
  return { path: elsewhere, cluster: moved, user: serverUserFor(moved) };
}
