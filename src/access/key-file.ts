import { readFile } from 'node:fs/promises';
import { parseKeySet } from './parse-key-set.ts';

/**
 * Reads the public keys in a file. What is wrong with it is said without a word of it: it may be another file, with a
 * secret.
 * @throws Error when it cannot be read, is no key set, or holds keys that sign
 */
export async function readKeyFile(path: string): Promise<{ keys: unknown[] }> {
  const set = parseKeySet(await readFile(path, 'utf8'), 'the file');
  if (
    (set.keys as ({ d?: unknown; k?: unknown } | null)[]).some((key) => key?.d !== undefined || key?.k !== undefined)
  ) {
    throw new Error('the file holds a private or shared key: whoever reads it could sign tokens. Give the public ones');
  }
  return set;
}
