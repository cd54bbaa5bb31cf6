import type { Prisma } from '../../db/generated/client.ts';

/** What a committee has reported of its own members, the latest day first: whoever sees the committee sees it. */
export const reportsInOrder = {
  orderBy: { asOf: 'desc' } satisfies Prisma.MembershipSnapshotOrderByWithRelationInput,
};
