/** What is looked at: package.json, package-lock.json, and the names that SECURITY.md has a row of. */
export interface Dependencies {
  manifest: Partial<Record<'dependencies' | 'optionalDependencies' | 'devDependencies', Record<string, string>>> & {
    allowScripts?: Record<string, boolean>;
  };
  lock: { packages: Record<string, LockedPackage> };
  reviewed: string[];
}

interface LockedPackage {
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  hasInstallScript?: boolean;
  integrity?: string;
  resolved?: string;
  link?: boolean;
}

/** Licences that ask for no more than to be named. */
const FREE = /^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|Zlib|Unlicense|PostgreSQL)$/;
/** Those of tools may also ask that changes to themselves be open: nothing of a tool is passed on. */
const FREE_FOR_TOOLS = /^(MPL-2\.0|EPL-2\.0|OFL-1\.1)$/;
/** Packages that state no licence where npm looks for it, and where it stands. */
// Their files LICENSE.
const STATED_ELSEWHERE = new Map([
  ['png-js', 'MIT'],
  ['seq-queue', 'MIT'],
]);

/**
 * What must be looked at by a person before the dependencies may stay as they are, one line each; empty when all is well.
 * Versions and their security are not judged here: that is for `npm audit`.
 */
export function findFaults({ manifest, lock, reviewed }: Dependencies): string[] {
  const { dependencies, optionalDependencies, devDependencies, allowScripts = {} } = manifest;
  const direct = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies })
    // A package of our own, in a folder beside it.
    .filter(([, version]) => !version.startsWith('file:'))
    .map(([name]) => name);
  const faults = [
    ...direct
      .filter((name) => !reviewed.includes(name))
      .map((name) => `${name} is not in the table of SECURITY.md: review it and add its row`),
    ...reviewed
      .filter((name) => !direct.includes(name))
      .map((name) => `${name} is in the table of SECURITY.md and no dependency any more: remove its row`),
    ...Object.keys(allowScripts)
      .filter((name) => allowScripts[name])
      .map((name) => `${name} may run a script when it is installed (allowScripts): nothing here needs one`),
  ];
  for (const [path, locked] of Object.entries(lock.packages)) {
    // What is in this folder, and what points there, was not downloaded.
    if (!path.includes('node_modules/') || locked.link) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (locked.hasInstallScript && allowScripts[name] === undefined) {
      faults.push(`${name} has an install script: read it, and deny it with npm install-scripts deny ${name}`);
    }
    const license = locked.license ?? STATED_ELSEWHERE.get(name) ?? 'no licence';
    if (!isFree(license, locked.dev === true || locked.devOptional === true)) {
      faults.push(`${name} has ${license}: not among the licences that dependency-review.ts takes`);
    }
    if (!locked.integrity) faults.push(`${name} has no checksum in package-lock.json`);
    if (locked.resolved) faults.push(`${name} has a download address in package-lock.json: .npmrc leaves them out`);
  }
  return faults;
}

/** Of alternatives one is enough; of what applies together, each must do. */
function isFree(license: string, tool: boolean): boolean {
  return license.split(/ or /i).some((one) =>
    one
      .replaceAll(/[()]/g, '')
      .split(/ and /i)
      .every((part) => FREE.test(part.trim()) || (tool && FREE_FOR_TOOLS.test(part.trim()))),
  );
}

/** The names in the first column of the tables of a Markdown text, written as code. */
export function namesInTables(markdown: string): string[] {
  return [...markdown.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name);
}
