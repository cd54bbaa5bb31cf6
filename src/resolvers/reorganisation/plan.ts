import type { Day } from '../../calendar.ts';
import type { CommitteeKind, LineageKind } from '../../db/generated/enums.ts';
import { checkParentKind } from '../committee/rules.ts';
import { violations as committee } from '../committee/violations.ts';
import { RuleViolation, refuseAll } from '../errors.ts';
import {
  type Change,
  changeOf,
  type Decision,
  FIELD,
  goalsOf,
  isFounded,
  type Key,
  type Part,
  subjectsOf,
} from './form.ts';
import {
  type MovedMembers,
  type PlannedOfficer,
  type PlannedRole,
  planCharges,
  planMembers,
  planOffices,
  planRoles,
} from './plan-people.ts';
import { type Warning, warningsOf } from './plan-warnings.ts';
import { type Body, endsBy, type Planning } from './planning.ts';
import type { Snapshot, StandingBody, StandingCharge } from './snapshot.ts';
import type { Told } from './told.ts';
import { violations } from './violations.ts';

/** A body that the decision founds. */
export interface Founded {
  key: Key;
  kind: CommitteeKind;
  name: string;
  shortName: string | null;
  code: string | null;
  /** Null for a root. */
  parent: Key | null;
}

/** A body that ends. */
export interface Ended {
  committeeId: string;
  successors: Key[];
  /** How it leads to them. */
  how: LineageKind;
}

/** Cases that come to another cell. */
export interface MovedCases {
  committeeId: string;
  to: Key;
  candidateIds: string[];
}

/** A figure that changes, since the decision takes effect on a day that has gone. */
export interface ChangedFigure {
  committeeId: string;
  year: number;
  before: number;
  after: number;
}

/** What a decision does, down to the last row. */
export interface Plan {
  /** All bodies that it looked at, by their keys. */
  bodies: ReadonlyMap<Key, Body>;
  founded: Founded[];
  ended: Ended[];
  moved: { committeeId: string; from: string | null; to: Key }[];
  renamed: { committeeId: string; name: string; shortName: string | null }[];
  retyped: { committeeId: string; kind: CommitteeKind }[];
  roles: PlannedRole[];
  officers: PlannedOfficer[];
  charges: StandingCharge[];
  /** What stays with a body that ends, as it was. */
  quotas: Snapshot['quotas'];
  classes: Snapshot['classes'];
  programmes: Snapshot['programmes'];
  cases: MovedCases[];
  members: MovedMembers[];
  warnings: Warning[];
  figures: ChangedFigure[];
}

/**
 * Says what a decision does to the rows of a snapshot. Pure: a dry run ends with it, and the real run is made of it.
 * @param told - what it tells beside.
 * @throws RuleViolation with all that refuses, each at its change
 */
export function planReorganisation(decision: Decision, snapshot: Snapshot, told: Told): Plan {
  const refused: RuleViolation[] = [];
  const planning: Planning = {
    decision,
    snapshot,
    bodies: new Map(snapshot.bodies.map((body) => [body.id, standing(body)])),
    refuse: (path, violation) => refused.push(violation.with({ path: [...path] })),
  };
  checkReady(planning);
  const claims = new Claims(planning);
  decision.changes.forEach((change, n) => {
    apply(planning, claims, change, ['changes', `${n}`, FIELD[change.what]]);
  });
  const inherited = shareOutChildren(planning, claims);
  checkStanding(planning, claims);
  checkCodes(planning);
  const cases = planCases(planning);
  const members = planMembers(planning);
  checkAdmissions(planning);
  const officers = planOffices(planning);
  const people = { roles: planRoles(planning), officers, charges: planCharges(planning, officers) };
  refuseAll(refused);

  const bodies = [...planning.bodies.values()];
  const ended = bodies.flatMap(({ key, successors }): Ended[] =>
    successors === null ? [] : [{ committeeId: key, successors, how: claims.how(key) }],
  );
  const gone = new Set(ended.map(({ committeeId }) => committeeId));
  const ofGone = <Row extends { committeeId: string }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ committeeId }) => gone.has(committeeId));
  const plan = {
    bodies: planning.bodies,
    founded: decision.changes.flatMap((one): Founded[] =>
      one.what === 'FOUND'
        ? [
            {
              key: one.key,
              kind: one.kind,
              name: one.name,
              shortName: one.shortName,
              code: one.code,
              parent: one.under,
            },
          ]
        : [],
    ),
    ended,
    moved: bodies.flatMap(({ key, parent, before, successors }) => {
      const from = before?.stays[0]?.parentId ?? null;
      return before === null || successors !== null || parent === null || parent === from
        ? []
        : [{ committeeId: key, from, to: parent }];
    }),
    renamed: decision.changes.flatMap((one) =>
      one.what === 'RENAME' ? [{ committeeId: one.committeeId, name: one.name, shortName: one.shortName }] : [],
    ),
    retyped: decision.changes.flatMap((one) =>
      one.what === 'RETYPE' ? [{ committeeId: one.committeeId, kind: one.kind }] : [],
    ),
    ...people,
    quotas: ofGone(snapshot.quotas),
    classes: ofGone(snapshot.classes),
    programmes: ofGone(snapshot.programmes),
    cases,
    members,
  };
  return { ...plan, warnings: warningsOf(planning, inherited, told.members), figures: figuresOf(planning, plan, told) };
}

function standing(body: StandingBody): Body {
  const { id, kind, name, shortName, stays } = body;
  return { key: id, kind, name, shortName, parent: stays[0]?.parentId ?? null, successors: null, before: body };
}

/** What each body is changed in, so that it is not changed twice. */
class Claims {
  readonly #planning: Planning;
  /** By body: what of it is changed, and by which change. */
  readonly #taken = new Map<Key, Map<'place' | 'name' | 'kind', { path: readonly string[]; what: Change['what'] }>>();

  constructor(planning: Planning) {
    this.#planning = planning;
  }

  /** Takes what a change is about. False where another one did before. */
  take(key: Key, part: 'place' | 'name' | 'kind', what: Change['what'], path: readonly string[]): boolean {
    const taken = this.#taken.get(key) ?? new Map();
    const ends = what === 'MERGE' || what === 'DISSOLVE' || what === 'SPLIT';
    if (taken.has(part) || (ends && taken.size > 0) || endsBy(this.#planning, key)) {
      this.#planning.refuse(path, violations.REORGANISED_TWICE(this.#planning.bodies.get(key)?.name ?? ''));
      return false;
    }
    this.#taken.set(key, taken.set(part, { path, what }));
    return true;
  }

  /** Where the place of a body is changed; null where that is not said of itself. */
  placeOf(key: Key): readonly string[] | null {
    return this.#taken.get(key)?.get('place')?.path ?? null;
  }

  /** Where the kind of a body is changed. */
  kindOf(key: Key): readonly string[] | null {
    return this.#taken.get(key)?.get('kind')?.path ?? null;
  }

  /** How a body that ends leads to those who follow. */
  how(key: Key): LineageKind {
    const what = this.#taken.get(key)?.get('place')?.what;
    return what === 'MERGE' || what === 'SPLIT' ? what : 'DISSOLVE';
  }
}

/** Whether those who are named stand on the day, and nothing was decided for a later one about those who are changed. */
function checkReady({ decision, bodies, refuse }: Planning): void {
  const { changes, effectiveOn } = decision;
  const seen = new Set<Key>();
  const ready = (key: Key, path: string[], isChanged: boolean): void => {
    const body = bodies.get(key)?.before;
    if (!body) return;
    if (body.stays.length === 0 || (body.closedOn !== null && body.closedOn <= effectiveOn)) {
      refuse(path, committee.COMMITTEE_ENDED('committeeId', body.name, body.closedOn ?? effectiveOn, body.successors));
      return;
    }
    if (seen.has(key)) return;
    seen.add(key);
    if (body.foundedOn > effectiveOn || (isChanged && body.foundedOn === effectiveOn)) {
      refuse(path, violations.BEFORE_FOUNDATION(body.name, body.foundedOn));
    } else if (isChanged && body.lastChangeOn !== null && body.lastChangeOn >= effectiveOn) {
      refuse(path, violations.LATER_DECISION(body.name, body.lastChangeOn));
    }
  };
  for (const [n, change] of changes.entries()) {
    const path = ['changes', `${n}`];
    const isChanged = change.what !== 'FOUND' && change.what !== 'REPARENT';
    for (const one of subjectsOf(change)) ready(one.key, [...path, ...one.path], true);
    for (const one of goalsOf(change)) ready(one.key, [...path, ...one.path], isChanged);
  }
}

function apply({ bodies, refuse }: Planning, claims: Claims, change: Change, path: readonly string[]): void {
  const take = (key: Key, part: 'place' | 'name' | 'kind', field: readonly string[] = ['committeeId']): Body | null =>
    bodies.has(key) && claims.take(key, part, change.what, [...path, ...field]) ? (bodies.get(key) ?? null) : null;
  switch (change.what) {
    case 'FOUND': {
      const { key, kind, name, shortName, under } = change;
      bodies.set(key, { key, kind, name, shortName, parent: under, successors: null, before: null });
      claims.take(key, 'place', 'FOUND', path);
      return;
    }
    case 'RENAME': {
      const body = take(change.committeeId, 'name');
      if (body) Object.assign(body, { name: change.name, shortName: change.shortName });
      return;
    }
    case 'RETYPE': {
      const body = take(change.committeeId, 'kind');
      if (body) body.kind = change.kind;
      return;
    }
    case 'REPARENT':
      for (const [n, id] of change.committeeIds.entries()) {
        const body = take(id, 'place', ['committeeIds', `${n}`]);
        if (body) body.parent = change.under;
      }
      return;
    case 'MERGE':
      for (const [n, id] of change.committeeIds.entries()) {
        // One that others are merged into goes on.
        const body = id === change.into ? null : take(id, 'place', ['committeeIds', `${n}`]);
        if (body) body.successors = [change.into];
      }
      return;
    case 'SPLIT': {
      const goals = [...new Set(change.parts.map(({ to }) => to))];
      if (goals.length < change.parts.length) {
        refuse([...path, 'parts'], violations.REORGANISED_TWICE(bodies.get(change.committeeId)?.name ?? ''));
      }
      // One that stays a part of itself goes on.
      if (goals.includes(change.committeeId)) return;
      const body = take(change.committeeId, 'place');
      if (body) body.successors = goals;
      return;
    }
    case 'DISSOLVE': {
      const body = take(change.committeeId, 'place');
      if (body) body.successors = [...new Set(change.successors)];
      return;
    }
  }
}

/** Puts those below a body that ends where it is said, or where their parent went. Gives who came along without being named. */
function shareOutChildren({ decision, bodies, refuse }: Planning, claims: Claims): Set<Key> {
  const below = new Map<Key, Body[]>();
  for (const body of bodies.values()) {
    const parent = body.before?.stays[0]?.parentId ?? null;
    if (parent === null) continue;
    const children = below.get(parent);
    if (children === undefined) below.set(parent, [body]);
    else children.push(body);
  }
  const inherited = new Set<Key>();
  const partOf = (parts: readonly Part[], id: string): Part[] => parts.filter((one) => one.committeeIds.includes(id));
  decision.changes.forEach((change, n) => {
    const path = ['changes', `${n}`, FIELD[change.what]];
    if (change.what === 'SPLIT') {
      change.parts.forEach(({ committeeIds }, place) => {
        committeeIds.forEach((id, index) => {
          if (below.get(change.committeeId)?.some(({ key }) => key === id) && partOf(change.parts, id).length === 1)
            return;
          const name = bodies.get(change.committeeId)?.name ?? '';
          refuse([...path, 'parts', `${place}`, 'committeeIds', `${index}`], violations.NOT_OF_COMMITTEE(name));
        });
      });
    }
    const parents = change.what === 'MERGE' ? change.committeeIds : 'committeeId' in change ? [change.committeeId] : [];
    for (const parent of parents) {
      const { successors = null, name = '' } = bodies.get(parent) ?? {};
      const isSplit = change.what === 'SPLIT';
      if (successors === null && !isSplit) continue;
      const left: string[] = [];
      for (const child of below.get(parent) ?? []) {
        if (child.successors !== null || claims.placeOf(child.key) !== null) continue;
        const [only, ...more] = isSplit ? partOf(change.parts, child.key).map(({ to }) => to) : (successors ?? []);
        if (change.what === 'DISSOLVE' || only === undefined || more.length > 0) {
          if (successors !== null) left.push(child.name);
          continue;
        }
        const later = child.before?.stays.map(({ from }) => from).find((from) => from >= decision.effectiveOn);
        if (later !== undefined && only !== parent) refuse(path, violations.LATER_DECISION(child.name, later));
        child.parent = only;
        if (only !== parent) inherited.add(child.key);
      }
      if (left.length > 0) refuse(path, violations.CHILDREN_LEFT_BEHIND(name, left));
    }
  });
  return inherited;
}

/** Whether everybody who comes elsewhere, or under another kind, may stand there, on every day from then on. */
function checkStanding({ decision, bodies, refuse }: Planning, claims: Claims): void {
  const { effectiveOn, changes } = decision;
  changes.forEach((change, n) => {
    for (const { key, path } of goalsOf(change)) {
      const body = bodies.get(key);
      if (body && body.successors !== null) refuse(['changes', `${n}`, ...path], violations.PARENT_ENDS(body.name));
    }
  });
  const days = daysOf(bodies, effectiveOn);
  for (const body of bodies.values()) {
    if (body.successors !== null || body.parent === null) {
      if (body.successors !== null) continue;
      if (body.before === null || claims.kindOf(body.key) !== null) checkKind(body, null);
      if (body.before === null && !followsRoot(bodies, body.key)) {
        refuse([...pathOf(body), 'under'], violations.ROOT_FOLLOWS_NOBODY(body.name));
      }
      continue;
    }
    const parent = bodies.get(body.parent);
    if (parent === undefined) continue;
    const moved = body.before === null || body.before.stays[0]?.parentId !== body.parent;
    const kinds = [body.key, parent.key].some((key) => claims.kindOf(key) !== null);
    if (!moved && !kinds) continue;
    if (parent.successors === null) checkKind(body, parent);
    const circle = moved ? days.find((day) => standsBelowItself(bodies, body, day, effectiveOn)) : undefined;
    if (circle !== undefined) refuse(pathOf(body), violations.STANDS_BELOW_ITSELF(body.name, circle));
  }

  function pathOf(body: Body): readonly string[] {
    const parentKey = body.parent ?? '';
    return (
      claims.placeOf(body.key) ??
      claims.kindOf(body.key) ??
      claims.kindOf(parentKey) ??
      claims.placeOf(body.before?.stays[0]?.parentId ?? '') ?? ['changes']
    );
  }

  function checkKind(body: Body, parent: Body | null): void {
    try {
      checkParentKind({ kind: body.kind, parent: parent?.kind ?? null }, effectiveOn);
    } catch (violation) {
      if (!(violation instanceof RuleViolation)) throw violation;
      refuse(pathOf(body), violation);
    }
  }
}

/** Whether a body takes over from one that stood at the top: who decided that has a role above everything it takes over. */
function followsRoot(bodies: ReadonlyMap<Key, Body>, key: Key): boolean {
  return [...bodies.values()].some(
    ({ successors, before }) => successors?.includes(key) && before?.stays[0]?.parentId === null,
  );
}

/** The day of the decision and the later ones on which one of the bodies comes to stand elsewhere. */
function daysOf(bodies: ReadonlyMap<Key, Body>, effectiveOn: Day): Day[] {
  const days = new Set([effectiveOn]);
  for (const { before } of bodies.values()) {
    for (const { from } of before?.stays ?? []) if (from > effectiveOn) days.add(from);
  }
  return [...days].sort();
}

function standsBelowItself(bodies: ReadonlyMap<Key, Body>, body: Body, day: Day, effectiveOn: Day): boolean {
  const seen = new Set<Key>();
  let key: Key | null = body.parent;
  while (key !== null && !seen.has(key)) {
    if (key === body.key) return true;
    seen.add(key);
    const above: Body | undefined = bodies.get(key);
    key = above === undefined ? null : parentOn(above, day, effectiveOn);
  }
  return false;
}

/** Under which a body stands on a day: what the decision says, and for days after it what was decided before. */
function parentOn({ parent, before }: Body, day: Day, effectiveOn: Day): Key | null {
  if (before === null || before.stays[0]?.parentId !== parent || day === effectiveOn) return parent;
  return before.stays.find(({ from, to }) => from <= day && (to === null || day < to))?.parentId ?? null;
}

/** Whether the codes that are given mean nobody else from the day on. */
function checkCodes(planning: Planning): void {
  const { decision, snapshot, refuse } = planning;
  const given = new Set<string>();
  decision.changes.forEach((change, n) => {
    if (change.what !== 'FOUND' || change.code === null) return;
    const { code } = change;
    const held = snapshot.codes.some(
      ({ code: other, committeeId, from }) =>
        other === code && (from >= decision.effectiveOn || !endsBy(planning, committeeId)),
    );
    if (held || given.has(code)) refuse(['changes', `${n}`, 'found', 'code'], committee.CODE_IN_USE(code));
    given.add(code);
  });
}

/** Where the cases of cells that end go: to the one that follows, or as a split says. */
function planCases({ decision, snapshot, bodies, refuse }: Planning): MovedCases[] {
  const byCell = new Map<string, string[]>();
  for (const { committeeId, candidateId } of snapshot.cases) {
    const cases = byCell.get(committeeId);
    if (cases === undefined) byCell.set(committeeId, [candidateId]);
    else cases.push(candidateId);
  }
  const planned: MovedCases[] = [];
  decision.changes.forEach((change, n) => {
    if (change.what !== 'MERGE' && change.what !== 'SPLIT' && change.what !== 'DISSOLVE') return;
    const path = ['changes', `${n}`, FIELD[change.what]];
    const cells = change.what === 'MERGE' ? change.committeeIds : [change.committeeId];
    for (const cell of cells) {
      const { successors = null, name = '' } = bodies.get(cell) ?? {};
      const own = new Set(byCell.get(cell) ?? []);
      if (change.what === 'SPLIT') {
        change.parts.forEach(({ to, candidateIds }, place) => {
          candidateIds.forEach((id, index) => {
            if (own.delete(id)) return;
            refuse([...path, 'parts', `${place}`, 'candidateIds', `${index}`], violations.NOT_OF_COMMITTEE(name));
          });
          if (candidateIds.length > 0 && to !== cell) planned.push({ committeeId: cell, to, candidateIds });
        });
      } else if (successors?.length === 1 && own.size > 0) {
        planned.push({ committeeId: cell, to: successors[0] as Key, candidateIds: [...own] });
        own.clear();
      }
      if (successors !== null && own.size > 0) refuse(path, violations.CASES_LEFT_BEHIND(name, own.size));
    }
  });
  return planned;
}

/** Nobody was admitted in a body when it had ended. */
function checkAdmissions({ decision, snapshot, bodies, refuse }: Planning): void {
  for (const { committeeId, count, last } of snapshot.admittedSince) {
    const body = bodies.get(committeeId);
    if (!body || body.successors === null) continue;
    refuse(changeOf(decision, committeeId), violations.ADMITTED_SINCE(body.name, count, last));
  }
}

/** The figures that change where days have gone since the decision took effect: of whom something left, or came under. */
function figuresOf({ bodies }: Planning, { moved }: Pick<Plan, 'moved'>, told: Told): ChangedFigure[] {
  const changes = new Map<string, number>();
  const add = (from: string | null, to: Key | null, year: number, count: number): void => {
    const up = (key: Key | null, next: (body: Body) => Key | null): Key[] => {
      const above: Key[] = [];
      for (let one = key; one !== null && !above.includes(one); ) {
        above.push(one);
        const body = bodies.get(one);
        one = body === undefined ? null : next(body);
      }
      return above;
    };
    const before = new Set(up(from, ({ before: was }) => was?.stays[0]?.parentId ?? null));
    const after = new Set(up(to, ({ parent }) => parent));
    for (const key of before) if (!after.has(key)) note(key, year, -count);
    for (const key of after) if (!before.has(key)) note(key, year, count);
  };
  const note = (key: Key, year: number, count: number): void => {
    const place = `${key} ${year}`;
    changes.set(place, (changes.get(place) ?? 0) + count);
  };
  for (const { committeeId, from, to } of moved) {
    for (const figure of told.movedFigures) {
      if (figure.committeeId === committeeId) add(from, to, figure.year, figure.count);
    }
  }
  return [...changes].flatMap(([place, change]) => {
    const [committeeId = '', year = ''] = place.split(' ');
    if (change === 0 || isFounded(committeeId)) return [];
    const before = told.figures.find((one) => one.committeeId === committeeId && one.year === Number(year))?.count ?? 0;
    return [{ committeeId, year: Number(year), before, after: before + change }];
  });
}
