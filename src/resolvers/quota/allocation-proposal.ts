import { sumMembership } from '../../db/queries/membership.ts';
import type { StageCountsRow } from '../../db/queries/stage-counts.ts';
import { committeeProgress, subordinatesOf } from '../../feed/board.ts';
import { visiblePath } from '../authorize.ts';
import { stagesBeforeAdmission } from '../candidate/rules.ts';
import { readEach, readFields } from '../form.ts';
import { checkYear, readWhole } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';
import { apportion } from './apportion.ts';
import { MOST_TARGET } from './rules.ts';
import { mistakes } from './violations.ts';

/** By what a plan is shared out. */
export const ALLOCATION_BASES = ['EQUAL', 'MEMBERS', 'SOURCES', 'LAST_YEAR'] as const;

/** One of these. */
export type AllocationBasis = (typeof ALLOCATION_BASES)[number];

/** What a proposal is asked with. */
export interface ProposalInput {
  committeeId: string;
  year: number;
  by: AllocationBasis;
  /** What there is to share out; left out for the plan of the committee. */
  total?: number | null;
  /** What is fixed. The id is null where the client wrote none of a committee. */
  locks?: readonly { committeeId: string | null; target: number }[] | null;
  min?: number | null;
  max?: number | null;
}

/** What is proposed for a committee, and what it is judged by. */
export interface ProposedRow {
  committeeId: string;
  name: string;
  target: number;
  locked: boolean;
  /** Of the plan that stands: for `expectedVersion`. */
  planVersion: number;
  /** Null where nobody has reported any. */
  memberCount: number | null;
  lastPlan: number | null;
  lastAdmitted: number;
  sourceCount: number;
  /** What it has registered itself; null where it has not. */
  registered: number | null;
}

/** A plan shared out among the committees directly below. */
export interface AllocationProposal {
  committeeId: string;
  year: number;
  total: number;
  rows: ProposedRow[];
}

/**
 * Shares the plan of a committee out among those directly below it, in whole numbers that add up to it exactly. Nothing is
 * written. Null when the committee is hidden or missing.
 * @throws InvalidInput when there is nothing to share out, when a lock is of somebody else, or when locks and ends leave no way
 */
export async function readAllocationProposal(
  { committeeId, year: wanted, by, ...input }: ProposalInput,
  context: OperationContext,
): Promise<AllocationProposal | null> {
  const { feed, database } = context;
  const top = feed.state.committees.get(committeeId);
  if (!top || visiblePath(context, 'quota:read', committeeId) === null) return null;
  const { year, total, min, max, locks } = readFields({
    year: () => checkYear(wanted),
    total: () => (input.total == null ? null : readWhole(input.total, 'total', 0, MOST_TARGET)),
    min: () => readWhole(input.min ?? 0, 'min', 0, MOST_TARGET),
    max: () => readWhole(input.max ?? MOST_TARGET, 'max', 0, MOST_TARGET),
    locks: () => readLocks(input.locks ?? []),
  });
  const plan = total ?? committeeProgress(feed.state, committeeId, year, feed.day)?.plan ?? null;
  const ids = subordinatesOf(top, year, feed.day)
    .map(({ id }) => id)
    .filter((id) => visiblePath(context, 'quota:read', id) !== null);
  // Nobody to share it among, as below a cell or one that has ended.
  if (ids.length === 0) return { committeeId, year, total: plan ?? 0, rows: [] };
  if (plan === null) throw mistakes.nothingToAllocate(year);
  for (const [id, { row }] of locks) if (!ids.includes(id)) throw mistakes.lockOfAnother(row);
  const [members, stages, proposals] = await Promise.all([
    sumMembership(database.pool, ids, feed.day, feed.day),
    Promise.all(ids.map((id) => context.loaders.stageCounts.load(id))),
    // The last word of each comes last, and stays.
    database.prisma.quotaProposal.findMany({ where: { committeeId: { in: ids }, year }, orderBy: { id: 'asc' } }),
  ]);
  const registered = new Map(proposals.map((one) => [one.committeeId, one.target]));
  const memberCounts = new Map(members.map((row) => [row.committeeId, row.memberCount]));
  const sources = new Map(
    stages.flatMap((row) => (row === null ? [] : [[row.committeeId, sourcesIn(row.counts)] as const])),
  );
  const rows = ids.map((id): Omit<ProposedRow, 'target'> => {
    const now = committeeProgress(feed.state, id, year, feed.day);
    const last = committeeProgress(feed.state, id, year - 1, feed.day);
    return {
      committeeId: id,
      name: now?.name ?? '',
      locked: locks.has(id),
      planVersion: now?.planVersion ?? 0,
      memberCount: memberCounts.get(id) ?? null,
      lastPlan: last?.plan ?? null,
      lastAdmitted: last?.admitted ?? 0,
      sourceCount: sources.get(id) ?? 0,
      registered: registered.get(id) ?? null,
    };
  });
  const weight = weights[by];
  const sharers = rows.map((row) => ({ weight: weight(row), locked: locks.get(row.committeeId)?.target ?? null }));
  const shares = apportion(plan, sharers, { min, max });
  if (shares === null) throw noWay(plan, { locks, open: rows.length - locks.size, min, max });
  return { committeeId, year, total: plan, rows: rows.map((row, n) => ({ ...row, target: shares[n] as number })) };
}

const weights: Record<AllocationBasis, (row: Omit<ProposedRow, 'target'>) => number> = {
  EQUAL: () => 1,
  MEMBERS: ({ memberCount }) => memberCount ?? 0,
  SOURCES: ({ sourceCount }) => sourceCount,
  LAST_YEAR: ({ lastAdmitted }) => lastAdmitted,
};

function sourcesIn(counts: StageCountsRow['counts']): number {
  return stagesBeforeAdmission.reduce((sum, stage) => sum + (counts[stage] ?? 0), 0);
}

type Locks = Map<string, { target: number; row: number }>;

function readLocks(locks: NonNullable<ProposalInput['locks']>): Locks {
  const known: Locks = new Map();
  readEach(locks, ({ committeeId, target }, row) => {
    if (committeeId === null) throw mistakes.lockOfAnother(row);
    if (known.has(committeeId)) throw mistakes.lockTwice(row);
    if (target < 0 || target > MOST_TARGET) throw mistakes.badLock(row, MOST_TARGET);
    known.set(committeeId, { target, row });
  });
  return known;
}

/** Why nothing can be proposed: the lock that goes beyond the total, or the end that the rest does not fit. */
function noWay(total: number, { locks, open, min, max }: { locks: Locks; open: number; min: number; max: number }) {
  let left = total;
  for (const { target, row } of locks.values()) {
    left -= target;
    if (left < 0) return mistakes.locksExceed(row, total);
  }
  return left < open * min ? mistakes.leastTooMuch(left, open, min) : mistakes.mostTooLittle(left, open, max);
}
