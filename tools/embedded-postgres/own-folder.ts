import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { EmbeddedPostgresError, systemErrorCode } from './embedded-postgres-error.ts';
import type { ServerUser } from './server-user.ts';

/** A short name for a path, the same in every process. */
export function pathHash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}

/**
 * Makes `path` in a folder that everybody may write to, or takes over the one an earlier start left there. Others can
 * foresee the name, so whatever is not a folder of `user` (by default: ours) that only they can write to is refused.
 */
export function makeOwnFolder(path: string, mode: number, user?: ServerUser): void {
  try {
    mkdirSync(path, { mode });
    // Made by us just now, and the umask may have taken bits away.
    chmodSync(path, mode);
    if (user !== undefined) chownSync(path, user.uid, user.gid);
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  }
  const found = lstatSync(path);
  const owner = user?.uid ?? process.getuid?.();
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o022) !== 0) {
    throw new EmbeddedPostgresError(
      'no-access',
      `The folder ${path} is needed for the database but belongs to someone else. Have it removed, or set DATABASE_URL.`,
    );
  }
}
