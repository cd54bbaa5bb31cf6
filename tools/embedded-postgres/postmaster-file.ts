import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { systemErrorCode } from './embedded-postgres-error.ts';

/** What a postmaster tells about itself in its data folder. */
export type PostmasterFile = {
  pid: number;
  socketFolder: string;
  /** `starting`, `ready`, `standby` or `stopping`; empty in the first moments */
  status: string;
};

/** The contents of postmaster.pid, which may be left over from a dead postmaster. Undefined when there is none. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return { pid, socketFolder: lines[4] ?? '', status: (lines[7] ?? '').trim() };
}

/** The postmaster that runs on `cluster` right now, if any. */
export function findPostmaster(cluster: string): PostmasterFile | undefined {
  const file = readPostmasterFile(cluster);
  return file !== undefined && isPostmasterOf(file.pid, cluster) ? file : undefined;
}

/**
 * Whether process `pid` is the postmaster of `cluster`, and not some other program that was given the number of a dead
 * one, nor the postmaster of the folder that this one was copied from.
 *
 * @param cluster absolute, without symbolic links
 */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') {
    const command = commandLine(pid);
    return command.includes('postgres') && command.includes(cluster);
  }
  const words = readIfPossible(`/proc/${pid}/cmdline`).split('\0');
  // The children of a postmaster call themselves "postgres: ...".
  if (basename(words[0] ?? '') !== 'postgres') return false;
  const option = words.indexOf('-D');
  const folder = option === -1 ? '' : (words[option + 1] ?? '');
  if (folder.startsWith('/') && resolve(folder) === cluster) return true;
  // Started by hand with a relative path: a postmaster's working folder is its cluster.
  return workingFolder(pid) === cluster;
}

function commandLine(pid: number): string {
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return '';
  }
}

function readIfPossible(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/**
 * Removes lock files that name a living process which is not the postmaster of `cluster`. PostgreSQL itself removes
 * those of dead processes, but takes any living one of its own account for a postmaster and would refuse to start.
 * Its second safeguard, the shared memory block that belongs to the cluster, stays in force.
 */
export function removeMisleadingLocks(cluster: string, socketLock: string): void {
  for (const path of [join(cluster, 'postmaster.pid'), socketLock]) {
    const pid = Number.parseInt(readIfPossible(path), 10);
    if (pid > 1 && isAlive(pid) && !isPostmasterOf(pid, cluster)) rmSync(path, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}
