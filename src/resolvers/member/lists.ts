import type { Prisma } from '../../db/generated/client.ts';

/** What was entered about the end of a membership, the first entry first: whoever sees the case sees it. */
export const endsInOrder = {
  orderBy: [{ changedAt: 'asc' }, { id: 'asc' }] satisfies Prisma.MembershipEndOrderByWithRelationInput[],
};
