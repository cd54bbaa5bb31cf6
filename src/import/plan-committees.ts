import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../calendar.ts';
import type { CommitteeKind } from '../db/generated/enums.ts';
import type { NewCommittee, StandingCommittee } from '../db/queries/imports.ts';
import { checkParentKind } from '../resolvers/committee/committee-rules.ts';
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
  created: Omit<NewCommittee, 'source'>[];
  renamed: { id: string; name: string }[];
  unchanged: number;
  /** The committee of a line; absent where it has a problem. */
  of: Map<CommitteeLine, PlannedCommittee>;
  /** Finds a committee by code, or by a name that only one has. A text says what is wrong. */
  find(code: string | null, name: string | null): PlannedCommittee | string;
}

/**
 * Compares the committees of a file with those that stand. The code is the key; without one the name under the parent.
 * @param update - whether committees that are there may get another name.
 */
export function planCommittees(
  lines: CommitteeLine[],
  standing: StandingCommittee[],
  { today, update }: { today: Day; update: boolean },
  problems: Problems,
): CommitteePlan {
  const planner = new Planner(standing, today, update, problems);
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
    const key = code ?? JSON.stringify([parentCode ?? parentName, name]);
    const twin = seen.get(`${key} ${year}`);
    if (twin) {
      problems.add(line.at, '', `the same committee and year as line ${twin.at.line} of ${twin.at.sheet}: remove one`);
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
    if (first[key] === line[key]) continue;
    line.cells.refuse(key, `this is not what line ${first.at.line} says of the same committee: make them equal`);
    return false;
  }
  return true;
}

class Planner {
  readonly plan: CommitteePlan;
  readonly #today: Day;
  readonly #update: boolean;
  readonly #problems: Problems;
  readonly #groups: Group[] = [];
  readonly #groupByCode = new Map<string, Group>();
  readonly #groupsByName = new Map<string, Group[]>();
  readonly #byCode = new Map<string, StandingCommittee>();
  readonly #byName = new Map<string, StandingCommittee[]>();
  readonly #byId = new Map<string, PlannedCommittee>();

  constructor(standing: StandingCommittee[], today: Day, update: boolean, problems: Problems) {
    this.#today = today;
    this.#update = update;
    this.#problems = problems;
    for (const committee of standing) {
      this.#byId.set(committee.id, committee);
      if (committee.code !== null) this.#byCode.set(committee.code, committee);
      push(this.#byName, committee.name, committee);
    }
    const find = (code: string | null, name: string | null) => this.#find(code, name);
    this.plan = { created: [], renamed: [], unchanged: 0, of: new Map(), find };
  }

  register(group: Group): void {
    this.#groups.push(group);
    if (group.first.code !== null) this.#groupByCode.set(group.first.code, group);
    push(this.#groupsByName, group.first.name, group);
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
    group.planned = found === null ? this.#create(first, parent) : this.#compare(first, found, parent);
    return group.planned;
  }

  /** Null where the file names none; undefined, and a problem, where it cannot be told. */
  #parentOf({ parentCode, parentName, cells }: CommitteeLine): PlannedCommittee | null | undefined {
    if (parentCode === null && parentName === null) return null;
    const parent = this.#find(parentCode, parentName);
    if (typeof parent !== 'string') return parent;
    return cells.refuse(parentCode === null ? 'parentName' : 'parentCode', parent);
  }

  /** Null where it is a new one; undefined, and a problem, where it cannot be told. */
  #existing(
    { code, name, cells }: CommitteeLine,
    parent: PlannedCommittee | null,
  ): StandingCommittee | null | undefined {
    const known = code === null ? undefined : this.#byCode.get(code);
    if (known) return known;
    const namesakes = (this.#byName.get(name) ?? []).filter(({ parentId }) => !parent || parentId === parent.id);
    if (code !== null) {
      const [twin] = parent ? namesakes : namesakes.filter(({ parentId }) => parentId === null);
      if (!twin) return null;
      return cells.refuse('code', `a committee of this name stands there with ${twin.code ?? 'no code'}: use that`);
    }
    if (namesakes.length > 1)
      return cells.refuse('name', `${namesakes.length} committees have this name: give the code`);
    return namesakes[0] ?? null;
  }

  #create(line: CommitteeLine, parent: PlannedCommittee | null): PlannedCommittee | null {
    const { cells, code, name, kind, foundedOn } = line;
    if (kind === null) return cells.refuse('kind', 'the kind of a new committee is missing') ?? null;
    if (foundedOn === null) return cells.refuse('foundedOn', 'the day of a new committee is missing') ?? null;
    if (foundedOn > this.#today) return cells.refuse('foundedOn', 'this lies in the future') ?? null;
    if (parent && foundedOn < parent.foundedOn) {
      return cells.refuse('foundedOn', `this lies before the parent was founded, ${parent.foundedOn}`) ?? null;
    }
    const allowed = this.#problems.try(line.at, cells.heading('kind'), () => {
      checkParentKind(kind, parent?.kind ?? null, foundedOn);
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
      return cells.refuse('kind', `this committee is a ${found.kind}: an import does not change that`) ?? null;
    }
    if (foundedOn !== null && foundedOn !== found.foundedOn) {
      return cells.refuse('foundedOn', `this committee was founded on ${found.foundedOn}: leave it so`) ?? null;
    }
    if (parent && parent.id !== found.parentId) {
      const stands = found.parentId === null ? 'nothing' : (this.#byId.get(found.parentId)?.name ?? 'another one');
      const key = line.parentCode === null ? 'parentName' : 'parentCode';
      return cells.refuse(key, `this committee stands under ${stands}: an import moves nobody`) ?? null;
    }
    if (name === found.name) this.plan.unchanged += 1;
    else if (this.#update) this.plan.renamed.push({ id: found.id, name });
    else
      return (
        cells.refuse('name', `the committee of this code is called ${found.name}: mend it, or give --update`) ?? null
      );
    return found;
  }

  #find(code: string | null, name: string | null): PlannedCommittee | string {
    if (code !== null) return this.#findByCode(code, name);
    if (name === null) return 'neither code nor name of the committee is given';
    const groups = this.#groupsByName.get(name) ?? [];
    const planned = groups.map((group) => this.#resolve(group)).filter((one) => one !== null);
    if (planned.length < groups.length) return 'this committee of the file has a problem of its own';
    const found = new Map([...planned, ...(this.#byName.get(name) ?? [])].map((one) => [one.id, one]));
    if (found.size > 1) return `${found.size} committees have this name: give the code`;
    return [...found.values()][0] ?? 'there is no such committee, neither in the file nor in the database';
  }

  #findByCode(code: string, name: string | null): PlannedCommittee | string {
    const group = this.#groupByCode.get(code);
    const found = group ? this.#resolve(group) : this.#byCode.get(code);
    if (found === null) return 'this committee of the file has a problem of its own';
    if (!found) return 'there is no such committee, neither in the file nor in the database';
    const called = group?.first.name ?? found.name;
    if (name !== null && name !== called && name !== found.name) return `this code belongs to ${called}: mend either`;
    return found;
  }
}

function push<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
