import type { Prisma } from '../../db/generated/client.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenReports } from './seen.ts';

/** What a committee has reported of its own members, the latest day first. */
export function listReports(context: OperationContext) {
  return {
    where: seenReports(signedIn(context)),
    orderBy: { asOf: 'desc' } satisfies Prisma.MembershipSnapshotOrderByWithRelationInput,
  };
}
