import type { Prisma } from '../../db/generated/client.ts';

/** From when on a cell keeps its roll: the last entry. */
export const lastKeeping = {
  orderBy: [{ setAt: 'desc' }, { id: 'desc' }] satisfies Prisma.RollKeepingOrderByWithRelationInput[],
  take: 1,
};

/** What a committee has reported of its own members, the latest day first: whoever sees the committee sees it. */
export const reportsInOrder = {
  orderBy: { asOf: 'desc' } satisfies Prisma.MembershipSnapshotOrderByWithRelationInput,
};
