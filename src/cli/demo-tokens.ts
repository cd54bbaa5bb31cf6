import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Keeps the tokens of the demo's logins in files of their names, which nobody else on the machine may read. Those of logins that are
 * offered no more go.
 */
export async function keepTokens(folder: string, logins: readonly { subject: string; token: string }[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await Promise.all(
    logins.map(({ subject, token }) => writeFile(join(folder, subject), `${token}\n`, { mode: 0o600 })),
  );
}
