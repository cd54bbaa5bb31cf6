import type { Day } from '../../calendar.ts';
import type { CommitteeKind } from '../../db/generated/enums.ts';
import type { InvalidInput } from '../errors.ts';
import { mistakesIn, readAt, readEach, readFields, throwAll } from '../form.ts';
import { readOptionalText, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readDay, readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { mistakes } from './violations.ts';

/** A body of a decision: one that stands, by its id, or one that the decision founds, by the handle it has there. */
export interface BodyInput {
  committeeId?: UnreadId | null;
  ref?: string | null;
}

/** What becomes of a role on a body that ends. */
export type RoleOutcome = 'ENDS' | 'GOES_TO';

/** A decision about the hierarchy. */
export interface ReorganiseInput {
  decision: { number: string; issuedOn: UnreadDay; issuer: string; title: string };
  effectiveOn: UnreadDay;
  /** Each has one of these. */
  changes: readonly {
    found?: {
      ref: string;
      kind: CommitteeKind;
      name: string;
      shortName?: string | null;
      code?: string | null;
      under?: BodyInput | null;
    } | null;
    rename?: { committeeId: UnreadId; name: string; shortName?: string | null } | null;
    retype?: { committeeId: UnreadId; kind: CommitteeKind } | null;
    reparent?: { committeeIds: readonly UnreadId[]; under: BodyInput } | null;
    merge?: { committeeIds: readonly UnreadId[]; into: BodyInput } | null;
    split?: {
      committeeId: UnreadId;
      parts: readonly {
        to: BodyInput;
        committeeIds?: readonly UnreadId[] | null;
        officerIds?: readonly UnreadId[] | null;
        candidateIds?: readonly UnreadId[] | null;
        memberIds?: readonly UnreadId[] | null;
        memberCount?: number | null;
      }[];
    } | null;
    dissolve?: { committeeId: UnreadId; successors?: readonly BodyInput[] | null } | null;
  }[];
  roles?: readonly { grantId: UnreadId; outcome: RoleOutcome; to?: BodyInput | null }[] | null;
  dryRun?: boolean | null;
}

/** The key of a body within a decision: the id of one that stands, `#` and its handle for one that is founded. */
export type Key = string;

/** A part of what is split. */
export interface Part {
  to: Key;
  committeeIds: string[];
  officerIds: string[];
  candidateIds: string[];
  memberIds: string[];
  memberCount: number | null;
}

/** One change of a decision. */
export type Change =
  | {
      what: 'FOUND';
      key: Key;
      kind: CommitteeKind;
      name: string;
      shortName: string | null;
      code: string | null;
      /** Null for a root. */
      under: Key | null;
    }
  | { what: 'RENAME'; committeeId: string; name: string; shortName: string | null }
  | { what: 'RETYPE'; committeeId: string; kind: CommitteeKind }
  | { what: 'REPARENT'; committeeIds: string[]; under: Key }
  | { what: 'MERGE'; committeeIds: string[]; into: Key }
  | { what: 'SPLIT'; committeeId: string; parts: Part[] }
  | { what: 'DISSOLVE'; committeeId: string; successors: Key[] };

/** A decision as it was read. */
export interface Decision {
  number: string;
  issuedOn: Day;
  issuer: string;
  title: string;
  effectiveOn: Day;
  changes: Change[];
  roles: { grantId: string; outcome: RoleOutcome; to: Key | null }[];
}

/** Whether a key is that of a body which the decision founds. */
export const isFounded = (key: Key): boolean => key.startsWith('#');

/** The field in which a change of a kind stands. */
export const FIELD = {
  FOUND: 'found',
  RENAME: 'rename',
  RETYPE: 'retype',
  REPARENT: 'reparent',
  MERGE: 'merge',
  SPLIT: 'split',
  DISSOLVE: 'dissolve',
} as const satisfies Record<Change['what'], string>;

/** Changes that one decision may have. */
export const MOST_CHANGES = 1_000;

/** Longest handle of a body that is founded. */
const LONGEST_REF = 60;

/**
 * Reads a decision. What can be told without looking at a record is told here.
 * @throws InvalidInput with all mistakes
 */
export function readDecision({ decision, effectiveOn, changes, roles }: ReorganiseInput): Decision {
  const read = readFields({
    number: () => readAt(['decision', 'number'], () => readText(decision.number, 'number', LONGEST.documentNumber)),
    issuedOn: () => readDay(decision.issuedOn),
    issuer: () => readAt(['decision', 'issuer'], () => readText(decision.issuer, 'issuer', LONGEST.committeeName)),
    title: () => readAt(['decision', 'title'], () => readText(decision.title, 'title', LONGEST.reason)),
    effectiveOn: () => readDay(effectiveOn),
    changes: () => readChanges(changes),
    roles: () =>
      readEach(roles ?? [], ({ grantId, outcome, to }, n) => {
        if (outcome === 'GOES_TO' && !to) throw mistakes.roleWithoutGoal(['roles', `${n}`, 'to']);
        return { grantId: readId(grantId), outcome, to: to ? readBody(to, ['roles', `${n}`, 'to']) : null };
      }),
  });
  if (read.changes.length === 0) throw mistakes.noChange(['changes']);
  if (read.changes.length > MOST_CHANGES) throw mistakes.manyChanges(['changes'], MOST_CHANGES);
  throwAll(refMistakes(read));
  return read;
}

function readBody({ committeeId, ref }: BodyInput, path: string[]): Key {
  if (committeeId) return readId(committeeId);
  return `#${readAt([...path, 'ref'], () => readText(ref ?? '', 'ref', LONGEST_REF))}`;
}

const readIds = (ids: readonly UnreadId[]): string[] => readEach(ids, (id): string => readId(id));

function readChanges(changes: ReorganiseInput['changes']): Change[] {
  return readEach(changes, (change, n): Change => {
    const at = (...path: string[]): string[] => ['changes', `${n}`, ...path];
    const text = (value: string, path: string[], longest: number): string =>
      readAt(path, () => readText(value, path.at(-1) ?? '', longest));
    const optional = (value: string | null | undefined, path: string[], longest: number): string | null =>
      readAt(path, () => readOptionalText(value, path.at(-1) ?? '', longest));
    const { found, rename, retype, reparent, merge, split, dissolve } = change;
    if (found) {
      return {
        what: 'FOUND',
        kind: found.kind,
        ...readFields({
          key: () => readBody({ ref: found.ref }, at('found')),
          name: () => text(found.name, at('found', 'name'), LONGEST.committeeName),
          shortName: () => optional(found.shortName, at('found', 'shortName'), LONGEST.committeeShortName),
          code: () => optional(found.code, at('found', 'code'), LONGEST.committeeCode),
          under: () => (found.under ? readBody(found.under, at('found', 'under')) : null),
        }),
      };
    }
    if (rename) {
      return {
        what: 'RENAME',
        ...readFields({
          committeeId: () => readId(rename.committeeId),
          name: () => text(rename.name, at('rename', 'name'), LONGEST.committeeName),
          shortName: () => optional(rename.shortName, at('rename', 'shortName'), LONGEST.committeeShortName),
        }),
      };
    }
    if (retype) return { what: 'RETYPE', committeeId: readId(retype.committeeId), kind: retype.kind };
    if (reparent) {
      if (reparent.committeeIds.length === 0) throw mistakes.nobody(at('reparent', 'committeeIds'));
      return {
        what: 'REPARENT',
        ...readFields({
          committeeIds: () => readIds(reparent.committeeIds),
          under: () => readBody(reparent.under, at('reparent', 'under')),
        }),
      };
    }
    if (merge) {
      if (merge.committeeIds.length === 0) throw mistakes.nobody(at('merge', 'committeeIds'));
      return {
        what: 'MERGE',
        ...readFields({
          committeeIds: () => readIds(merge.committeeIds),
          into: () => readBody(merge.into, at('merge', 'into')),
        }),
      };
    }
    if (split) {
      if (split.parts.length < 2) throw mistakes.fewParts(at('split', 'parts'));
      return {
        what: 'SPLIT',
        ...readFields({
          committeeId: () => readId(split.committeeId),
          parts: () =>
            readEach(split.parts, (part, place) => ({
              memberCount: part.memberCount ?? null,
              ...readFields({
                to: () => readBody(part.to, at('split', 'parts', `${place}`, 'to')),
                committeeIds: () => readIds(part.committeeIds ?? []),
                officerIds: () => readIds(part.officerIds ?? []),
                candidateIds: () => readIds(part.candidateIds ?? []),
                memberIds: () => readIds(part.memberIds ?? []),
              }),
            })),
        }),
      };
    }
    if (dissolve) {
      return {
        what: 'DISSOLVE',
        ...readFields({
          committeeId: () => readId(dissolve.committeeId),
          successors: () =>
            readEach(dissolve.successors ?? [], (one, place) =>
              readBody(one, at('dissolve', 'successors', `${place}`)),
            ),
        }),
      };
    }
    throw mistakes.nobody(at());
  });
}

/** The bodies that a change leads to, each with its place in the form. */
export function goalsOf(change: Change): { key: Key; path: string[] }[] {
  switch (change.what) {
    case 'FOUND':
      return change.under === null ? [] : [{ key: change.under, path: ['found', 'under'] }];
    case 'REPARENT':
      return [{ key: change.under, path: ['reparent', 'under'] }];
    case 'MERGE':
      return [{ key: change.into, path: ['merge', 'into'] }];
    case 'SPLIT':
      return change.parts.map(({ to }, n) => ({ key: to, path: ['split', 'parts', `${n}`, 'to'] }));
    case 'DISSOLVE':
      return change.successors.map((key, n) => ({ key, path: ['dissolve', 'successors', `${n}`] }));
    default:
      return [];
  }
}

/** The bodies that a change is about, and that stand already, each with its place in the form. */
export function subjectsOf(change: Change): { key: Key; path: string[] }[] {
  const field = FIELD[change.what];
  const isList = change.what === 'MERGE' || change.what === 'REPARENT';
  return changedBy(change).map((key, n) => ({
    key,
    path: isList ? [field, 'committeeIds', `${n}`] : [field, 'committeeId'],
  }));
}

/** The ids of those that a change is about: what it changes. */
export function changedBy(change: Change): string[] {
  switch (change.what) {
    case 'FOUND':
      return [];
    case 'MERGE':
    case 'REPARENT':
      return change.committeeIds;
    default:
      return [change.committeeId];
  }
}

/** Handles that mean nothing, and those that mean two bodies. */
function refMistakes({ changes, roles }: Decision): InvalidInput[] {
  const founded = new Set<Key>();
  const found: InvalidInput[] = [];
  for (const [n, change] of changes.entries()) {
    if (change.what !== 'FOUND') continue;
    if (founded.has(change.key)) found.push(mistakes.sameRef(['changes', `${n}`, 'found', 'ref']));
    founded.add(change.key);
  }
  const unknown = (key: Key | null): boolean => key !== null && isFounded(key) && !founded.has(key);
  for (const [n, change] of changes.entries()) {
    for (const { key, path } of goalsOf(change)) {
      if (unknown(key)) found.push(mistakes.unknownRef(['changes', `${n}`, ...path, 'ref']));
    }
  }
  for (const [n, { to }] of roles.entries()) {
    if (unknown(to)) found.push(mistakes.unknownRef(['roles', `${n}`, 'to', 'ref']));
  }
  return found;
}

/** Where the first change that is about a committee stands in the form. */
export function changeOf({ changes }: Decision, committeeId: string): string[] {
  return ['changes', `${changes.findIndex((change) => changedBy(change).includes(committeeId))}`];
}

/** The committees that a decision changes: whoever takes over from others is changed by it, whoever they come under is not. */
export function changedIn({ changes }: Decision): string[] {
  const takingOver = changes.flatMap((change) =>
    change.what === 'FOUND' || change.what === 'REPARENT' ? [] : goalsOf(change).map(({ key }) => key),
  );
  return [...new Set([...changes.flatMap(changedBy), ...takingOver.filter((key) => !isFounded(key))])];
}

/**
 * The committees that a form names: those that it changes (`changedIn`), and those that others come under or that a role goes to.
 * Access to them is settled before the form is read: ids that cannot be read are its mistakes, and left out here.
 */
export function namedInInput({ changes, roles }: ReorganiseInput): { changed: string[]; goals: string[] } {
  const changed = new Set<string>();
  const goals = new Set<string>();
  const add = (ids: Set<string>, id: UnreadId | null | undefined): void => {
    try {
      const read = readId(id);
      if (read !== null) ids.add(read);
    } catch (mistake) {
      mistakesIn(mistake);
    }
  };
  for (const { found, rename, retype, reparent, merge, split, dissolve } of changes) {
    add(goals, found?.under?.committeeId);
    add(goals, reparent?.under.committeeId);
    for (const one of [rename, retype, split, dissolve]) add(changed, one?.committeeId);
    for (const id of [...(reparent?.committeeIds ?? []), ...(merge?.committeeIds ?? [])]) add(changed, id);
    add(changed, merge?.into.committeeId);
    for (const { to } of split?.parts ?? []) add(changed, to.committeeId);
    for (const { committeeId } of dissolve?.successors ?? []) add(changed, committeeId);
  }
  for (const { to } of roles ?? []) add(goals, to?.committeeId);
  return { changed: [...changed], goals: [...goals].filter((id) => !changed.has(id)) };
}
