import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
/** Names the folder that a whole run of tests shares; its processes inherit it. */
const SHARED = 'KETNAP_TEST_BUILD';

let own: Promise<string> | null = null;

/**
 * A folder with `dist/`, as `npm run build` makes it, and what it needs beside it. Programs start from there in half the
 * time that the sources take. Whoever needs it first in a run of tests makes it; a command has one of its own.
 */
export function builtFolder(): Promise<string> {
  own ??= shared() ?? buildOwn();
  return own;
}

/** Says where a run of tests has its folder, and removes it at the end. */
export function shareBuiltFolder(run: string): () => void {
  const folder = join(tmpdir(), `ketnap-built-${run}`);
  process.env[SHARED] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function shared(): Promise<string> | null {
  const folder = process.env[SHARED];
  return folder === undefined ? null : buildOnce(folder);
}

async function buildOwn(): Promise<string> {
  const folder = newFolder();
  await build(folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Two that begin at once both build, and the first one's is taken. */
async function buildOnce(folder: string): Promise<string> {
  if (existsSync(folder)) return folder;
  const mine = newFolder();
  await build(mine);
  try {
    renameSync(mine, folder);
  } catch (error) {
    rmSync(mine, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

const newFolder = (): string => join(tmpdir(), `ketnap-built-${randomBytes(4).toString('hex')}`);

async function build(folder: string): Promise<void> {
  mkdirSync(folder);
  for (const name of ['node_modules', 'prisma']) symlinkSync(join(PROJECT, name), join(folder, name));
  copyFileSync(join(PROJECT, 'package.json'), join(folder, 'package.json'));
  const tsc = join(PROJECT, 'node_modules/.bin/tsc');
  await promisify(execFile)(tsc, ['-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist')], { cwd: PROJECT });
}
