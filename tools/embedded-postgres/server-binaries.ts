import { execFileSync } from 'node:child_process';
import { chmodSync, constants, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { EmbeddedPostgresError, systemErrorCode } from './embedded-postgres-error.ts';
import { canEnter, type ServerUser } from './server-user.ts';

/** A folder with `postgres` and `initdb`, and the version they are of. */
export type ServerBinaries = { binFolder: string; version: string; majorVersion: number };

/**
 * The whole environment of the server's programs. Ours is not passed on: a PGPORT or PGDATA meant for another server
 * must not reach this one. Messages are in English because this code reads them.
 */
export const SERVER_ENVIRONMENT: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };

/** From where `node_modules` is searched. */
const require = createRequire(import.meta.url);

/** The oldest server whose SQL the migrations are written for. */
const OLDEST_MAJOR_VERSION = 15;

/**
 * The server programs: those in `binFolder`, or those of the npm package for this platform.
 *
 * @throws {EmbeddedPostgresError} `unsupported-platform` when there are none or they are too old
 */
export function findServerBinaries(binFolder: string | undefined): ServerBinaries {
  const found = binFolder === undefined ? npmBinaries() : givenBinaries(resolve(binFolder));
  if (found.majorVersion >= OLDEST_MAJOR_VERSION) return found;
  throw new EmbeddedPostgresError(
    'unsupported-platform',
    `PostgreSQL ${found.version} in ${found.binFolder} is too old: version ${OLDEST_MAJOR_VERSION} or later is needed.`,
  );
}

function npmBinaries(): ServerBinaries {
  const platform = `${process.platform}-${process.arch}`;
  try {
    // The package for the platform is a dependency of embedded-postgres, so it is looked up from there.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}`);
    const packageFolder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
    return withVersion(join(packageFolder, 'native', 'bin'), version);
  } catch (error) {
    throw new EmbeddedPostgresError(
      'unsupported-platform',
      `No embedded PostgreSQL is installed for ${platform}. Set DATABASE_URL to a PostgreSQL server.`,
      { cause: error },
    );
  }
}

function givenBinaries(binFolder: string): ServerBinaries {
  const packageFile = join(binFolder, '..', '..', 'package.json');
  if (existsSync(symlinkList(binFolder)) && existsSync(packageFile)) {
    const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
    return withVersion(binFolder, version);
  }
  try {
    const answer = execFileSync(join(binFolder, 'postgres'), ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
    return withVersion(binFolder, /\d\S*/.exec(answer.toString())?.[0] ?? '');
  } catch (error) {
    throw new EmbeddedPostgresError(
      'unsupported-platform',
      `The program ${join(binFolder, 'postgres')} cannot be run. Name the bin folder of a PostgreSQL server, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

function withVersion(binFolder: string, version: string): ServerBinaries {
  return { binFolder, version, majorVersion: Number.parseInt(version, 10) || 0 };
}

/**
 * Makes the programs runnable: adds the links between shared libraries that npm leaves out when it does not run install
 * scripts. Where that is impossible (read-only `node_modules`), or `user` cannot get to the programs (project in root's
 * home), a copy of them in the data folder serves instead.
 */
export async function prepareServerBinaries(
  binaries: ServerBinaries,
  user: ServerUser | undefined,
  dataFolder: string,
  onNotice: (message: string) => void,
): Promise<ServerBinaries> {
  const fromNpm = existsSync(symlinkList(binaries.binFolder));
  if (canEnter(user, binaries.binFolder) && (!fromNpm || addMissingLinks(dirname(dirname(binaries.binFolder))))) {
    return binaries;
  }
  if (!fromNpm) {
    throw new EmbeddedPostgresError(
      'no-access',
      `The user that runs PostgreSQL cannot enter ${binaries.binFolder}. Permit it, or set DATABASE_URL.`,
    );
  }
  const copy = join(dataFolder, `server-${binaries.version}`);
  if (!existsSync(copy)) {
    onNotice(`The PostgreSQL programs cannot be used in ${dirname(dirname(binaries.binFolder))}: copied to ${copy}.`);
    await copyPackage(dirname(dirname(binaries.binFolder)), copy);
  }
  return { ...binaries, binFolder: join(copy, 'native', 'bin') };
}

function symlinkList(binFolder: string): string {
  return join(binFolder, '..', 'pg-symlinks.json');
}

/** @returns false when a link is missing and cannot be made here */
function addMissingLinks(packageFolder: string): boolean {
  const list = JSON.parse(readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8')) as LinkList;
  for (const { source, target } of list) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
    } catch (error) {
      // EEXIST: another project or process that shares these node_modules was faster.
      if (systemErrorCode(error) === 'EEXIST') continue;
      if (/^(EACCES|EPERM|EROFS)$/.test(systemErrorCode(error) ?? '')) return false;
      throw error;
    }
  }
  return true;
}

type LinkList = readonly { source: string; target: string }[];

async function copyPackage(from: string, to: string): Promise<void> {
  const unfinished = `${to}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  await cp(join(from, 'native'), join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  });
  makeReadable(unfinished);
  addMissingLinks(unfinished);
  renameSync(unfinished, to);
}

/** The server's account need not be the one whose umask npm installed with. */
function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, entry.parentPath.endsWith('/native/bin') ? 0o755 : 0o644);
  }
}
