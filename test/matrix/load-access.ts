import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as policy from '../../src/access/policy.ts';
import * as viewer from '../../src/access/viewer.ts';
import * as list from '../../src/resolvers/candidate/read-candidate-list.ts';
import * as sizes from '../../src/resolvers/visible-sizes.ts';
import * as context from '../../src/schema/context.ts';
import * as errors from '../../src/schema/errors.ts';
import * as index from '../../src/schema/index.ts';

/** Everything that decides who is shown what, as it is or with a rule less. */
export interface Access {
  schema: typeof index.schema;
  createContext: typeof context.createContext;
  presentError: typeof errors.presentError;
  Viewers: typeof viewer.Viewers;
  policy: typeof policy.policy;
  giving: typeof policy.giving;
  fromAbove: typeof policy.fromAbove;
  stepOf: typeof policy.stepOf;
  readCandidateList: typeof list.readCandidateList;
  visibleSizes: typeof sizes.visibleSizes;
}

/** As it is. */
export const theAccess: Access = { ...policy, ...viewer, ...list, ...sizes, ...context, ...errors, ...index };

/** A rule that is taken out by changing the text between two places of a file. */
export interface Cut {
  /** A file of src. */
  file: string;
  from: number;
  to: number;
  replace: string;
}

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const COPIES = fileURLToPath(new URL('./.mutants/', import.meta.url));
/** What is copied; the rest is shared, so that it is loaded once. */
const COPIED = ['access', 'resolvers', 'schema'];
const SHARED = readdirSync(SRC).filter((one) => !COPIED.includes(one));

let copies = 0;
const folderOf = (copy: number): string => `${COPIES}${process.pid}-${copy}/`;

/** Loads a copy with cuts. It lies beside this file, where imports of packages still resolve. */
export async function loadWithout(cuts: readonly Cut[]): Promise<Access> {
  copies += 1;
  const folder = folderOf(copies);
  mkdirSync(folder, { recursive: true });
  for (const one of COPIED) cpSync(`${SRC}${one}`, `${folder}${one}`, { recursive: true });
  for (const one of SHARED) symlinkSync(`${SRC}${one}`, `${folder}${one}`);
  // From the back, so that the places of another cut in the same file stay.
  for (const { file, from, to, replace } of cuts.toSorted((one, other) => other.from - one.from)) {
    const text = readFileSync(`${folder}${file}`, 'utf8');
    writeFileSync(`${folder}${file}`, text.slice(0, from) + replace + text.slice(to));
  }
  const load = (file: string): Promise<Record<string, never>> =>
    import(/* @vite-ignore */ pathToFileURL(`${folder}${file}`).href);
  const loaded = [];
  for (const file of [
    'schema/index',
    'schema/context',
    'schema/errors',
    'access/viewer',
    'access/policy',
    'resolvers/candidate/read-candidate-list',
    'resolvers/visible-sizes',
  ]) {
    loaded.push(await load(`${file}.ts`));
  }
  return Object.assign({}, ...loaded) as Access;
}

/** Removes what this process has copied. */
export function removeCopies(): void {
  for (; copies > 0; copies -= 1) rmSync(folderOf(copies), { recursive: true, force: true });
}
