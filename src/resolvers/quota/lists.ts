import type { Prisma } from '../../db/generated/client.ts';
import { readYearFilter } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenQuotas } from './seen.ts';

/** The quotas of a committee that the viewer may see, the latest year first. */
export function listQuotas(year: number | null | undefined, context: OperationContext) {
  const seen = seenQuotas(signedIn(context));
  return {
    where: { AND: [seen, ...readYearFilter(year)] },
    orderBy: [{ year: 'desc' }, { kind: 'asc' }] satisfies Prisma.AdmissionQuotaOrderByWithRelationInput[],
  };
}
