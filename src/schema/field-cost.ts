import { TrainingKind } from '../db/generated/enums.ts';
import { NOTHING, type SubtreeSize } from '../feed/subtree-size.ts';
import { judgedFields } from '../resolvers/candidate/lists.ts';
import { MOST_JUDGED } from '../resolvers/deadline/rules.ts';
import { asksFor, DEEPEST_FILTER } from '../resolvers/filter.ts';
import { LARGEST_PAGE, PAGE_SIZE } from '../resolvers/input.ts';
import { MOST_ACTIVITY } from '../resolvers/statistics/rules.ts';
import type { Sizes } from '../resolvers/visible-sizes.ts';
import { watchKinds } from '../resolvers/watch/words.ts';
import { committeeOf } from './global-id.ts';

/** What a field is asked with. */
export interface AskedField {
  /** As they came: ids are those of clients. */
  args: Readonly<Record<string, unknown>>;
  /** How much lies below the committee it is a field of; nothing where that is no committee, or one not known yet. */
  at: SubtreeSize;
  sizes: Sizes;
  /** Rows of the list that it stands in, of which this is a page. */
  among?: number;
}

/** The place a list is asked at. */
export interface AskedList extends AskedField {
  /** Rows of the page that it is in. */
  page: number;
  /** Rows of the board that it is in. */
  boardRows: number;
}

/** What a field says of its cost, in its `extensions`. All costs are in fields of the database's rows. */
export type CostExtensions = {
  /** What it costs by itself; 1 where nothing is said. */
  cost?: number | ((asked: AskedField) => number);
  /** How many rows its list brings; about ten where nothing is said. */
  rows?: number | ((asked: AskedList) => number);
  /** What each of those rows costs beside what is asked of it; nothing where nothing is said. */
  rowCost?: number;
  /** How many rows the page has that it opens. */
  page?: (args: AskedField['args']) => number;
  /** Of what a list is a page: the rows it reads over to find those of a filter, or to count all. */
  among?: (asked: AskedField) => number;
  /** How many rows the board has that it opens. */
  boardRows?: (asked: AskedField) => number;
  /** The committee that it leads to, by its arguments alone. */
  leadsTo?: (args: AskedField['args']) => string | null;
};

/** What a type says of the cost of its fields, in its `extensions`. */
export type TypeCostExtensions = {
  /** What a field of it costs that is no object and says nothing; 1 where nothing is said. */
  figureCost?: number;
  /** Whether it is made by us, so that a record it leads to is one that is loaded by its id. */
  fromMemory?: boolean;
};

/** Of what lies in this node's memory. */
export const fromMemory: TypeCostExtensions = { fromMemory: true };

/** Of a row of a board: a figure lies in this node's memory; a column of the database takes twenty times as long. */
export const figuresFromMemory: TypeCostExtensions = { ...fromMemory, figureCost: 0.05 };

/** A committee of a subtree that is counted or summed, and a person: some microseconds of the database. */
const COUNTED_COMMITTEE_COST = 0.05;
const COUNTED_PERSON_COST = 0.005;
/** A statement that counts, of however little. */
const COUNTING_COST = 10;

/** A row that is only counted, or read over to find others. */
const READ_OVER_COST = 0.01;

/** What counting the rows of a list costs. */
export function costOfCount(among: number): number {
  return among * READ_OVER_COST;
}

/** A count of a list, of however little. */
const COUNT_COST = 5;

/** Of how many rows there are in a list. */
export const countOfList: CostExtensions = { cost: ({ among = 0 }) => COUNT_COST + costOfCount(among) };

/** Arguments of lists that choose nothing, or by an index. */
const CHOOSES_NOTHING: readonly string[] = [
  'first',
  'last',
  'after',
  'before',
  'order',
  'orderBy',
  'parentId',
  'withinId',
];

/** What reading over a list costs: nothing for a page of all of it, every row for what a filter finds. */
export function costOfFilter(among: number, args: AskedField['args']): number {
  const filters = Object.entries(args).some(
    ([name, value]) => value !== undefined && value !== null && !CHOOSES_NOTHING.includes(name),
  );
  const readOver = filters ? among * READ_OVER_COST * (1 + conditionsOf(args.filter) * CONDITION_SHARE) : 0;
  return readOver + costOfJudging(among, args);
}

/** What it costs to judge the cases of a list by their records, where its filter wants that. */
function costOfJudging(cases: number, { filter }: AskedField['args']): number {
  if (typeof filter !== 'object' || !asksFor(filter, judgedFields)) return 0;
  return COUNTING_COST + Math.min(cases, MOST_JUDGED) * COUNTED_COMMITTEE_COST;
}

/** What each condition of a filter adds to reading over a row. */
const CONDITION_SHARE = 0.1;

/** Conditions of a filter, and of those inside of it as deep as they may stand. */
function conditionsOf(filter: unknown, depth = 0): number {
  if (typeof filter !== 'object' || filter === null || depth > DEEPEST_FILTER) return 0;
  return Object.entries(filter).reduce((sum, [name, value]) => {
    const inside: unknown[] = ['and', 'or', 'not'].includes(name) ? [value].flat() : [];
    return sum + 1 + inside.reduce<number>((more, one) => more + conditionsOf(one, depth + 1), 0);
  }, 0);
}

/** Of a figure that is counted over the committee and everything below it. */
export const countedBelow: CostExtensions = {
  cost: ({ at }) => COUNTING_COST + at.committees * COUNTED_COMMITTEE_COST + at.people * COUNTED_PERSON_COST,
};

/** Of a figure that is counted over the committees directly below. */
export const countedDirectlyBelow: CostExtensions = {
  cost: ({ at }) => COUNTING_COST + at.children * COUNTED_COMMITTEE_COST,
};

/** What a page of a list costs beside its rows: it is a statement or two. */
const PAGE_COST = 12;

/** Of a page of a list. One of a size that is out of range, or no number, is refused by the field itself. */
export const pageOfList: CostExtensions = {
  cost: PAGE_COST,
  page: ({ first, last }) => Math.min(Math.max(Number(first ?? last ?? PAGE_SIZE) || 0, 1), LARGEST_PAGE),
};

/** Of a page of those cases that a figure of a report was counted from: nobody knows how many before it is counted. */
export const pageOfCounted: CostExtensions = {
  ...pageOfList,
  cost: ({ args }) => PAGE_COST + costOfJudging(MOST_JUDGED, args),
};

/** Of the rows of such a page. */
export const rowsOfThePage: CostExtensions = { rows: ({ page }) => page };

/** Of a list of committees, or of what there are about as many of, at a committee and below it. */
export const amongCommitteesBelow: CostExtensions = { ...pageOfList, among: ({ at }) => at.committees };
export const amongPeopleBelow: CostExtensions = { ...pageOfList, among: ({ at }) => at.people };
/** Of those of them that a figure is counted from: they are looked for among all. */
export const countedAmongPeople: CostExtensions = {
  ...amongPeopleBelow,
  cost: ({ at }) => PAGE_COST + costOfCount(at.people),
};
export const amongChildren: CostExtensions = { ...pageOfList, among: ({ at }) => at.children };

/** Of a list of such rows everywhere, or within or directly below the committee that an argument names. */
export const amongCommittees: CostExtensions = { ...pageOfList, among: (asked) => within(asked).committees };
export const amongPeople: CostExtensions = { ...pageOfList, among: (asked) => within(asked).people };

/** Of a list that is reckoned from the facts of all cases that are open there. */
export const reckonedFromPeople: CostExtensions = {
  ...amongPeople,
  cost: (asked) => PAGE_COST + COUNTING_COST + within(asked).people * COUNTED_COMMITTEE_COST,
};

/** Of what committees are watched for: a statement for each kind, over all of a scope. */
export const watchedBelow: CostExtensions = {
  ...amongCommittees,
  cost({ args, ...asked }) {
    const kinds = Array.isArray(args.kinds) ? args.kinds.length : watchKinds.length;
    return PAGE_COST + kinds * (COUNTING_COST + within({ args, ...asked }).committees * COUNTED_COMMITTEE_COST);
  },
};

/** Of a field that opens such a list to be watched: about a row for each committee. */
export const opensList: CostExtensions = {
  cost: reckonedFromPeople.cost,
  boardRows: (asked) => Math.max(1, within(asked).committees),
};

/** Areas there may be: the villages of several provinces. */
const AREAS = 20_000;

/** Of a list of areas, which are of no committee. */
export const amongAreas: CostExtensions = { ...pageOfList, among: () => AREAS };

/** Finding the people whom entries of the access log are about: statements of their own. */
const AUDITED_COST = 25;

/** Of the access log. */
export const amongLooks: CostExtensions = { ...amongPeople, cost: PAGE_COST + AUDITED_COST };

/** Says how many rows the list of a field usually has. Lists below rows of a page are short. */
export function usualRows(rows: number): CostExtensions {
  return { rows };
}

/** A row that lies in this node's memory. */
const BOARD_ROW_COST = 0.1;

/** Of the list of rows in a board: all of them, or the first. */
export const rowsOfTheBoard: CostExtensions = {
  rowCost: BOARD_ROW_COST,
  rows({ args: { first }, boardRows, sizes: { mostBoardRows } }) {
    if (typeof first === 'number') return Math.min(Math.max(first, 1), boardRows);
    // One that is too large is refused by the field itself, in words of its own.
    return boardRows > mostBoardRows ? 1 : boardRows;
  },
};

/** Of a field that opens a board. */
export const opensBoard: CostExtensions = {
  boardRows: ({ args: { committeeId, year, depth, view }, sizes }) =>
    sizes.board({
      committeeId: committeeOf(committeeId) ?? '',
      year: Number(year),
      depth: depth === 'SELF' || depth === 'CHILDREN' ? depth : 'SUBTREE',
      view: view === 'SUCCESSORS' ? view : 'AS_THEN',
    }),
};

/** Of a field that opens a list of what stands directly below the committee that an argument names, counted over all below. */
export const opensDirectlyBelow: CostExtensions = {
  cost: ({ args: { committeeId }, sizes }) => {
    const at = sizes.below(committeeOf(committeeId));
    return COUNTING_COST + at.committees * COUNTED_COMMITTEE_COST + at.people * COUNTED_PERSON_COST;
  },
  boardRows: ({ args: { committeeId, year }, sizes }) =>
    sizes.board({ committeeId: committeeOf(committeeId) ?? '', year: Number(year), depth: 'CHILDREN' }),
};

/** Of a field that opens a list with a row for each kind of class, each counted. */
export const opensKinds: CostExtensions = {
  cost: COUNTING_COST * 3,
  boardRows: () => Object.keys(TrainingKind).length,
};

/** Of a field that opens a log, whose entries are counted over all below. */
export const opensLog: CostExtensions = {
  cost: COUNTING_COST * 2,
  boardRows: () => MOST_ACTIVITY,
};

/** Of a field that opens a report: it counts twice, in the days of it and in those that it compares with. */
export const opensReport: CostExtensions = {
  cost: ({ args: { committeeId }, sizes }) => {
    const at = sizes.below(committeeOf(committeeId));
    return 2 * (COUNTING_COST + at.committees * COUNTED_COMMITTEE_COST + at.people * COUNTED_PERSON_COST);
  },
  boardRows: ({ args: { committeeId, to }, sizes }) =>
    sizes.board({
      committeeId: committeeOf(committeeId) ?? '',
      year: Number(String(to).slice(0, 4)),
      depth: 'CHILDREN',
    }),
};

/** Of the report on inspections: it counts twice, in the year and in the one before, for itself and for those directly below. */
export const opensInspectionReport: CostExtensions = {
  cost: ({ args: { committeeId }, sizes }) =>
    4 * (COUNTING_COST + sizes.below(committeeOf(committeeId)).committees * COUNTED_COMMITTEE_COST),
};

/** Of the report on cases: each of its fields counts for itself what lies at the committee. */
export const opensCaseReport: CostExtensions = { cost: 1, leadsTo: ({ committeeId }) => committeeOf(committeeId) };

/** Of such a field: the records of all cases are read. */
export const reckonedForReport: CostExtensions = {
  cost: ({ at }) => COUNTING_COST + (at.committees + at.people) * COUNTED_COMMITTEE_COST,
};

/** Of such a field with a row for each committee directly below. */
export const reckonedForEachBelow: CostExtensions = { ...reckonedForReport, rows: ({ at }) => at.children };

/** A record that is found by its id, one by one. */
const FOUND_COST = 20;

/** Of a field that finds things by their `ids`. */
export const foundOneByOne: CostExtensions = {
  cost: ({ args }) => FOUND_COST * countOfIds(args),
  rows: ({ args }) => countOfIds(args),
};

function countOfIds({ ids, committeeIds = ids }: AskedField['args']): number {
  return Array.isArray(committeeIds) ? committeeIds.length : 1;
}

/** Of what may be done for some committees: every action is looked up in this node's memory. */
export const rightsOfEach: CostExtensions = {
  cost: ({ args }) => countOfIds(args),
  rows: ({ args }) => countOfIds(args),
};

/** Of a field that finds something by its `id`. */
export const leadsToCommittee: CostExtensions = { cost: 10, leadsTo: ({ id }) => committeeOf(id) };

function within({ args: { withinId, parentId }, sizes }: AskedField): SubtreeSize {
  if (parentId !== undefined && parentId !== null) return directlyBelow(sizes.below(committeeOf(parentId)));
  return withinId === undefined || withinId === null ? sizes.all() : sizes.below(committeeOf(withinId));
}

function directlyBelow({ children }: SubtreeSize): SubtreeSize {
  return { ...NOTHING, committees: children, children };
}
