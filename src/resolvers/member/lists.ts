import { fromDay } from '../../calendar.ts';
import type { Member, MemberLeft, Prisma } from '../../db/generated/client.ts';
import { personOrders } from '../candidate/person-order.ts';
import { among, days, type Filter, filterBy, type Terms } from '../filter.ts';
import type { Page } from '../input.ts';
import { type Asked, type List, list } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import { seenMembers } from './seen.ts';

/** What was entered about the end of a membership, the first entry first: whoever sees the case sees it. */
export const endsInOrder = {
  orderBy: [{ changedAt: 'asc' }, { id: 'asc' }] satisfies Prisma.MembershipEndOrderByWithRelationInput[],
};

/** Absences of a member that are over and hold, the first ones first: whoever sees the member sees them. */
export const absencesInOrder = {
  where: { replacedAt: null },
  orderBy: [{ since: 'asc' }, { id: 'asc' }] satisfies Prisma.MemberAbsenceOrderByWithRelationInput[],
};

/** What members can be sorted by. */
export const memberOrders = personOrders satisfies Orders;

/** What members can be filtered by. */
export const memberTerms = {
  officialSince: days('officialSince', { nullable: true }),
  probationarySince: days('probationarySince', { nullable: true }),
  leftOn: days('leftOn', { nullable: true }),
  leftReason: among<MemberLeft>('leftReason', { nullable: true }),
} satisfies Terms;

/** Which members of a committee are asked for. */
export interface MemberFilter {
  /** On the roll of this committee or one below it. */
  withinId: string;
  /** Those too who have left. */
  left?: boolean | null;
  filter?: Filter<typeof memberTerms> | null;
}

/** Members of a committee and everything below it, by the given name unless it is asked otherwise. */
export function listMembers(
  asked: Asked<Prisma.MemberInclude>,
  args: MemberFilter & Page & { orderBy?: AskedOrder<typeof memberOrders> | null },
  context: OperationContext,
): List<Member> {
  const filter = filterBy<typeof memberTerms, Prisma.MemberWhereInput>(memberTerms, args.filter);
  if (!args.left) filter.push({ OR: [{ leftOn: null }, { leftOn: { gt: fromDay(context.feed.day) } }] });
  return list(
    {
      ...asked,
      order: orderOf(memberOrders, args.orderBy, { givenName: 'asc' }),
      args,
      table: context.database.prisma.member,
      // Names leave this list in sealed cursors alone.
      omit: { fullName: !asked.places, givenName: !asked.places },
      seen: seenMembers(signedIn(context)),
      subtree: {
        withinId: args.withinId,
        at: (committee) => ({ committee }),
        few: { actions: ['member:read'], among: (ids) => ({ committeeId: { in: ids } }) },
      },
      filter,
    },
    context,
  );
}
