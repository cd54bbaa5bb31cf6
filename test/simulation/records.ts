import type { CommitteeKind, CountedDay } from '../../src/db/generated/client.ts';
import type { WayStage } from '../../src/feed/stage-counts.ts';

/** The stage whose cases a list of their own shows. */
export const TRAINED: WayStage = 'AWARENESS_CERTIFIED';

/** A local day, `YYYY-MM-DD`. */
export type Day = string;

/** What somebody may see of the boards below a committee. */
export type Role = 'FULL' | 'FIGURES';

interface Committee {
  id: string;
  kind: CommitteeKind;
  name: string;
  code: string | null;
}

/** A committee under a parent, from day to day (half open). */
export interface Stay {
  id: number;
  child: string;
  parent: string | null;
  from: Day;
  to: Day | null;
}

interface Target {
  committee: string;
  year: number;
  kind: 'FLOOR' | 'PLAN';
  target: number;
  version: number;
}

/** A place in the order of commits: what a state includes is this one and all before it. */
export interface Commit {
  number: number;
  before: Commit | null;
}

/** Where and when something was: a cell that had a case on a day. */
export interface CellOnDay {
  committee: string;
  day: Day;
}

/** Of an admission what it is counted by, and what it could be. */
interface Admission extends CellOnDay {
  ceremony: CellOnDay;
  decision: CellOnDay;
  revoked: boolean;
}

/** Everything that was ever committed. Never changed in place: a snapshot is a reference, and so is a backup. */
export interface Records {
  committees: ReadonlyMap<string, Committee>;
  stays: ReadonlyMap<number, Stay>;
  admissions: ReadonlyMap<number, Admission>;
  /** By which day admissions count, as the root has set it. */
  countedBy: CountedDay;
  /** At a stage of the way; null for who has left it. */
  candidates: ReadonlyMap<number, { committee: string; stage: WayStage | null }>;
  targets: ReadonlyMap<string, Target>;
  /** Days that everything takes, as the root has set it; null where it is learnt. */
  paceSet: number | null;
  /** What is due by the end of each month, as the root has set it; null where the year goes evenly. */
  curveSet: readonly number[] | null;
  grants: ReadonlyMap<number, { viewer: string; committee: string; role: Role; revoked: boolean }>;
  commit: Commit | null;
}

/** Nothing yet. */
export const NO_RECORDS: Records = {
  committees: new Map(),
  stays: new Map(),
  admissions: new Map(),
  countedBy: 'CEREMONY',
  candidates: new Map(),
  targets: new Map(),
  paceSet: null,
  curveSet: null,
  grants: new Map(),
  commit: null,
};

/** A row of `feed_pending`. */
export type PendingRow =
  | { kind: 'ADMISSION'; committee: string; day: Day; admitted: number }
  | { kind: 'PIPELINE'; committee: string; stage: WayStage; pipeline: number }
  | ({ kind: 'TARGET' } & { target: Target })
  | { kind: 'TREE'; committee: string; day: Day | null }
  | { kind: 'AUTHZ'; grant: number }
  | { kind: 'FORECAST' };

/** What a statement does to the records. Ids are given by whoever writes, before the commit as in the database. */
export type Change =
  | { do: 'found'; id: string; stay: number; kind: CommitteeKind; name: string; parent: string | null; day: Day }
  | { do: 'rename'; committee: string; name: string }
  | { do: 'code'; committee: string; code: string }
  | { do: 'move'; committee: string; stay: number; parent: string; day: Day }
  | { do: 'border'; committee: string; day: Day }
  | { do: 'close'; committee: string; day: Day }
  | { do: 'admit'; id: number; ceremony: CellOnDay; decision: CellOnDay }
  | { do: 'correct'; id: number; ceremony: CellOnDay; decision: CellOnDay }
  | { do: 'count'; by: CountedDay }
  | { do: 'revoke'; id: number }
  | { do: 'stage'; id: number; committee: string; stage: WayStage | null }
  | { do: 'target'; committee: string; year: number; kind: 'FLOOR' | 'PLAN'; target: number }
  | { do: 'grant'; id: number; viewer: string; committee: string; role: Role }
  | { do: 'withdraw'; id: number }
  | { do: 'pace'; pace: number | null }
  | { do: 'curve'; curve: readonly number[] | null };

/** What a statement leaves behind: the records, and its rows of `feed_pending`. */
export interface Outcome {
  records: Records;
  rows: PendingRow[];
}

/** Carries out a statement as tables, constraints and triggers do. Null where a constraint refuses. */
export function carryOut(records: Records, change: Change): Outcome | null {
  switch (change.do) {
    case 'found': {
      const { id, kind, name, parent, day } = change;
      const committees = new Map(records.committees).set(id, { id, kind, name, code: null });
      const stay = { id: change.stay, child: id, parent, from: day, to: null };
      const rows: PendingRow[] = [{ kind: 'TREE', committee: id, day: null }, ...rowsOfStay(null, stay)];
      return sound({ ...records, committees, stays: new Map(records.stays).set(stay.id, stay) }, rows);
    }
    case 'rename':
    case 'code': {
      const old = records.committees.get(change.committee);
      if (!old) return null;
      const fresh = change.do === 'rename' ? { ...old, name: change.name } : { ...old, code: change.code };
      const committees = new Map(records.committees).set(old.id, fresh);
      return { records: { ...records, committees }, rows: [{ kind: 'TREE', committee: old.id, day: null }] };
    }
    case 'move': {
      const old = staysOf(records, change.committee).at(-1);
      if (!old || old.to !== null || old.parent === null || change.day <= old.from) return null;
      const ended = { ...old, to: change.day };
      const begun = { id: change.stay, child: old.child, parent: change.parent, from: change.day, to: null };
      const stays = new Map(records.stays).set(old.id, ended).set(begun.id, begun);
      return sound({ ...records, stays }, [...rowsOfStay(old, ended), ...rowsOfStay(null, begun)]);
    }
    case 'border': {
      const [first, second] = staysOf(records, change.committee).slice(-2);
      if (!first || !second || first.to !== second.from) return null;
      const { day } = change;
      if (day <= first.from || day === second.from || (second.to !== null && day >= second.to)) return null;
      const [one, other] = [
        { ...first, to: day },
        { ...second, from: day },
      ];
      const stays = new Map(records.stays).set(one.id, one).set(other.id, other);
      return sound({ ...records, stays }, [...rowsOfStay(first, one), ...rowsOfStay(second, other)]);
    }
    case 'close': {
      const old = staysOf(records, change.committee).at(-1);
      if (!old || old.to !== null || old.parent === null || change.day <= old.from) return null;
      if (staysBelow(records, change.committee).some(({ to }) => to === null || to > change.day)) return null;
      const ended = { ...old, to: change.day };
      const rows: PendingRow[] = [{ kind: 'TREE', committee: old.child, day: null }, ...rowsOfStay(old, ended)];
      return sound({ ...records, stays: new Map(records.stays).set(old.id, ended) }, rows);
    }
    case 'admit': {
      const { id, ceremony, decision } = change;
      const one = counted(records, { ceremony, decision });
      if (!hadPlace(records, one)) return null;
      const admissions = new Map(records.admissions).set(id, { ...one, revoked: false });
      const { committee, day } = one;
      return { records: { ...records, admissions }, rows: [{ kind: 'ADMISSION', committee, day, admitted: 1 }] };
    }
    case 'correct': {
      const { id, ceremony, decision } = change;
      const old = records.admissions.get(id);
      const one = counted(records, { ceremony, decision });
      if (!old || old.revoked || !hadPlace(records, one)) return null;
      const admissions = new Map(records.admissions).set(id, { ...one, revoked: false });
      return { records: { ...records, admissions }, rows: rowsOfCounting(old, one) };
    }
    case 'count': {
      const set = { ...records, countedBy: change.by };
      const rows: PendingRow[] = [{ kind: 'FORECAST' }];
      const admissions = new Map(records.admissions);
      for (const [id, old] of admissions) {
        const one = counted(set, old);
        if (old.revoked || !hadPlace(records, one)) continue;
        admissions.set(id, { ...one, revoked: false });
        rows.push(...rowsOfCounting(old, one));
      }
      return { records: { ...set, admissions }, rows };
    }
    case 'revoke': {
      const old = records.admissions.get(change.id);
      if (!old || old.revoked) return null;
      const admissions = new Map(records.admissions).set(change.id, { ...old, revoked: true });
      const rows: PendingRow[] = [{ kind: 'ADMISSION', committee: old.committee, day: old.day, admitted: -1 }];
      return { records: { ...records, admissions }, rows };
    }
    case 'stage': {
      const { id, committee, stage } = change;
      const old = records.candidates.get(id);
      const candidates = new Map(records.candidates).set(id, { committee, stage });
      const rows: PendingRow[] = [];
      const same = old?.stage === stage && old.committee === committee;
      if (stage !== null && !same) rows.push({ kind: 'PIPELINE', committee, stage, pipeline: 1 });
      if (old && old.stage !== null && !same) {
        rows.push({ kind: 'PIPELINE', committee: old.committee, stage: old.stage, pipeline: -1 });
      }
      return { records: { ...records, candidates }, rows };
    }
    case 'target': {
      const key = `${change.committee} ${change.year} ${change.kind}`;
      const version = (records.targets.get(key)?.version ?? 0) + 1;
      const { committee, year, kind } = change;
      const target = { committee, year, kind, target: change.target, version };
      const targets = new Map(records.targets).set(key, target);
      return { records: { ...records, targets }, rows: [{ kind: 'TARGET', target }] };
    }
    case 'grant': {
      const { id, viewer, committee, role } = change;
      const grants = new Map(records.grants).set(id, { viewer, committee, role, revoked: false });
      return { records: { ...records, grants }, rows: [{ kind: 'AUTHZ', grant: id }] };
    }
    case 'pace':
      return { records: { ...records, paceSet: change.pace }, rows: [{ kind: 'FORECAST' }] };
    case 'curve':
      return { records: { ...records, curveSet: change.curve }, rows: [{ kind: 'FORECAST' }] };
    case 'withdraw': {
      const old = records.grants.get(change.id);
      if (!old || old.revoked) return null;
      const grants = new Map(records.grants).set(change.id, { ...old, revoked: true });
      return { records: { ...records, grants }, rows: [{ kind: 'AUTHZ', grant: change.id }] };
    }
  }
}

/** What an admission is counted by: the day that the root has set, where the cell of the decision had its place on it. */
function counted(
  records: Records,
  { ceremony, decision }: Pick<Admission, 'ceremony' | 'decision'>,
): Omit<Admission, 'revoked'> {
  const byDecision = records.countedBy === 'DECISION' && hadPlace(records, decision);
  return { ...(byDecision ? decision : ceremony), ceremony, decision };
}

function hadPlace(records: Records, { committee, day }: CellOnDay): boolean {
  return wayUp(records, committee, day).at(-1)?.parent === null;
}

/** The rows that the trigger on admissions writes. */
function rowsOfCounting(old: CellOnDay, one: CellOnDay): PendingRow[] {
  if (old.committee === one.committee && old.day === one.day) return [];
  return [
    { kind: 'ADMISSION', committee: one.committee, day: one.day, admitted: 1 },
    { kind: 'ADMISSION', committee: old.committee, day: old.day, admitted: -1 },
  ];
}

/** The rows that the trigger on placements writes. */
function rowsOfStay(old: Stay | null, fresh: Stay): PendingRow[] {
  let day: Day | null = fresh.from;
  if (old !== null) {
    if (old.from === fresh.from) day = old.to === null || (fresh.to !== null && fresh.to < old.to) ? fresh.to : old.to;
    else day = old.from < fresh.from ? old.from : fresh.from;
  }
  const named = new Set([old?.child, fresh.child, old?.parent, fresh.parent].filter((id) => id != null));
  return [...named].map((committee) => ({ kind: 'TREE', committee: committee as string, day }));
}

/** What the constraints on placements ask: no overlap, no circle, and every admission keeps its place. */
function sound(records: Records, rows: PendingRow[]): Outcome | null {
  for (const { id } of records.committees.values()) {
    const stays = staysOf(records, id);
    for (const [index, stay] of stays.entries()) {
      const next = stays[index + 1];
      if (stay.to !== null && stay.to <= stay.from) return null;
      if (next && (stay.to === null || stay.to > next.from)) return null;
      const up = wayUp(records, id, stay.from);
      if (up.length > records.committees.size) return null;
    }
  }
  for (const { from } of records.stays.values()) {
    for (const id of records.committees.keys()) {
      if (wayUp(records, id, from).length > records.committees.size) return null;
    }
  }
  for (const one of records.admissions.values()) if (!one.revoked && !hadPlace(records, one)) return null;
  return { records, rows };
}

interface StayIndex {
  own: Map<string, Stay[]>;
  below: Map<string, Stay[]>;
}
const indexes = new WeakMap<ReadonlyMap<number, Stay>, StayIndex>();

function indexOf({ stays }: Records): StayIndex {
  let index = indexes.get(stays);
  if (!index) {
    index = { own: new Map(), below: new Map() };
    for (const stay of [...stays.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
      const own = index.own.get(stay.child);
      if (own) own.push(stay);
      else index.own.set(stay.child, [stay]);
      if (stay.parent === null) continue;
      const below = index.below.get(stay.parent);
      if (below) below.push(stay);
      else index.below.set(stay.parent, [stay]);
    }
    indexes.set(stays, index);
  }
  return index;
}

/** A committee's own stays, in order of days. */
export function staysOf(records: Records, committee: string): readonly Stay[] {
  return indexOf(records).own.get(committee) ?? [];
}

/** Whether a committee has stood and stands no more. */
export function hasEndedOn(records: Records, committee: string, day: Day): boolean {
  const to = staysOf(records, committee).at(-1)?.to ?? null;
  return to !== null && to <= day;
}

/** The stays of others under a committee. */
export function staysBelow(records: Records, committee: string): readonly Stay[] {
  return indexOf(records).below.get(committee) ?? [];
}

/** The stays from a committee up to a root on a day. Ends early where there was no place; one too many in a circle. */
export function wayUp(records: Records, committee: string, day: Day): Stay[] {
  const { own } = indexOf(records);
  const up: Stay[] = [];
  for (let at: string | null = committee; at !== null && up.length <= records.committees.size; ) {
    const stay: Stay | undefined = own.get(at)?.find(({ from, to }) => from <= day && (to === null || day < to));
    if (!stay) break;
    up.push(stay);
    at = stay.parent;
  }
  return up;
}

/** What a viewer may see of a committee's boards on a day: by grants on it or on anything above it. */
export function roleOf(records: Records, viewer: string, committee: string, day: Day): Role | null {
  const reach = new Set([committee, ...wayUp(records, committee, day).map(({ parent }) => parent)]);
  let role: Role | null = null;
  for (const grant of records.grants.values()) {
    if (grant.revoked || grant.viewer !== viewer || !reach.has(grant.committee)) continue;
    if (grant.role === 'FULL') return 'FULL';
    role = grant.role;
  }
  return role;
}

/** Whether a state includes a commit. */
export function includes(records: Records, commit: Commit): boolean {
  let at = records.commit;
  while (at !== null && at.number > commit.number) at = at.before;
  return at === commit;
}

/** The day `count` days later. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
