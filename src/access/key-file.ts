import { readFile } from 'node:fs/promises';
import type { JSONWebKeySet } from 'jose';

/**
 * Reads the public keys in a file. What is wrong with it is said without a word of it: it may be another file, with a
 * secret.
 * @throws Error when it cannot be read, is no key set, or holds keys that sign
 */
export async function readKeyFile(path: string): Promise<JSONWebKeySet> {
  const text = await readFile(path, 'utf8');
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Error('the file is no JSON');
  }
  const keys = (read as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(keys)) throw new Error('the file is no key set: {"keys": [...]}');
  if (keys.some((key) => key?.d !== undefined || key?.k !== undefined)) {
    throw new Error('the file holds a private or shared key: whoever reads it could sign tokens. Give the public ones');
  }
  return { keys };
}
