import type {
  Inspection,
  InspectionKind,
  InspectionProgramme,
  InspectionStatus,
  Prisma,
} from '../../db/generated/client.ts';
import { type Page, readYearFilter } from '../input.ts';
import { type Asked, type List, list, type RelatedList } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import { seenInspections, seenProgrammes } from './seen.ts';

/** What inspections are looked for. */
export interface InspectionFilter {
  /** Of subjects that are this committee or one below it. */
  withinId?: string | null;
  kind?: InspectionKind[] | null;
  status?: InspectionStatus[] | null;
}

/** What inspections can be sorted by. Those without a day stand at the end. */
export const inspectionOrders = {
  dueOn: { keys: ['dueOn'], nullable: true },
  concludedOn: { keys: ['concludedOn'], nullable: true },
} satisfies Orders;

type InspectionOrder = AskedOrder<typeof inspectionOrders>;

/** Inspections, the latest due first unless it is asked otherwise. */
export function listInspections(
  asked: Asked<Prisma.InspectionInclude>,
  args: InspectionFilter & Page & { orderBy?: InspectionOrder | null },
  context: OperationContext,
): List<Inspection> {
  const { kind, status } = args;
  const filter: Prisma.InspectionWhereInput[] = [];
  if (kind) filter.push({ kind: { in: kind } });
  if (status) filter.push({ status: { in: status } });
  return list(
    {
      ...asked,
      order: orderOf(inspectionOrders, args.orderBy, { dueOn: 'desc' }),
      args,
      table: context.database.prisma.inspection,
      seen: seenInspections(signedIn(context)),
      subtree: {
        withinId: args.withinId,
        at: (subject) => ({ subject }),
        few: { actions: ['inspection:read'], among: (ids) => ({ subjectId: { in: ids } }) },
      },
      filter,
    },
    context,
  );
}

/** The inspections of a programme that the viewer may see, the first due first. */
export function listPlannedInspections(
  args: Page & { orderBy?: InspectionOrder | null },
  context: OperationContext,
): RelatedList<Prisma.InspectionWhereInput> {
  return {
    name: 'InspectionProgramme.inspections',
    order: orderOf(inspectionOrders, args.orderBy, { dueOn: 'asc' }),
    args,
    seen: seenInspections(signedIn(context)),
  };
}

/** What programmes are looked for. */
export interface InspectionProgrammeFilter {
  /** Of this committee or one below it. */
  withinId?: string | null;
  year?: number | null;
}

/** What programmes can be sorted by. A draft has no day of issue. */
export const programmeOrders = {
  year: { keys: ['year'] },
  issuedOn: { keys: ['issuedOn'], nullable: true },
} satisfies Orders;

/** Programmes, the latest year first unless it is asked otherwise. */
export function listInspectionProgrammes(
  asked: Asked<Prisma.InspectionProgrammeInclude>,
  args: InspectionProgrammeFilter & Page & { orderBy?: AskedOrder<typeof programmeOrders> | null },
  context: OperationContext,
): List<InspectionProgramme> {
  return list(
    {
      ...asked,
      order: orderOf(programmeOrders, args.orderBy, { year: 'desc' }),
      args,
      table: context.database.prisma.inspectionProgramme,
      seen: seenProgrammes(signedIn(context)),
      subtree: {
        withinId: args.withinId,
        at: (committee) => ({ committee }),
        few: { actions: ['inspection:read'], among: (ids) => ({ committeeId: { in: ids } }) },
      },
      filter: readYearFilter(args.year),
    },
    context,
  );
}
