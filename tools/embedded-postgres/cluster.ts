import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { diskFull, EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { SERVER_ENVIRONMENT, type ServerBinaries } from './server-binaries.ts';
import type { ServerUser } from './server-user.ts';

const run = promisify(execFile);

/** The database superuser of every embedded cluster. */
export const CLUSTER_USER = 'ketnap';

/**
 * Whether `cluster` is one that these binaries can open.
 *
 * @returns false when there is none yet
 * @throws {EmbeddedPostgresError} `broken-cluster` or `wrong-version`; nothing is changed
 */
export function clusterExists(cluster: string, binaries: ServerBinaries): boolean {
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return false;
  const versionFile = join(cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) throw brokenCluster(cluster, 'PG_VERSION is missing');
  const version = readFileSync(versionFile, 'utf8').trim();
  if (!/^\d+$/.test(version)) throw brokenCluster(cluster, 'PG_VERSION is unreadable');
  if (Number(version) !== binaries.majorVersion) {
    throw new EmbeddedPostgresError(
      'wrong-version',
      `The database in ${cluster} was made by PostgreSQL ${version}, but the programs here are ${binaries.version}. ` +
        `Start it with the programs of version ${version}, or move that folder away to begin with an empty database.`,
    );
  }
  for (const file of ['global/pg_control', 'postgresql.conf', 'pg_wal', 'base']) {
    if (!existsSync(join(cluster, file))) throw brokenCluster(cluster, `${file} is missing`);
  }
  return true;
}

function brokenCluster(cluster: string, what: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'broken-cluster',
    `The database in ${cluster} is damaged: ${what}. Put a backup in its place, or move that folder away to begin with an empty database.`,
  );
}

/**
 * Creates the cluster under another name and then renames it, so that whatever stands at `cluster` is complete.
 * To be called by the owner of the data folder only: it clears away what a killed creation left.
 *
 * @param durable false saves the time of writing everything to disk; for clusters that may be lost
 */
export async function createCluster(
  cluster: string,
  binaries: ServerBinaries,
  user: ServerUser | undefined,
  durable: boolean,
): Promise<void> {
  const dataFolder = dirname(cluster);
  for (const name of readdirSync(dataFolder)) {
    if (name.startsWith('cluster.new-')) rmSync(join(dataFolder, name), { recursive: true, force: true });
  }
  const unfinished = `${cluster}.new-${randomBytes(4).toString('hex')}`;
  mkdirSync(unfinished, { mode: 0o700 });
  try {
    if (user !== undefined) chownSync(unfinished, user.uid, user.gid);
    await runInitdb(unfinished, binaries, user, durable);
    appendFileSync(join(unfinished, 'postgresql.conf'), DEFAULTS);
    renameSync(unfinished, cluster);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
  if (durable) syncFolder(dataFolder);
}

/** What suits a small server beside its application. Unlike the command line's, these are the operator's to change. */
const DEFAULTS = `
# Set when the cluster was created; change them freely.
max_connections = 100
jit = off
log_timezone = 'UTC'
log_checkpoints = off
`;

async function runInitdb(
  cluster: string,
  binaries: ServerBinaries,
  user: ServerUser | undefined,
  durable: boolean,
): Promise<void> {
  // Case rules of Unicode, order of code points, and the same on every system: no libc can change it beneath an index.
  const locale =
    binaries.majorVersion >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8'];
  const args = [
    `--pgdata=${cluster}`,
    `--username=${CLUSTER_USER}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--no-instructions',
    ...locale,
    ...(durable ? [] : ['--no-sync']),
  ];
  try {
    await run(join(binaries.binFolder, 'initdb'), args, { ...user, cwd: cluster, env: SERVER_ENVIRONMENT });
  } catch (error) {
    const detail = outputOf(error);
    if (detail.includes('No space left on device')) throw diskFull(dirname(cluster), { detail, cause: error });
    throw new EmbeddedPostgresError(
      'start-failed',
      `A database could not be created in ${dirname(cluster)}: ${lastLine(detail)}. Correct that, or set DATABASE_URL.`,
      { detail, cause: error },
    );
  }
}

function outputOf(error: unknown): string {
  if (error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' && error.stderr !== '') {
    return error.stderr.trim();
  }
  return error instanceof Error ? error.message : String(error);
}

/** initdb reports its reason before it tells of the clean-up. */
function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => !/removing (contents|data|WAL)/.test(line));
  return (lines.find((line) => /error|FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'initdb failed').trim();
}

function syncFolder(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
