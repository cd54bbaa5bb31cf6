import { committeeScope } from '../../access/scope.ts';
import type { AccessLog, PersonalGroup, Prisma } from '../../db/generated/client.ts';
import { within } from '../committee/list-committees.ts';
import { goesOn } from '../cursor-row.ts';
import { InvalidInput } from '../errors.ts';
import { exactText, type Page, page } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** What entries are looked for. */
export interface AccessLogFilter {
  /** About people of this committee or one below it. */
  withinId?: string | null;
  /** About this person. */
  candidateId?: string | null;
  /** By this viewer. */
  viewer?: string | null;
  group?: PersonalGroup[] | null;
  from?: Date | null;
  /** Before this moment. */
  to?: Date | null;
}

/** The condition for entries of a filter that the viewer may see. */
export function accessLogWhere(filter: AccessLogFilter, context: OperationContext): Prisma.AccessLogWhereInput {
  const conditions: Prisma.AccessLogWhereInput[] = [
    { candidate: { committee: committeeScope(signedIn(context), 'access:audit') } },
  ];
  const { withinId, candidateId, viewer, group, from, to } = filter;
  if (from && to && from >= to) throw new InvalidInput((texts) => texts.toBeforeFrom, ['to']);
  if (withinId) conditions.push({ candidate: { committee: within(withinId, context) } });
  if (candidateId) conditions.push({ candidateId });
  if (viewer) conditions.push({ viewer: exactText(viewer, 'viewer') });
  if (group) conditions.push({ group: { in: group } });
  if (from) conditions.push({ at: { gte: from } });
  if (to) conditions.push({ at: { lt: to } });
  return { AND: conditions };
}

/** Entries of the access log, the latest first. */
export async function listAccessLog(
  query: Prisma.AccessLogFindManyArgs,
  args: AccessLogFilter & Page,
  context: OperationContext,
): Promise<AccessLog[]> {
  page(args);
  const { accessLog } = context.database.prisma;
  const seen = accessLogWhere({}, context);
  if (!(await goesOn(query.cursor, (id) => accessLog.count({ where: { AND: [{ id }, seen] } })))) return [];
  return accessLog.findMany({
    ...query,
    where: accessLogWhere(args, context),
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
  });
}
