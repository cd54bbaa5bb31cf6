import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { type LocalKey, openLocalKey } from '../access/local-key.ts';
import type { Clock } from '../calendar.ts';
import { StartError } from '../http/start-error.ts';

/**
 * The demo's signing key, kept with its data so that tokens in open windows outlive a restart.
 * @throws StartError when the kept key cannot be used
 */
export async function openDemoKey(folder: string, issuer: string, audience: string, clock: Clock): Promise<LocalKey> {
  const file = join(folder, 'demo-key.json');
  try {
    const kept = await readKept(file);
    const key = await openLocalKey(issuer, audience, kept, clock);
    if (kept === undefined) {
      // Renamed when complete: a start that is killed leaves no half a key.
      await writeFile(`${file}.new`, JSON.stringify(key.jwk), { mode: 0o600 });
      await rename(`${file}.new`, file);
    }
    return key;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `The demo's signing key ${file} cannot be used (${reason}). Remove that file: a new one is made.`,
    );
  }
}

async function readKept(file: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
