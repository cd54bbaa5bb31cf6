import type {
  Inspection,
  InspectionKind,
  InspectionOutcome,
  InspectionProgramme,
  InspectionStatus,
  Prisma,
  ProgrammeStatus,
} from '../../db/generated/client.ts';
import { among, days, type Filter, filled, filterBy, since, type Terms, years } from '../filter.ts';
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
  updatedAt: { keys: ['updatedAt'] },
} satisfies Orders;

/** What inspections can be filtered by. */
export const inspectionTerms = {
  kind: among<InspectionKind>('kind'),
  status: among<InspectionStatus>('status'),
  outcome: among<InspectionOutcome>('outcome', { nullable: true }),
  ofMember: filled('subjectMemberId'),
  dueOn: days('dueOn', { nullable: true }),
  concludedOn: days('concludedOn', { nullable: true }),
  updatedSince: since('updatedAt'),
} satisfies Terms;

/** What every list of inspections can be asked with. */
interface InspectionListArgs extends Page {
  orderBy?: AskedOrder<typeof inspectionOrders> | null;
  filter?: Filter<typeof inspectionTerms> | null;
}

/** Inspections, the latest due first unless it is asked otherwise. */
export function listInspections(
  asked: Asked<Prisma.InspectionInclude>,
  args: InspectionFilter & InspectionListArgs,
  context: OperationContext,
): List<Inspection> {
  const { kind, status } = args;
  const filter = filterBy<typeof inspectionTerms, Prisma.InspectionWhereInput>(inspectionTerms, args.filter);
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
  args: InspectionListArgs,
  context: OperationContext,
): RelatedList<Prisma.InspectionWhereInput> {
  return {
    name: 'InspectionProgramme.inspections',
    order: orderOf(inspectionOrders, args.orderBy, { dueOn: 'asc' }),
    args,
    seen: seenInspections(signedIn(context)),
    filter: filterBy(inspectionTerms, args.filter),
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
  updatedAt: { keys: ['updatedAt'] },
} satisfies Orders;

/** What programmes can be filtered by. */
export const programmeTerms = {
  year: years('year'),
  status: among<ProgrammeStatus>('status'),
  issuedOn: days('issuedOn', { nullable: true }),
  updatedSince: since('updatedAt'),
} satisfies Terms;

/** What every list of programmes can be asked with. */
interface ProgrammeListArgs extends Page {
  orderBy?: AskedOrder<typeof programmeOrders> | null;
  filter?: Filter<typeof programmeTerms> | null;
}

/** Programmes, the latest year first unless it is asked otherwise. */
export function listInspectionProgrammes(
  asked: Asked<Prisma.InspectionProgrammeInclude>,
  args: InspectionProgrammeFilter & ProgrammeListArgs,
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
      filter: [...readYearFilter(args.year), ...filterBy(programmeTerms, args.filter)],
    },
    context,
  );
}
