import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** The unprivileged account that runs PostgreSQL when this process is root. */
export type ServerUser = { uid: number; gid: number };

/**
 * The account that must run PostgreSQL, which refuses to run as root: the owner of `cluster` if that exists, else
 * `postgres`, else `nobody`. Undefined when this process is not root: then it runs as ourselves.
 */
export function serverUserFor(cluster: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const uid = accountNumber('-u', name);
    const gid = accountNumber('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new EmbeddedPostgresError(
    'no-server-user',
    'PostgreSQL does not run as root and there is no user "postgres" or "nobody". Start as an ordinary user, or set DATABASE_URL.',
  );
}

function accountNumber(option: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(execFileSync('id', [option, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

/** Whether `user` can enter `folder`. Asked of the kernel, because ancestors, groups and ACLs all have a say. */
export function canEnter(user: ServerUser | undefined, folder: string): boolean {
  if (user === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}
