import { parse } from 'node:path';
import { firstActivityDifference } from './activity-rows.ts';
import { firstListDifference } from './candidate-lists.ts';
import { firstDifference, withoutFrames } from './find-missing-rule.ts';
import { loadSwitched, type Switched, theAccess } from './load-access.ts';
import type { MatrixServer } from './matrix-server.ts';
import type { Probe } from './probe.ts';
import { allProbes } from './probes.ts';
import { type Flip, type Rule, rules } from './rules.ts';
import { firstSizeDifference } from './sizes-seen.ts';
import type { Cut } from './switches.ts';
import { readTable } from './table.ts';
import { firstTouchedDifference } from './touched-cases.ts';

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

/** A rule to be taken out. Null takes out nothing. */
export type Taken = Pick<Rule, 'name' | 'behind'> & { cut: Cut | null };

/**
 * Rules of the code that could be missing without anybody noticing; there should be none.
 * @param say - told of every rule how its absence shows.
 */
export async function unnoticedRules(
  server: MatrixServer,
  taken: readonly Taken[],
  say: (line: string) => void = () => {},
): Promise<string[]> {
  const probes = allProbes().filter(withoutFrames);
  const table = readTable();
  const { access, lack } = await switchedAccess();
  // Asked before all others: the rows of the operation whose file lacks the rule.
  const near = (file: string): Probe[] => {
    const operation = parse(file).name.replace(/-./g, (dash) => dash.slice(1).toUpperCase());
    return probes.filter(({ row }) => row.startsWith(`Mutation.${operation}`));
  };
  const unnoticed = [];
  for (const { name, cut, behind } of taken) {
    const lacking = async (cuts: readonly Cut[]): Promise<string | null> => {
      lack(cuts);
      return (
        (await firstDifference(server, access, table, cut ? near(cut.file) : [])) ??
        (await firstDifference(server, access, table, probes)) ??
        (await firstListDifference(server, access)) ??
        (await firstSizeDifference(server, access)) ??
        (await firstActivityDifference(server, access)) ??
        firstTouchedDifference(server, access)
      );
    };
    const difference = await lacking([cut, behind].filter((one) => one != null));
    // A second line shows only where the first is gone, and then it must: the first alone does not show so.
    const row = probes.filter((probe) => difference?.startsWith(`${probe.row}: `));
    const alone = async (cuts: readonly Cut[]): Promise<string | null> => {
      if (row.length === 0) return lacking(cuts);
      lack(cuts);
      return firstDifference(server, access, table, row);
    };
    if (behind && (await alone([behind])) === difference) {
      say(`${name}\n    ITS SECOND LINE ALONE SHOWS SO: ${difference}`);
      unnoticed.push(name);
      continue;
    }
    say(`${name}\n    ${difference ?? 'NOBODY NOTICES'}`);
    if (difference === null) unnoticed.push(name);
  }
  lack([]);
  return unnoticed;
}

let loading: Promise<Switched> | null = null;

/** One for the whole process, with a switch for every rule. */
function switchedAccess(): Promise<Switched> {
  loading ??= loadSwitched(rules().flatMap(({ cut, behind }) => (behind ? [cut, behind] : [cut])));
  return loading;
}
