import { scopePaths } from '../../access/scope.ts';
import { type Day, yearOf } from '../../calendar.ts';
import { sumMembership } from '../../db/queries/membership.ts';
import { type BranchRow, countByBranch } from '../../db/queries/quota-report.ts';
import { committeeProgress } from '../../feed/board.ts';
import { type CommitteeNode, formOn } from '../../feed/node-state.ts';
import { visiblePath } from '../authorize.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type Period, readPeriod, samePeriodBefore, yearsOf } from './period.ts';
import type { ReportRow } from './ranking.ts';
import { type ReportBreakdown, readBreakdown } from './report-breakdown.ts';

/** A period that a report compares with. */
export interface ReportBefore extends Period {
  admitted: number;
  plan: number | null;
}

/** What a committee and everything below it admitted in a period, and how that stands against plan and past. */
export interface QuotaReport extends Period {
  committeeId: string;
  name: string;
  admitted: number;
  /** The plans of all years of the period; null where one of them has none. */
  plan: number | null;
  /** The same days of the year before; null where the committee did not exist yet. */
  before: ReportBefore | null;
  /** What no row shows: what the committee admitted itself, and what went where the viewer may not see it. */
  unlistedCount: number;
  /** One for each committee that stood directly below, the highest share of its plan first. */
  rows: ReportRow[];
}

/**
 * The report of a committee for any days. Null when the committee is hidden or missing.
 * @throws InvalidInput when the days cannot be reported about
 */
export async function readQuotaReport(
  { committeeId, ...wanted }: { committeeId: string; from: Day; to: Day },
  context: OperationContext,
): Promise<QuotaReport | null> {
  const { feed, database } = context;
  const top = feed.state.committees.get(committeeId);
  if (!top || visiblePath(context, 'quota:read', committeeId) === null) return null;
  const period = readPeriod(wanted, feed.day);
  const past = samePeriodBefore(period);
  const [now, before] = await Promise.all(
    [period, past].map((days) => countByBranch(database.pool, { committeeId, ...days })),
  );
  const counted = new Map((now ?? []).map((row) => [row.branch, row.admitted]));
  const countedBefore = new Map((before ?? []).map((row) => [row.branch, row.admitted]));
  const planOf = (id: string, { from, to }: Period): number | null => {
    const plans = yearsOf({ from, to }).map((year) => committeeProgress(feed.state, id, year, feed.day)?.plan ?? null);
    return plans.some((plan) => plan === null) ? null : plans.reduce<number>((sum, plan) => sum + (plan ?? 0), 0);
  };
  const rows = directlyBelow(top, period)
    .filter(({ id }) => visiblePath(context, 'quota:read', id) !== null)
    .map((committee): ReportRow => {
      const admitted = counted.get(committee.id) ?? 0;
      return {
        committeeId: committee.id,
        name: formOn(committee, period.to).name,
        admitted,
        plan: planOf(committee.id, period),
        before: existed(committee, past) ? (countedBefore.get(committee.id) ?? 0) : null,
      };
    });
  const admitted = sumOf(now ?? []);
  return {
    ...period,
    committeeId,
    name: formOn(top, period.to).name,
    admitted,
    plan: planOf(committeeId, period),
    before: existed(top, past) ? { ...past, admitted: sumOf(before ?? []), plan: planOf(committeeId, past) } : null,
    unlistedCount: admitted - rows.reduce((sum, row) => sum + row.admitted, 0),
    rows,
  };
}

/** Members of the committee and everything below it at the end of the year before, as reported; null where nobody has reported. */
export async function readMembersBefore(
  { committeeId, from }: QuotaReport,
  { database }: OperationContext,
): Promise<number | null> {
  const day = `${yearOf(from) - 1}-12-31`;
  const [row] = await sumMembership(database.pool, [committeeId], day, day);
  return row?.memberCount ?? null;
}

/** Who was admitted, as groups. Null where the viewer may not see it, or not of these days. */
export async function readReportBreakdown(
  report: Period & { committeeId: string },
  context: OperationContext,
): Promise<ReportBreakdown | null> {
  if (visiblePath(context, 'breakdown:read', report.committeeId) === null) return null;
  return readBreakdown(report, scopePaths(signedIn(context), 'candidate:read'), context);
}

/** Those that stood directly below on a day of a period, in the order of boards. */
function directlyBelow(top: CommitteeNode, period: Period): CommitteeNode[] {
  const stays = top.below.filter((stay) => lastsIn(stay, period));
  return [...new Set(stays.map(({ committee }) => committee))];
}

/** Whether a committee had a place in the tree on a day of a period. */
function existed({ placements }: CommitteeNode, period: Period): boolean {
  return placements.some((stay) => lastsIn(stay, period));
}

/** Whether a stay, in half-open days, has a day of a period. */
function lastsIn(stay: { from: Day; to: Day | null }, { from, to }: Period): boolean {
  return stay.from <= to && (stay.to === null || stay.to > from);
}

function sumOf(rows: readonly BranchRow[]): number {
  return rows.reduce((sum, { admitted }) => sum + admitted, 0);
}
