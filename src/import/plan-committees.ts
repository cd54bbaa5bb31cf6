import { v7 as uuidv7 } from 'uuid';
import { type Day, shownDay } from '../calendar.ts';
import type { CommitteeKind } from '../db/generated/enums.ts';
import type { Message } from '../messages/catalogue.ts';
import { nameKey } from '../name-keys.ts';
import type { CodeHolder, StandingCommittee } from '../resolvers/committee/records.ts';
import { checkParentKind } from '../resolvers/committee/rules.ts';
import { kindWords } from '../resolvers/committee/words.ts';
import type { CommitteeLine } from './committee-lines.ts';
import type { Problems } from './problems.ts';

/** A committee of the file or of the database. */
export interface PlannedCommittee {
  id: string;
  code: string | null;
  name: string;
  kind: CommitteeKind;
  parentId: string | null;
  foundedOn: Day;
}

/** What becomes of the committees of a file. */
export interface CommitteePlan {
  created: StandingCommittee[];
  renamed: { id: string; name: string }[];
  unchanged: number;
  /** The committee of a line; absent where it has a problem. */
  of: Map<CommitteeLine, PlannedCommittee>;
  /** Finds a committee by code, or by a name that only one has. A message says what is wrong. */
  find(code: string | null, name: string | null): PlannedCommittee | Message;
}

/**
 * Compares the committees of a file with those that stand. The code is the key; without one the name under the parent, by
 * `nameKey`: in capitals or with a tone elsewhere it is the same name.
 * @param holders - whose the codes of the file ever were.
 * @param update - whether committees that are there may get another name.
 * @param founds - whether those that are not there are founded; otherwise they are problems.
 */
export function planCommittees(
  lines: CommitteeLine[],
  standing: StandingCommittee[],
  holders: CodeHolder[],
  { today, update, founds }: { today: Day; update: boolean; founds: boolean },
  problems: Problems,
): CommitteePlan {
  const planner = new Planner(standing, holders, { today, update, founds }, problems);
  for (const group of groupsOf(lines, problems)) planner.register(group);
  planner.resolveAll();
  return planner.plan;
}

/** Lines of one committee, each of another year. */
interface Group {
  first: CommitteeLine;
  lines: CommitteeLine[];
  /** Undefined until it is looked at, null while it is, and when it has a problem. */
  planned: PlannedCommittee | null | undefined;
}

function groupsOf(lines: CommitteeLine[], problems: Problems): Group[] {
  const groups = new Map<string, Group>();
  const seen = new Map<string, CommitteeLine>();
  for (const line of lines) {
    const { code, name, parentCode, parentName, year } = line;
    const key = code ?? JSON.stringify([parentCode ?? (parentName && nameKey(parentName)), nameKey(name)]);
    const twin = seen.get(`${key} ${year}`);
    if (twin) {
      problems.add(line.at, '', (texts) => texts.sameLine(twin.at.line, twin.at.sheet));
      continue;
    }
    seen.set(`${key} ${year}`, line);
    const group = groups.get(key);
    if (!group) groups.set(key, { first: line, lines: [line], planned: undefined });
    else if (agrees(group.first, line)) group.lines.push(line);
  }
  return [...groups.values()];
}

function agrees(first: CommitteeLine, line: CommitteeLine): boolean {
  for (const key of ['name', 'kind', 'parentCode', 'parentName', 'foundedOn'] as const) {
    if (first[key] === line[key] || sameNames(first, line, key)) continue;
    line.cells.refuse(key, (texts) => texts.otherwiseThere(first.at.line));
    return false;
  }
  return true;
}

function sameNames(first: CommitteeLine, line: CommitteeLine, key: keyof CommitteeLine): boolean {
  if (key !== 'name' && key !== 'parentName') return false;
  const [one, other] = [first[key], line[key]];
  return one !== null && other !== null && nameKey(one) === nameKey(other);
}

class Planner {
  readonly plan: CommitteePlan;
  readonly #today: Day;
  readonly #update: boolean;
  readonly #founds: boolean;
  readonly #problems: Problems;
  readonly #holders: CodeHolder[];
  readonly #groups: Group[] = [];
  readonly #groupByCode = new Map<string, Group>();
  readonly #groupsByName = new Map<string, Group[]>();
  readonly #byCode = new Map<string, StandingCommittee>();
  readonly #byName = new Map<string, StandingCommittee[]>();
  readonly #byId = new Map<string, PlannedCommittee>();

  constructor(
    standing: StandingCommittee[],
    holders: CodeHolder[],
    { today, update, founds }: { today: Day; update: boolean; founds: boolean },
    problems: Problems,
  ) {
    this.#holders = holders;
    this.#today = today;
    this.#update = update;
    this.#founds = founds;
    this.#problems = problems;
    for (const committee of standing) {
      this.#byId.set(committee.id, committee);
      if (committee.code !== null) this.#byCode.set(committee.code, committee);
      push(this.#byName, nameKey(committee.name), committee);
    }
    const find = (code: string | null, name: string | null) => this.#find(code, name);
    this.plan = { created: [], renamed: [], unchanged: 0, of: new Map(), find };
  }

  register(group: Group): void {
    this.#groups.push(group);
    if (group.first.code !== null) this.#groupByCode.set(group.first.code, group);
    push(this.#groupsByName, nameKey(group.first.name), group);
  }

  resolveAll(): void {
    for (const group of this.#groups) {
      const planned = this.#resolve(group);
      if (planned) for (const line of group.lines) this.plan.of.set(line, planned);
    }
  }

  #resolve(group: Group): PlannedCommittee | null {
    if (group.planned !== undefined) return group.planned;
    group.planned = null;
    const { first } = group;
    const parent = this.#parentOf(first);
    if (parent === undefined) return null;
    const found = this.#existing(first, parent);
    if (found === undefined) return null;
    if (found === null && !this.#founds) {
      return first.cells.refuse(first.code === null ? 'name' : 'code', (texts) => texts.noSuchCommittee) ?? null;
    }
    group.planned = found === null ? this.#create(first, parent) : this.#compare(first, found, parent);
    return group.planned;
  }

  /** Null where the file names none; undefined, and a problem, where it cannot be told. */
  #parentOf({ parentCode, parentName, cells }: CommitteeLine): PlannedCommittee | null | undefined {
    if (parentCode === null && parentName === null) return null;
    const parent = this.#find(parentCode, parentName);
    if (typeof parent !== 'function') return parent;
    return cells.refuse(parentCode === null ? 'parentName' : 'parentCode', parent);
  }

  /** Null where it is a new one; undefined, and a problem, where it cannot be told. */
  #existing(
    { code, name, cells }: CommitteeLine,
    parent: PlannedCommittee | null,
  ): StandingCommittee | null | undefined {
    const known = code === null ? undefined : this.#byCode.get(code);
    if (known) return known;
    const namesakes = (this.#byName.get(nameKey(name)) ?? []).filter(
      ({ parentId }) => !parent || parentId === parent.id,
    );
    if (code !== null) {
      // A root is new in every tree, so that no namesake may stand anywhere.
      const [twin] = namesakes;
      if (!twin) return null;
      return cells.refuse('code', (texts) => texts.namesake(twin.code));
    }
    if (namesakes.length > 1) return cells.refuse('name', (texts) => texts.severalOfName(namesakes.length));
    return namesakes[0] ?? null;
  }

  #create(line: CommitteeLine, parent: PlannedCommittee | null): PlannedCommittee | null {
    const { cells, code, name, kind, foundedOn } = line;
    const taken = this.#holders.find((holder) => holder.code === code && overlaps(holder, foundedOn));
    if (taken) return cells.refuse('code', tellHolder(taken)) ?? null;
    if (kind === null) return cells.refuse('kind', (texts) => texts.kindMissing) ?? null;
    if (foundedOn === null) return cells.refuse('foundedOn', (texts) => texts.foundingMissing) ?? null;
    const namesake = this.#groupsByName.get(nameKey(name))?.find(({ first }) => first !== line)?.first;
    if (parent === null && namesake) {
      return cells.refuse(code === null ? 'name' : 'code', (texts) => texts.namesakeLine(namesake.at.line)) ?? null;
    }
    if (foundedOn > this.#today) return cells.refuse('foundedOn', (texts) => texts.dayInFuture) ?? null;
    if (parent && foundedOn < parent.foundedOn) {
      return cells.refuse('foundedOn', (texts) => texts.beforeParent(shownDay(parent.foundedOn))) ?? null;
    }
    const allowed = this.#problems.try(line.at, cells.heading('kind'), () => {
      checkParentKind({ kind, parent: parent?.kind ?? null }, foundedOn);
      return true;
    });
    if (!allowed) return null;
    const created = { id: uuidv7(), code, name, kind, parentId: parent?.id ?? null, foundedOn };
    this.plan.created.push(created);
    this.#byId.set(created.id, created);
    return created;
  }

  #compare(line: CommitteeLine, found: StandingCommittee, parent: PlannedCommittee | null): PlannedCommittee | null {
    const { cells, kind, foundedOn, name } = line;
    if (kind !== null && kind !== found.kind) {
      return cells.refuse('kind', (texts) => texts.kindStays(kindWords[found.kind][cells.language])) ?? null;
    }
    if (foundedOn !== null && foundedOn !== found.foundedOn) {
      return cells.refuse('foundedOn', (texts) => texts.foundingStays(shownDay(found.foundedOn))) ?? null;
    }
    if (parent && parent.id !== found.parentId) {
      const stands = found.parentId === null ? null : (this.#byId.get(found.parentId)?.name ?? null);
      const key = line.parentCode === null ? 'parentName' : 'parentCode';
      return cells.refuse(key, (texts) => texts.placeStays(stands)) ?? null;
    }
    // By this spelling the committee was found, or lists are written in capitals: nothing to be taken over.
    const kept = line.code === null || !this.#update || name === name.toUpperCase();
    if (name === found.name || (kept && nameKey(name) === nameKey(found.name))) this.plan.unchanged += 1;
    else if (this.#update) this.plan.renamed.push({ id: found.id, name });
    else return cells.refuse('name', (texts) => texts.nameStays(found.name)) ?? null;
    return found;
  }

  #find(code: string | null, name: string | null): PlannedCommittee | Message {
    if (code !== null) return this.#findByCode(code, name);
    if (name === null) return (texts) => texts.committeeNotGiven;
    const groups = this.#groupsByName.get(nameKey(name)) ?? [];
    const planned = groups.map((group) => this.#resolve(group)).filter((one) => one !== null);
    if (planned.length < groups.length) return (texts) => texts.committeeHasProblem;
    const found = new Map([...planned, ...(this.#byName.get(nameKey(name)) ?? [])].map((one) => [one.id, one]));
    if (found.size > 1) return (texts) => texts.severalOfName(found.size);
    return [...found.values()][0] ?? ((texts) => texts.noSuchCommittee);
  }

  #findByCode(code: string, name: string | null): PlannedCommittee | Message {
    const group = this.#groupByCode.get(code);
    const found = group ? this.#resolve(group) : this.#byCode.get(code);
    if (found === null) return (texts) => texts.committeeHasProblem;
    if (!found) {
      const former = this.#holders.find((holder) => holder.code === code);
      return former ? tellHolder(former) : (texts) => texts.noSuchCommittee;
    }
    const called = group?.first.name ?? found.name;
    const names = [called, found.name].map(nameKey);
    if (name !== null && !names.includes(nameKey(name))) return (texts) => texts.codeOfOther(called);
    return found;
  }
}

/** Whether somebody has a code on any day from one on; without a day, whether it has no end. */
function overlaps({ to }: CodeHolder, from: Day | null): boolean {
  return to === null || (from !== null && to > from);
}

function tellHolder({ name, from, to, closedOn }: CodeHolder): Message {
  if (closedOn !== null) return (texts) => texts.committeeClosed(name, shownDay(closedOn));
  return (texts) => texts.codeTaken(name, shownDay(from), to && shownDay(to));
}

function push<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
