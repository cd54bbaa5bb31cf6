import { parse } from 'node:path';
import { firstListDifference } from './candidate-lists.ts';
import { firstDifference, withoutFrames } from './find-missing-rule.ts';
import { type Cut, loadWithout, theAccess } from './load-access.ts';
import type { MatrixServer } from './matrix-server.ts';
import type { Probe } from './probe.ts';
import { allProbes } from './probes.ts';
import type { Flip, Rule } from './rules.ts';
import { firstSizeDifference } from './sizes-seen.ts';
import { readTable } from './table.ts';

/** Entries of the policy that could be the other way round without anybody noticing; there should be none. */
export async function unnoticedFlips(server: MatrixServer, flips: readonly Flip[]): Promise<string[]> {
  const all = allProbes().filter(withoutFrames);
  // What a viewer is told it can do proves nothing where something is taken away. Where something is given that a role
  // may not see in the first place, nothing else can tell.
  const done = all.filter(({ row }) => !/^Viewer\.can|^ViewerRights|\.viewerCan/.test(row));
  const table = readTable();
  const unnoticed = [];
  for (const { name, role, adds, apply } of flips) {
    const probes = adds ? all : done;
    const undo = apply(theAccess);
    try {
      if ((await firstDifference(server, theAccess, table, probes, role)) === null) unnoticed.push(name);
    } finally {
      undo();
    }
  }
  return unnoticed;
}

/**
 * Rules of the code that could be missing without anybody noticing; there should be none.
 * @param say - told of every rule how its absence shows.
 */
export async function unnoticedRules(
  server: MatrixServer,
  rules: readonly Rule[],
  say: (line: string) => void = () => {},
): Promise<string[]> {
  const probes = allProbes().filter(withoutFrames);
  const table = readTable();
  // Asked before all others: the rows of the operation whose file lacks the rule.
  const near = (file: string): Probe[] => {
    const operation = parse(file).name.replace(/-./g, (dash) => dash.slice(1).toUpperCase());
    return probes.filter(({ row }) => row.startsWith(`Mutation.${operation}`));
  };
  const unnoticed = [];
  for (const { name, cut, behind } of rules) {
    const lacking = async (cuts: readonly Cut[]): Promise<string | null> => {
      const access = await loadWithout(cuts);
      return (
        (await firstDifference(server, access, table, near(cut.file))) ??
        (await firstDifference(server, access, table, probes)) ??
        (await firstListDifference(server, access)) ??
        firstSizeDifference(server, access)
      );
    };
    const difference = await lacking(behind ? [cut, behind] : [cut]);
    // A second line shows only where the first is gone, and then it must: the first alone does not show so.
    const row = probes.filter((probe) => difference?.startsWith(`${probe.row}: `));
    const alone = async (cuts: readonly Cut[]): Promise<string | null> =>
      row.length === 0 ? lacking(cuts) : firstDifference(server, await loadWithout(cuts), table, row);
    if (behind && (await alone([behind])) === difference) {
      unnoticed.push(name);
      continue;
    }
    say(`${name}\n    ${difference ?? 'NOBODY NOTICES'}`);
    if (difference === null) unnoticed.push(name);
  }
  return unnoticed;
}
