import type { AccessGrant, Prisma, Role } from '../../db/generated/client.ts';
import { among, type Filter, filterBy, moments, since, type Terms } from '../filter.ts';
import { type Page, readExactText } from '../input.ts';
import { type Asked, type List, list } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import { seenGrants } from './seen.ts';

/** What grants are looked for. */
export interface GrantFilter {
  /** On this committee or one below it. */
  withinId?: string | null;
  /** Of this subject. */
  subject?: string | null;
  role?: Role[] | null;
  /** Also those that are over. */
  ended?: boolean | null;
}

function conditions(
  { subject, role, ended }: GrantFilter,
  { clock }: OperationContext,
): Prisma.AccessGrantWhereInput[] {
  const wanted: Prisma.AccessGrantWhereInput[] = [];
  if (subject) wanted.push({ subject: readExactText(subject, 'subject') });
  if (role) wanted.push({ role: { in: role } });
  if (!ended) wanted.push({ endedBy: null, OR: [{ validTo: null }, { validTo: { gt: new Date(clock.now()) } }] });
  return wanted;
}

/** What grants can be sorted by. */
export const grantOrders = {
  validFrom: { keys: ['validFrom'] },
  subject: { keys: ['subject'] },
  updatedAt: { keys: ['updatedAt'] },
} satisfies Orders;

/** What grants can be filtered by. */
export const grantTerms = {
  role: among<Role>('role'),
  validFrom: moments('validFrom'),
  validTo: moments('validTo', { nullable: true }),
  updatedSince: since('updatedAt'),
} satisfies Terms;

/** What every list of grants can be asked with. */
interface GrantListArgs extends Page {
  orderBy?: AskedOrder<typeof grantOrders> | null;
  filter?: Filter<typeof grantTerms> | null;
}

/** Grants, the latest first unless it is asked otherwise. */
export function listGrants(
  asked: Asked<Prisma.AccessGrantInclude>,
  args: GrantFilter & GrantListArgs,
  context: OperationContext,
): List<AccessGrant> {
  return list(
    {
      ...asked,
      order: orderOf(grantOrders, args.orderBy, { validFrom: 'desc' }),
      args,
      table: context.database.prisma.accessGrant,
      seen: seenGrants(signedIn(context)),
      subtree: {
        withinId: args.withinId,
        at: (committee) => ({ committee }),
        few: { actions: ['grant:read'], among: (ids) => ({ committeeId: { in: ids } }) },
      },
      filter: [...conditions(args, context), ...filterBy(grantTerms, args.filter)],
    },
    context,
  );
}
