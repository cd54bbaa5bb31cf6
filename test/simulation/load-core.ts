import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as cursor from '../../src/feed/cursor.ts';
import * as feed from '../../src/feed/feed.ts';
import * as ports from '../../src/feed/ports.ts';

/** The code under test, as it is or with a planted bug. */
export interface Core {
  Feed: typeof feed.Feed;
  Refusal: typeof ports.Refusal;
  decodeCursor: typeof cursor.decodeCursor;
}

/** The code as it is. */
export const theCore: Core = { Feed: feed.Feed, Refusal: ports.Refusal, decodeCursor: cursor.decodeCursor };

/** A bug that is planted by changing a line. */
export interface Edit {
  /** A file of src/feed. */
  file: string;
  /** Stands there exactly once. */
  find: string;
  replace: string;
}

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const COPIES = fileURLToPath(new URL('./.mutants/', import.meta.url));

/**
 * Loads a copy of the core with edits. The copy lies beside this file, where imports of packages still resolve.
 * @throws Error when a text to be replaced does not stand there exactly once: the code has moved on, the mutant must too.
 */
export async function loadMutant(name: string, edits: readonly Edit[]): Promise<Core> {
  const folder = `${COPIES}${name.replace(/\W+/g, '-')}/`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(`${SRC}feed`, `${folder}feed`, { recursive: true });
  cpSync(`${SRC}calendar.ts`, `${folder}calendar.ts`);
  for (const { file, find, replace } of edits) {
    const text = readFileSync(`${folder}feed/${file}`, 'utf8');
    const places = text.split(find).length - 1;
    if (places !== 1)
      throw new Error(`mutant "${name}": src/feed/${file} has ${places} places with ${JSON.stringify(find)}`);
    writeFileSync(
      `${folder}feed/${file}`,
      text.replace(find, () => replace),
    );
  }
  const load = (file: string): Promise<Record<string, never>> =>
    import(/* @vite-ignore */ pathToFileURL(`${folder}feed/${file}`).href);
  const [{ Feed }, { Refusal }, { decodeCursor }] = await Promise.all([
    load('feed.ts'),
    load('ports.ts'),
    load('cursor.ts'),
  ]);
  return { Feed, Refusal, decodeCursor } as unknown as Core;
}

/** Removes the copies. */
export function removeMutants(): void {
  rmSync(COPIES, { recursive: true, force: true });
}
