import type { WorkRow } from './work-operations.ts';

/** Parts of the work list, in their order. */
export const workGroups = ['OVERDUE', 'THIS_WEEK', 'LATER', 'NOTICE'] as const;

/** One of them. */
export type WorkGroup = (typeof workGroups)[number];

/** Whose work is shown. */
export type Whose = 'MINE' | 'OTHERS' | 'ALL';

/** What lasts, or is told: its day is one on which something began, and none by which something must be done. */
const NOTICES: readonly string[] = [
  'NO_SECRETARY',
  'CELL_TOO_SMALL',
  'FELL_BEHIND',
  'CANNOT_MEET',
  'SOURCE_DRY',
  'PLAN_MET',
  'PLAN_REVISED',
  'YEAR_CLOSED',
  'RULES_CHANGE',
];

/** Whether a row has no last day. */
export function isNotice({ kind }: Pick<WorkRow, 'kind'>): boolean {
  return NOTICES.includes(kind);
}

/** The Sunday of the week of a day, `YYYY-MM-DD`. */
export function endOfWeek(day: string): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}

/** The rows by group, each in the order that the API names: by day, and within a day by id. */
export function groupWork(rows: readonly WorkRow[], today: string): Record<WorkGroup, WorkRow[]> {
  const sunday = endOfWeek(today);
  const groups: Record<WorkGroup, WorkRow[]> = { OVERDUE: [], THIS_WEEK: [], LATER: [], NOTICE: [] };
  for (const row of [...rows].sort((a, b) => compare(a.day, b.day) || compare(a.id, b.id))) {
    const group = isNotice(row) ? 'NOTICE' : row.overdue ? 'OVERDUE' : row.day <= sunday ? 'THIS_WEEK' : 'LATER';
    groups[group].push(row);
  }
  return groups;
}

/** The rows of which a committee must do something, those that wait for others, or both. */
export function rowsOf(rows: readonly WorkRow[], whose: Whose, name: string): WorkRow[] {
  return rows.filter(({ actor }) => whose === 'ALL' || (actor.name === name) === (whose === 'MINE'));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
