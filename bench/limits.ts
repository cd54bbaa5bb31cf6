import { execFileSync, spawnSync } from 'node:child_process';
import { availableParallelism, platform } from 'node:os';

/** File descriptors a process needs besides those of its subscribers. */
const OTHER_FILES = 200;

/** Which processor a kind of process stays on; null leaves it to the system. */
export interface CoreOf {
  server: number | null;
  load: number | null;
}

/** Server and load on processors of their own, where the system can do that. */
export function chooseCores(wanted: boolean): CoreOf {
  const can = platform() === 'linux' && availableParallelism() >= 2 && spawnSync('taskset', ['-V']).status === 0;
  return wanted && can ? { server: 0, load: 1 } : { server: null, load: null };
}

/** Says why so many subscribers cannot be opened from here; null when they can. */
export function tooManySubscribers(subscribers: number): string | null {
  const said = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim();
  const files = said === 'unlimited' ? Number.POSITIVE_INFINITY : Number(said);
  const needed = subscribers + OTHER_FILES;
  if (files >= needed) return null;
  return `${subscribers} subscribers need ${needed} open files a process, and the limit is ${files}: raise it with \`ulimit -n ${needed}\``;
}
