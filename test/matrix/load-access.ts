import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import SchemaBuilder from '@pothos/core';
import * as policy from '../../src/access/policy.ts';
import * as viewer from '../../src/access/viewer.ts';
import * as list from '../../src/resolvers/candidate/read-candidate-list.ts';
import * as activity from '../../src/resolvers/statistics/read-activity.ts';
import * as sizes from '../../src/resolvers/visible-sizes.ts';
import * as context from '../../src/schema/context.ts';
import * as errors from '../../src/schema/errors.ts';
import * as index from '../../src/schema/index.ts';
import { type Cut, keyOf, withSwitches } from './switches.ts';

/** Everything that decides who is shown what, as it is or with rules that can be switched off. */
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
  readActivityOf: typeof activity.readActivityOf;
}

/** As it is. */
export const theAccess: Access = {
  ...policy,
  ...viewer,
  ...list,
  ...sizes,
  ...activity,
  ...context,
  ...errors,
  ...index,
};

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const COPIES = fileURLToPath(new URL('./.mutants/', import.meta.url));
/** What is copied; the rest is shared, so that it is loaded once. */
const COPIED = ['access', 'resolvers', 'schema'];
const SHARED = readdirSync(SRC).filter((one) => !COPIED.includes(one));

let copies = 0;
const folderOf = (copy: number): string => `${COPIES}${process.pid}-${copy}/`;

/** An access out of which rules can be taken, and put back, while it works. */
export interface Switched {
  access: Access;
  /** From now on it lacks these rules, and no others. */
  lack(cuts: readonly Cut[]): void;
}

/**
 * Loads a copy in which each of these rules has a switch: loading one for every rule would take hours. It lies beside this
 * file, where imports of packages still resolve.
 */
export async function loadSwitched(cuts: readonly Cut[]): Promise<Switched> {
  copies += 1;
  const folder = folderOf(copies);
  mkdirSync(folder, { recursive: true });
  for (const one of COPIED) cpSync(`${SRC}${one}`, `${folder}${one}`, { recursive: true });
  for (const one of SHARED) symlinkSync(`${SRC}${one}`, `${folder}${one}`);
  const lacking = new Set<string>();
  const name = `lacking${copies}`;
  Object.assign(globalThis, { [name]: lacking });
  for (const file of new Set(cuts.map((cut) => cut.file))) {
    const own = cuts.filter((cut) => cut.file === file);
    writeFileSync(`${folder}${file}`, withSwitches(readFileSync(`${folder}${file}`, 'utf8'), own, name));
  }
  const load = (file: string): Promise<Record<string, never>> =>
    import(/* @vite-ignore */ pathToFileURL(`${folder}${file}`).href);
  // A copy brings our own plugin of the builder a second time, which Pothos takes for a mistake.
  SchemaBuilder.allowPluginReRegistration = true;
  const loaded = [];
  for (const file of [
    'schema/index',
    'schema/context',
    'schema/errors',
    'access/viewer',
    'access/policy',
    'resolvers/candidate/read-candidate-list',
    'resolvers/visible-sizes',
    'resolvers/statistics/read-activity',
  ]) {
    loaded.push(await load(`${file}.ts`));
  }
  return {
    access: Object.assign({}, ...loaded) as Access,
    lack(wanted) {
      lacking.clear();
      for (const cut of wanted) lacking.add(keyOf(cut));
    },
  };
}

/** Removes what this process has copied. */
export function removeCopies(): void {
  for (; copies > 0; copies -= 1) rmSync(folderOf(copies), { recursive: true, force: true });
}
