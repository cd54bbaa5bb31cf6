import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// `npm run demo` builds the page when it is missing or older than what it is made from.

const here = fileURLToPath(new URL('.', import.meta.url));
const SOURCES = [
  'src',
  'public',
  'index.html',
  'wall.html',
  'vite.config.ts',
  'list-operations.ts',
  'pack-files.ts',
  '../packages/ketnap-client/src',
  '../src/name-keys.ts',
  '../package-lock.json',
];

/** When the newest file of a folder, or a file, was changed, ms; 0 where there is none. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await readdir(path, { recursive: true });
  return Math.max(0, ...(await Promise.all(inside.map(async (name) => (await stat(join(path, name))).mtimeMs))));
}

const newest = Math.max(...(await Promise.all(SOURCES.map((name) => changedAt(join(here, name))))));
// Whoever starts this may be in another mode, and the libraries of the page have more to say in any but this one.
process.env.NODE_ENV = 'production';
if (newest > (await changedAt(join(here, '../dist/dashboard/index.html')))) {
  await build({ configFile: join(here, 'vite.config.ts'), logLevel: 'warn' });
}
