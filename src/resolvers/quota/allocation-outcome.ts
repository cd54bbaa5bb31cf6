import { committeeProgress, subordinatesOf } from '../../feed/board.ts';
import type { OperationContext } from '../operation-context.ts';
import type { Allocated } from './allocate-quotas.ts';
import { type QuotaWarning, quotaWarnings } from './warnings.ts';

/** How a plan is shared out when so much is given. */
export interface AllocationOutcome {
  /** Of the committee that gives; null where it has none. */
  plan: number | null;
  allocated: number;
  withoutTargetCount: number;
}

/** What stands together with what is given: of the committees that the rows leave out the plans that they have. */
export function allocationOutcome(
  { committeeId, year, committees, targets }: Pick<Allocated, 'committeeId' | 'year' | 'committees' | 'targets'>,
  { feed }: OperationContext,
): AllocationOutcome {
  const given = targetsGiven({ committees, targets });
  const top = feed.state.committees.get(committeeId);
  const planOf = (id: string): number => committeeProgress(feed.state, id, year, feed.day)?.plan ?? 0;
  const plans = (top ? subordinatesOf(top, year, feed.day) : []).map(({ id }) => given.get(id) ?? planOf(id));
  return {
    plan: committeeProgress(feed.state, committeeId, year, feed.day)?.plan ?? null,
    allocated: plans.reduce((sum, one) => sum + one, 0),
    withoutTargetCount: plans.filter((plan) => plan === 0).length,
  };
}

function targetsGiven({ committees, targets }: Pick<Allocated, 'committees' | 'targets'>): Map<string, number> {
  return new Map(committees.map((id, n) => [id, targets[n] ?? 0]));
}

/** What is unusual about an allocation, and lawful: the giver's own first. */
export async function allocationWarnings(given: Allocated, context: OperationContext): Promise<QuotaWarning[]> {
  const { plan, allocated } = allocationOutcome(given, context);
  const { committeeId, year, committees, targets } = given;
  const wanted = targetsGiven({ committees, targets });
  const ofRows = await quotaWarnings({ committees, year, wanted }, context);
  if (plan === null || allocated <= plan) return ofRows;
  const over: QuotaWarning = {
    warning: 'OVER_ALLOCATED',
    committeeId,
    words: {
      en: `${allocated} are given of a plan of ${plan}: ${allocated - plan} more`,
      vi: `đã giao ${allocated} so với kế hoạch ${plan}: vượt ${allocated - plan}`,
    },
  };
  return [over, ...ofRows];
}
