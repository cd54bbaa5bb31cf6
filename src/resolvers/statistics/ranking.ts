import { mistakes } from './violations.ts';

/** What a committee directly below admitted in a period. */
export interface ReportRow {
  committeeId: string;
  name: string;
  admitted: number;
  /** Null where nothing was assigned. */
  plan: number | null;
  /** In the same period before; null where it did not exist yet. */
  before: number | null;
}

/** Most that a share of a plan can be asked for, percent. */
export const MOST_PERCENT = 1_000;

/** A row with a plan to compare with. */
type Planned = ReportRow & { plan: number };

/** A share of a plan as a client gives it. */
export function readPercent(percent: number): number {
  if (!(percent >= 0 && percent <= MOST_PERCENT)) throw mistakes.badPercent(MOST_PERCENT);
  return percent;
}

/** Those with a plan, the highest share of it first; of equal shares the one that admitted more. */
export function ranked(rows: readonly ReportRow[]): Planned[] {
  // Compared as fractions of whole numbers: 1 of 3 and 2 of 6 are the same.
  return rows
    .filter(isPlanned)
    .toSorted((one, other) => other.admitted * one.plan - one.admitted * other.plan || other.admitted - one.admitted);
}

/** Those that admitted more than their plan. */
export function overPlan(rows: readonly ReportRow[]): Planned[] {
  return ranked(rows).filter(({ admitted, plan }) => admitted > plan);
}

/** Those that reached a share of their plan, in percent. */
export function reaching(rows: readonly ReportRow[], percent: number): Planned[] {
  return ranked(rows).filter(({ admitted, plan }) => admitted * 100 >= percent * plan);
}

/** Those below a share of their plan, in percent; the lowest first. */
export function below(rows: readonly ReportRow[], percent: number): Planned[] {
  return lowest(rows).filter(({ admitted, plan }) => admitted * 100 < percent * plan);
}

/** Those with a plan, the lowest share of it first; of equal shares the one that has more left to do. */
export function lowest(rows: readonly ReportRow[]): Planned[] {
  return rows
    .filter(isPlanned)
    .toSorted((one, other) => one.admitted * other.plan - other.admitted * one.plan || other.plan - one.plan);
}

/** Those with a plan that admitted nobody. */
export function withNone(rows: readonly ReportRow[]): Planned[] {
  return lowest(rows).filter(({ admitted }) => admitted === 0);
}

/** Those without a plan, or with one of 0: counted apart everywhere. */
export function withoutTarget(rows: readonly ReportRow[]): ReportRow[] {
  return rows.filter((row) => !isPlanned(row));
}

function isPlanned(row: ReportRow): row is Planned {
  return row.plan !== null && row.plan > 0;
}
