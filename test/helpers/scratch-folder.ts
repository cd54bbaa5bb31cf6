import { accessSync, constants, realpathSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY_DISK = '/dev/shm';
const ENOUGH_BYTES = 2 ** 31;

/** Where test databases stand: in memory where the system offers a disk there (three times as fast), else on disk. */
export function scratchFolder(): string {
  try {
    accessSync(MEMORY_DISK, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(MEMORY_DISK);
    if (bavail * bsize >= ENOUGH_BYTES) return MEMORY_DISK;
  } catch {
    // Not on this system, or not for us.
  }
  return realpathSync(tmpdir());
}
