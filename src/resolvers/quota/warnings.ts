import type { Words } from '../../messages/language.ts';
import type { OperationContext } from '../operation-context.ts';

/** What is unusual about quotas, and lawful. */
export type QuotaWarningCode = 'PLAN_BELOW_FLOOR' | 'OVER_ALLOCATED';

/** What somebody who set quotas should look at once more. */
export interface QuotaWarning {
  warning: QuotaWarningCode;
  committeeId: string;
  words: Words;
}

/**
 * What is unusual about the quotas of committees in a year, in the order of the committees.
 * @param wanted - plans that are not written, or stand for those that are.
 */
export async function quotaWarnings(
  { committees, year, wanted }: { committees: readonly string[]; year: number; wanted?: ReadonlyMap<string, number> },
  { database }: OperationContext,
): Promise<QuotaWarning[]> {
  const quotas = await database.prisma.admissionQuota.findMany({
    where: { committeeId: { in: [...committees] }, year },
  });
  return committees.flatMap((committeeId) => {
    const target = (kind: string) =>
      quotas.find((quota) => quota.committeeId === committeeId && quota.kind === kind)?.target ?? null;
    const [plan, floor] = [wanted?.get(committeeId) ?? target('PLAN'), target('FLOOR')];
    if (plan === null || floor === null || plan >= floor) return [];
    return [
      {
        warning: 'PLAN_BELOW_FLOOR',
        committeeId,
        words: {
          en: `the plan of ${plan} is below the floor of ${floor}`,
          vi: `kế hoạch ${plan} thấp hơn mức tối thiểu ${floor}`,
        },
      },
    ];
  });
}
