import { committeeScope } from '../../access/scope.ts';
import type { AccessGrant, Prisma, Role } from '../../db/generated/client.ts';
import { within } from '../committee/list-committees.ts';
import { goesOn } from '../cursor-row.ts';
import { exactText, type Page, page } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

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

/** The condition for grants of a filter that the viewer may see. */
export function grantsWhere(filter: GrantFilter, context: OperationContext): Prisma.AccessGrantWhereInput {
  const conditions: Prisma.AccessGrantWhereInput[] = [{ committee: committeeScope(signedIn(context), 'grant:read') }];
  if (filter.withinId) conditions.push({ committee: within(filter.withinId, context) });
  if (filter.subject) conditions.push({ subject: exactText(filter.subject, 'subject') });
  if (filter.role) conditions.push({ role: { in: filter.role } });
  if (!filter.ended) {
    conditions.push({ OR: [{ validTo: null }, { validTo: { gt: new Date(context.clock.now()) } }] });
  }
  return { AND: conditions };
}

/** Grants, the latest first. */
export async function listGrants(
  query: Prisma.AccessGrantFindManyArgs,
  args: GrantFilter & Page,
  context: OperationContext,
): Promise<AccessGrant[]> {
  page(args);
  const { accessGrant } = context.database.prisma;
  const seen = grantsWhere({ ended: true }, context);
  if (!(await goesOn(query.cursor, (id) => accessGrant.count({ where: { AND: [{ id }, seen] } })))) return [];
  return accessGrant.findMany({
    ...query,
    where: grantsWhere(args, context),
    orderBy: [{ validFrom: 'desc' }, { id: 'asc' }],
  });
}
