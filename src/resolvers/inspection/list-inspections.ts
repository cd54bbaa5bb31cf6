import { committeeScope } from '../../access/scope.ts';
import type { Inspection, InspectionKind, InspectionStatus, Prisma } from '../../db/generated/client.ts';
import { within } from '../committee/list-committees.ts';
import { type Page, page } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** What inspections are looked for. */
export interface InspectionFilter {
  /** Of subjects that are this committee or one below it. */
  withinId?: string | null;
  kind?: InspectionKind[] | null;
  status?: InspectionStatus[] | null;
}

/** The condition for inspections of a filter that the viewer may see: who may see the inspected may see the inspection. */
export function inspectionsWhere(filter: InspectionFilter, context: OperationContext): Prisma.InspectionWhereInput {
  const conditions: Prisma.InspectionWhereInput[] = [{ subject: committeeScope(signedIn(context), 'inspection:read') }];
  if (filter.withinId) conditions.push({ subject: within(filter.withinId, context) });
  if (filter.kind) conditions.push({ kind: { in: filter.kind } });
  if (filter.status) conditions.push({ status: { in: filter.status } });
  return { AND: conditions };
}

/** Inspections, the newest record first. */
export function listInspections(
  query: Prisma.InspectionFindManyArgs,
  args: InspectionFilter & Page,
  context: OperationContext,
): Promise<Inspection[]> {
  page(args);
  return context.database.prisma.inspection.findMany({
    ...query,
    where: inspectionsWhere(args, context),
    orderBy: [{ dueOn: 'desc' }, { id: 'asc' }],
  });
}
