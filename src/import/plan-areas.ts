import { v7 as uuidv7 } from 'uuid';
import type { Message } from '../messages/catalogue.ts';
import { nameKey } from '../name-keys.ts';
import { enterNewAreas, type RecordedArea } from '../resolvers/area/enter-new.ts';
import type { StandingArea } from '../resolvers/area/records.ts';
import { RuleViolation } from '../resolvers/errors.ts';
import type { AreaLine } from './area-lines.ts';
import { differingFrom, type Find, refuseAltered } from './entries-part.ts';
import { refuseLine } from './entry-lines.ts';
import { namedIn } from './named.ts';
import { pagesOf } from './paged.ts';
import type { Counts, Importing } from './part.ts';

/** An area of the file or of the database. */
interface PlannedArea {
  id: string;
  code: string | null;
  name: string;
}

/** An area of the file that is not on record. */
interface NewArea extends RecordedArea {
  areaId: string;
  line: AreaLine;
}

/** What becomes of the areas of a file. */
export interface AreaPlan {
  /** What they are part of comes first. */
  created: NewArea[];
  unchanged: number;
  /** Finds an area by code, or by a name that only one has. */
  find(code: string | null, name: string | null): PlannedArea | Message;
}

/**
 * Compares the areas of a file with those that stand: by their codes, and without one by the name under what they are part of. What
 * differs from the record is a problem: an area changes by a decision.
 * @param findCommittee - finds who keeps the record of an area.
 */
export function planAreas(
  lines: readonly AreaLine[],
  standing: readonly StandingArea[],
  findCommittee: Find,
): AreaPlan {
  const planner = new AreaPlanner(standing, findCommittee);
  for (const line of lines) planner.register(line);
  planner.resolveAll();
  return planner.plan;
}

class AreaPlanner {
  readonly plan: AreaPlan;
  readonly #findCommittee: Find;
  /** Undefined until a line is looked at, null while it is, and when it has a problem. */
  readonly #planned = new Map<AreaLine, PlannedArea | null | undefined>();
  readonly #lineByCode = new Map<string, AreaLine>();
  readonly #linesByName = new Map<string, AreaLine[]>();
  readonly #byCode = new Map<string, StandingArea>();
  readonly #byName = new Map<string, StandingArea[]>();

  constructor(standing: readonly StandingArea[], findCommittee: Find) {
    this.#findCommittee = findCommittee;
    for (const area of standing) {
      if (area.code !== null) this.#byCode.set(area.code, area);
      push(this.#byName, nameKey(area.name), area);
    }
    this.plan = { created: [], unchanged: 0, find: (code, name) => this.#find(code, name) };
  }

  register(line: AreaLine): void {
    const { code, name, parentCode, parentName } = line;
    const namesakes = this.#linesByName.get(nameKey(name)) ?? [];
    const twin =
      code === null
        ? namesakes.find((one) => one.parentCode === parentCode && sameName(one.parentName, parentName))
        : this.#lineByCode.get(code);
    if (twin) {
      line.cells.refuse('name', (texts) => texts.saidTwice(twin.at.line, twin.at.sheet));
      return;
    }
    this.#planned.set(line, undefined);
    if (code !== null) this.#lineByCode.set(code, line);
    push(this.#linesByName, nameKey(name), line);
  }

  resolveAll(): void {
    for (const line of this.#planned.keys()) this.#resolve(line);
  }

  #resolve(line: AreaLine): PlannedArea | null {
    const known = this.#planned.get(line);
    if (known !== undefined) return known;
    this.#planned.set(line, null);
    const planned = this.#plan(line);
    this.#planned.set(line, planned);
    return planned;
  }

  #plan(line: AreaLine): PlannedArea | null {
    const { at, cells, code, name, parentCode, parentName, named, form } = line;
    const isPart = parentCode !== null || parentName !== null;
    const parent = isPart ? this.#find(parentCode, parentName) : null;
    if (typeof parent === 'function') {
      cells.refuse(parentCode === null ? 'parentName' : 'parentCode', parent);
      return null;
    }
    const keeper = this.#findCommittee(named.code, named.name);
    if (typeof keeper === 'function') {
      cells.refuse(namedIn(named), keeper);
      return null;
    }
    const found = this.#existing(code, name, parent?.id ?? null);
    if (found === undefined) {
      if (refuseAltered(line)) return null;
      const areaId = uuidv7();
      this.plan.created.push({ line, areaId, keeperId: keeper.id, form: { ...form, parentId: parent?.id ?? null } });
      return { id: areaId, code, name };
    }
    const { parentId: _, ...said } = form;
    const differing = differingFrom(at, cells, said, found);
    if (isPart && parent?.id !== found.parentId) differing.push(parentCode === null ? 'parentName' : 'parentCode');
    if (keeper.id !== found.keeperId) differing.push(namedIn(named));
    for (const column of differing) cells.refuse(column, (texts) => texts.recordedOtherwise);
    if (differing.length === 0) this.plan.unchanged += 1;
    return differing.length === 0 ? found : null;
  }

  /** The one on record that a line is about; undefined where it is a new one. */
  #existing(code: string | null, name: string, parentId: string | null): StandingArea | undefined {
    if (code !== null) return this.#byCode.get(code);
    return this.#byName.get(nameKey(name))?.find((one) => one.parentId === parentId);
  }

  #find(code: string | null, name: string | null): PlannedArea | Message {
    const lines = code === null ? (this.#linesByName.get(nameKey(name ?? '')) ?? []) : this.#lineByCode.get(code);
    const planned = [lines ?? []].flat().map((line) => this.#resolve(line));
    if (planned.includes(null)) return (texts) => texts.areaHasProblem;
    const standing = code === null ? this.#byName.get(nameKey(name ?? '')) : this.#byCode.get(code);
    const found = new Map(
      [...planned, ...[standing ?? []].flat()].flatMap((one) => (one === null ? [] : [[one.id, one] as const])),
    );
    if (found.size > 1) return (texts) => texts.severalAreas(found.size);
    const [area] = found.values();
    if (area === undefined) return (texts) => texts.noSuchArea;
    if (code !== null && name !== null && !sameName(area.name, name)) return (texts) => texts.codeOfOther(area.name);
    return area;
  }
}

/**
 * Enters the areas of a plan, with all areas locked.
 * @param standing - the committees that are on record by now, by id.
 * @returns those that were entered
 */
export async function settleAreas(
  at: Importing,
  { created, unchanged }: AreaPlan,
  standing: ReadonlyMap<string, unknown>,
): Promise<{ counts: Counts; entered: { id: string }[] }> {
  const entered: { id: string }[] = [];
  const refused = new Set<string>();
  for (const page of pagesOf(created.filter(({ keeperId }) => standing.has(keeperId)))) {
    const became = await enterNewAreas(at, page);
    for (const [n, { line, areaId, form }] of page.entries()) {
      const one = became[n];
      if (!(one instanceof RuleViolation)) {
        entered.push({ id: areaId });
        continue;
      }
      refused.add(areaId);
      // Whatever is part of one that is refused has no problem of its own.
      if (form.parentId === null || !refused.has(form.parentId)) refuseArea(line, one);
    }
  }
  return { counts: { created: entered.length, changed: 0, unchanged }, entered };
}

function refuseArea(line: AreaLine, refusal: RuleViolation): void {
  const above = line.parentCode === null ? 'parentName' : 'parentCode';
  refuseLine(line, 'committeeId', refusal.inputPath[0] === 'parentId' ? refusal.with({ path: [above] }) : refusal);
}

function sameName(one: string | null, other: string | null): boolean {
  return (one && nameKey(one)) === (other && nameKey(other));
}

function push<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
