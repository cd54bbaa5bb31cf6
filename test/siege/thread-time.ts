import { readFileSync } from 'node:fs';

/**
 * Time that the first thread of a process has been carried out, ms: that of JavaScript. While others have the processor it
 * stands still, so that it shows what a process does for how long also on a machine that is busy with something else. Where
 * the system does not say, it is the time that passes.
 */
export function threadTimeMs(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
