import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { CLUSTER_USER } from './cluster.ts';
import { diskFull, EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { findPostmaster, isPostmasterOf, type PostmasterFile, removeMisleadingLocks } from './postmaster-file.ts';
import { SERVER_ENVIRONMENT, type ServerBinaries } from './server-binaries.ts';
import type { ServerUser } from './server-user.ts';
import { SOCKET_NAME, SOCKET_PORT } from './socket-folder.ts';

/** Everything that determines a postmaster. */
export type PostmasterPlan = {
  cluster: string;
  binaries: ServerBinaries;
  user: ServerUser | undefined;
  socketFolder: string;
  /** Options of the command line: they win over postgresql.conf and ALTER SYSTEM. */
  settings: Readonly<Record<string, string>>;
  logFile: string;
};

/** How long a start may take, crash recovery included. */
const START_MS = 60_000;
/** How long a fast shutdown may take before an immediate one is asked for. */
const FAST_STOP_MS = 30_000;
/** How long an immediate shutdown may take. */
const IMMEDIATE_STOP_MS = 10_000;
/** How long the backends of a killed postmaster may take to notice and go. */
const ORPHANS_MS = 10_000;
const POLL_MS = 4;

/**
 * The postmaster that an earlier process of ours left running, ready for connections and with the planned settings.
 * One that is on its way down is waited for; one that runs with other settings, or whose socket is gone, is stopped.
 *
 * @returns undefined when there is none (any more)
 */
export async function adoptPostmaster(plan: PostmasterPlan): Promise<number | undefined> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const running = findPostmaster(plan.cluster);
    if (running === undefined) return undefined;
    if (running.status === 'ready') {
      if (!isAsPlanned(plan, running)) {
        await stopPostmaster(running.pid, plan.cluster);
        return undefined;
      }
      // One that was just told to stop has not written that down yet, but takes no connections any more.
      if (await answers(plan)) return running.pid;
    }
    if (Date.now() > deadline) throw startTimeout(plan, running.pid, '');
    await delay(POLL_MS);
  }
}

async function answers(plan: PostmasterPlan): Promise<boolean> {
  const client = new pg.Client({
    host: plan.socketFolder,
    port: SOCKET_PORT,
    user: CLUSTER_USER,
    database: 'postgres',
    ssl: false,
  });
  // It may be closed on us at any time; the next round finds out.
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

function isAsPlanned(plan: PostmasterPlan, running: PostmasterFile): boolean {
  if (running.socketFolder !== plan.socketFolder || !existsSync(join(plan.socketFolder, SOCKET_NAME))) return false;
  const started = readFileSync(join(plan.cluster, 'postmaster.opts'), 'utf8').trimEnd();
  return started.endsWith(
    commandOptions(plan)
      .map((option) => ` "${option}"`)
      .join(''),
  );
}

function commandOptions(plan: PostmasterPlan): string[] {
  const settings = Object.entries(plan.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', plan.cluster, '-k', plan.socketFolder, ...settings];
}

/**
 * Starts a postmaster and waits until it accepts connections.
 *
 * @returns its process id
 * @throws {EmbeddedPostgresError} with the last lines of its log in `detail`
 */
export async function startPostmaster(plan: PostmasterPlan): Promise<number> {
  const orphansDeadline = Date.now() + ORPHANS_MS;
  for (;;) {
    const logStart = statSync(plan.logFile, { throwIfNoEntry: false })?.size ?? 0;
    const outcome = await tryToStart(plan);
    if (typeof outcome === 'number') return outcome;
    const log = lastLines(plan.logFile, logStart);
    if (outcome.stillStarting !== undefined) throw startTimeout(plan, outcome.stillStarting, log);
    // Backends that outlived their postmaster still use its memory. They end by themselves.
    if (!log.includes('pre-existing shared memory block') || Date.now() > orphansDeadline) {
      throw startFailed(plan, log, outcome.cause);
    }
    await delay(POLL_MS);
  }
}

type FailedStart = { stillStarting?: number; cause?: unknown };

async function tryToStart(plan: PostmasterPlan): Promise<number | FailedStart> {
  removeMisleadingLocks(plan.cluster, join(plan.socketFolder, `${SOCKET_NAME}.lock`));
  const log = openSync(plan.logFile, 'a', 0o600);
  let child: ChildProcess;
  try {
    child = spawn(join(plan.binaries.binFolder, 'postgres'), commandOptions(plan), {
      ...plan.user,
      cwd: plan.cluster,
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', log, log],
      // A session of its own: Ctrl-C in the terminal is for us, and we stop the server in order.
      detached: true,
    });
  } finally {
    closeSync(log);
  }
  let failure: FailedStart | undefined;
  child.once('error', (cause) => {
    failure = { cause };
  });
  child.once('exit', () => {
    failure ??= {};
  });
  child.unref();

  const deadline = Date.now() + START_MS;
  while (failure === undefined) {
    const running = findPostmaster(plan.cluster);
    if (running !== undefined && running.pid === child.pid && running.status === 'ready') return running.pid;
    if (Date.now() > deadline) return { stillStarting: child.pid };
    await delay(POLL_MS);
  }
  return failure;
}

function startFailed(plan: PostmasterPlan, log: string, cause: unknown): EmbeddedPostgresError {
  const dataFolder = dirname(plan.cluster);
  if (log.includes('No space left on device')) return diskFull(dataFolder, { detail: log, cause });
  const reason = /(?:FATAL|PANIC): {2}(.*)/.exec(log)?.[1] ?? lastLine(log) ?? spawnReason(cause);
  return new EmbeddedPostgresError(
    'start-failed',
    `PostgreSQL did not start on ${plan.cluster}: ${reason}. Nothing was removed; see ${plan.logFile}, or set DATABASE_URL.`,
    { detail: log, cause },
  );
}

function lastLine(log: string): string | undefined {
  const line = log.split('\n').at(-1)?.trim();
  return line === '' ? undefined : line;
}

function spawnReason(cause: unknown): string {
  // The program is there, but what should load it is not: a system without glibc.
  return cause instanceof Error ? `its program does not run on this system (${cause.message})` : 'it ended at once';
}

function startTimeout(plan: PostmasterPlan, pid: number, log: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'start-timeout',
    `PostgreSQL (process ${pid}) is still recovering ${plan.cluster} after ${START_MS / 1000} s. ` +
      `It goes on; start again later, and see ${plan.logFile} for its progress.`,
    { detail: log },
  );
}

const LOG_LINES = 20;

function lastLines(file: string, from: number): string {
  const lines = readFileSync(file).subarray(from).toString().trimEnd().split('\n');
  return lines.slice(-LOG_LINES).join('\n');
}

/**
 * Stops a postmaster: a fast shutdown first (open transactions are rolled back, everything is written), an immediate
 * one when that takes too long. It is never killed, since that would leave its backends and shared memory behind.
 */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  for (const [signal, limitMs] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', IMMEDIATE_STOP_MS],
  ] as const) {
    if (!isPostmasterOf(pid, cluster)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + limitMs;
    while (Date.now() < deadline) {
      if (!isPostmasterOf(pid, cluster)) return;
      await delay(POLL_MS);
    }
  }
  throw new EmbeddedPostgresError(
    'stop-timeout',
    `PostgreSQL (process ${pid}) on ${cluster} does not stop. Look at what holds it up before you end it.`,
  );
}
