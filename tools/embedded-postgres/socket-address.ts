import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The longest path of a unix socket: addresses hold 103 bytes on macOS and 107 on Linux. */
const ADDRESS_BYTES = 103;

/** Whether a socket can be bound or reached at `path`. */
export function fitsSocketAddress(path: string): boolean {
  return Buffer.byteLength(path) <= ADDRESS_BYTES;
}

/** The folder for temporary things, or `/tmp` where its name leaves no room for a socket at `below`. */
export function shortTemporaryFolder(below: string): string {
  return fitsSocketAddress(join(tmpdir(), below)) ? tmpdir() : '/tmp';
}
