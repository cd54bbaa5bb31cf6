import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { type LocalKey, openLocalKey } from '../access/local-key.ts';

/** The demo's signing key, kept with its data so that tokens in open windows outlive a restart. */
export async function openDemoKey(folder: string, issuer: string, audience: string): Promise<LocalKey> {
  const file = join(folder, 'demo-key.json');
  const kept = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as JWK,
    () => undefined,
  );
  const key = await openLocalKey(issuer, audience, kept);
  if (kept === undefined) await writeFile(file, JSON.stringify(key.jwk), { mode: 0o600 });
  return key;
}
