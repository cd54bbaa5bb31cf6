import type { Probe, Verdict } from './probe.ts';
import type { Reply, ReplyError } from './transports.ts';
import type { Target, World } from './world.ts';

/** Rows asked in one operation; no limit of the API on one operation is near it. */
const TOGETHER = 20;
/** A count from here on counts what lies elsewhere. */
const TOO_MANY = 20;

/** What a row's answer was. */
export interface Outcome {
  verdict: Verdict;
  /** The answer in a form in which what is hidden and what is missing must be the same. */
  seen: string;
}

/** Sends a document and takes the first result. */
export type Ask = (document: string) => Promise<Reply>;

/** Tries of an operation that the server was too busy for. */
const TRIES = 10;

/** Asks again where the server says that it is busy, as every client does: on a machine under load that is no answer. */
export function patiently(ask: Ask): Ask {
  return async (document) => {
    for (let tries = 1; ; tries += 1) {
      const reply = await ask(document);
      const isBusy = reply.errors?.some(({ extensions }) => extensions?.code === 'UNAVAILABLE') ?? false;
      if (!isBusy || tries === TRIES) return reply;
    }
  };
}

/**
 * Asks rows about a target, many in one operation. Where an operation has errors, the rows concerned are asked again one
 * by one, so that none hides behind another.
 */
export async function askProbes(
  ask: Ask,
  world: World,
  target: Target,
  probes: readonly Probe[],
  together = TOGETHER,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const groups = groupBy(probes, (probe) => (together === 1 ? probe.row : `${probe.kind} ${probe.owner}`));
  const byKind = groupBy([...groups.values()], ([first]) => first?.kind ?? 'query');
  for (const [kind, kindred] of byKind) {
    // A subscription may have one root field only.
    const size = kind === 'subscription' ? 1 : together;
    for (let from = 0; from < kindred.length; from += size) {
      const batch = kindred.slice(from, from + size);
      const { data, errors = [] } = await ask(documentOf(kind, batch, target));
      for (const [index, group] of batch.entries()) {
        const own = errors.filter(({ path }) => path === undefined || data == null || path[0] === `g${index}`);
        if (own.length > 0 && probes.length > 1 && !isRefusedWhole(own)) {
          for (const probe of group) {
            const [alone] = (await askProbes(ask, world, target, [probe], 1)).values();
            if (alone) outcomes.set(probe.row, alone);
          }
          continue;
        }
        for (const [number, probe] of group.entries()) {
          const value = answerOf(data?.[`g${index}`], probe, `s${number}`);
          outcomes.set(probe.row, {
            verdict: own.length > 0 ? verdictOfErrors(own) : verdictOf(value, probe, target, world),
            seen: withoutIds(
              JSON.stringify([value, own.map(({ message, extensions }) => [message, extensions])]),
              target,
            ),
          });
        }
      }
    }
  }
  return outcomes;
}

/** The operation that asks rows about a target. */
export function documentOf(kind: string, groups: readonly (readonly Probe[])[], target: Target): string {
  const roots = groups.map((group, index) => {
    const selection = group.map((probe, number) => `s${number}: ${probe.selection?.(target)}`).join(' ');
    return `g${index}: ${group[0]?.root(target, selection)}`;
  });
  return `${kind} { ${roots.join('\n')} }`;
}

/** The values that a row asked for, from all places its path leads to; the root field's own where it is the row. */
function answerOf(root: unknown, { path, selection }: Probe, alias: string): unknown {
  if (selection === undefined) return root;
  let owners: unknown[] = [root].flat();
  for (const field of [...path, alias]) {
    owners = owners.flatMap((owner) => (owner as Record<string, unknown> | null | undefined)?.[field] ?? []);
  }
  return owners;
}

/** Whether a token made the answer before anything was looked at: it would be the same for each row. */
function isRefusedWhole(errors: readonly ReplyError[]): boolean {
  return errors.every(({ path, extensions }) => path === undefined && extensions?.code === 'TOKEN_EXPIRED');
}

function verdictOfErrors(errors: readonly ReplyError[]): Verdict {
  const letters: Record<string, Verdict> = { UNAUTHENTICATED: 'U', TOKEN_EXPIRED: 'X', NOT_FOUND: 'N' };
  const found = new Set(errors.map(({ extensions }) => letters[extensions?.code ?? ''] ?? 'e'));
  return found.size === 1 ? ([...found][0] ?? 'e') : 'e';
}

function verdictOf(value: unknown, probe: Probe, target: Target, world: World): Verdict {
  if (probe.kind === 'mutation') return verdictOfMutation(value as { __typename: string; code?: string });
  if (probe.shows ? !probe.shows(target, value) : isNothing(value, probe.row)) {
    return leaks(value, probe.row, target, world) ? 'L' : '.';
  }
  return leaks(value, probe.row, target, world) || countsTooMuch(value, probe.row) ? 'L' : 'y';
}

function verdictOfMutation({ __typename, code }: { __typename: string; code?: string }): Verdict {
  if (__typename === 'NotFound' || code === 'CLASS_NOT_FOR_COMMITTEE') return '.';
  return __typename === 'Forbidden' ? 'F' : 'y';
}

function isNothing(value: unknown, row: string): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.every((one) => isNothing(one, row));
  if (typeof value === 'number') return value === 0 && isCount(row);
  if (typeof value === 'object' && 'edges' in value) return isNothing(value.edges, row);
  return false;
}

// A percentage of a count is none; and what a forecast was learnt from is of the whole root, and grows while this is asked.
const isCount = (row: string): boolean =>
  /Count($|\W)/.test(row) && !row.endsWith('.percent') && row !== 'ForecastTimes.caseCount';

function countsTooMuch(value: unknown, row: string): boolean {
  const all = [value].flat();
  if (isCount(row) && all.some((one) => typeof one === 'number' && one >= TOO_MANY && !/member|report/.test(row))) {
    return true;
  }
  return all.some((one) => {
    if (typeof one !== 'object' || one === null || !('edges' in one) || !('totalCount' in one)) return false;
    return (one.edges as unknown[]).length !== one.totalCount;
  });
}

/** Whether an answer about what may be seen tells of something that stands elsewhere. */
function leaks(value: unknown, row: string, target: Target, world: World): boolean {
  if (target.relation !== 'own' && target.relation !== 'descendant') return false;
  return textsOf(value).some((text) => {
    // The classes of the committee above are held for those below it, by its centre.
    const { ids } = world.targets.ancestor;
    if ([ids.TrainingCentre, ids.TrainingClass, ids['TrainingClass cancelled']].includes(text)) return false;
    // Areas are everybody's.
    if (Object.values(world.targets).some(({ ids }) => text === ids.Area)) return false;
    const owner = world.whose(text);
    // What a committee above spreads, and the schemes that it issues, are for those below it.
    if (owner === 'ancestor' && /GoodPractice|goodPractices|nspectionScheme/.test(row)) return false;
    // Whom to ask is the committee above, by its name alone; and so is where a grassroots organisation stands.
    if (owner === 'ancestor' && /^(DuplicateWarning\.askName(, of a roll)?|TransferDestination\.above)$/.test(row))
      return false;
    // What may be seen of those who were followed is asked about them.
    return owner === 'ancestor' || owner === 'sibling' || owner === 'foreign';
  });
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function withoutIds(text: string, { ids, relation }: Target): string {
  let plain = text.replaceAll(`@${relation}`, '@');
  for (const [type, id] of Object.entries(ids)) plain = plain.replaceAll(id, type);
  return plain;
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
