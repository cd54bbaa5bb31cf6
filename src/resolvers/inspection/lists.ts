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
import type { Order } from '../ranges.ts';
import { seenInspections, seenProgrammes } from './seen.ts';

/** What inspections are looked for. */
export interface InspectionFilter {
  /** Of subjects that are this committee or one below it. */
  withinId?: string | null;
  kind?: InspectionKind[] | null;
  status?: InspectionStatus[] | null;
}

const latestDueFirst: Order = { name: 'LATEST', keys: [{ field: 'dueOn', direction: 'desc' }], nullable: true };

/** Inspections, the latest due first; those without a day stand at the end. */
export function listInspections(
  asked: Asked<Prisma.InspectionInclude>,
  { kind, status, ...args }: InspectionFilter & Page,
  context: OperationContext,
): List<Inspection> {
  const filter: Prisma.InspectionWhereInput[] = [];
  if (kind) filter.push({ kind: { in: kind } });
  if (status) filter.push({ status: { in: status } });
  return list(
    {
      ...asked,
      order: latestDueFirst,
      page: args,
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
  page: Page,
  context: OperationContext,
): RelatedList<Prisma.InspectionWhereInput> {
  return {
    name: 'InspectionProgramme.inspections',
    order: { name: 'DUE', keys: [{ field: 'dueOn', direction: 'asc' }], nullable: true },
    page,
    seen: seenInspections(signedIn(context)),
  };
}

/** What programmes are looked for. */
export interface InspectionProgrammeFilter {
  /** Of this committee or one below it. */
  withinId?: string | null;
  year?: number | null;
}

const latestYearFirst: Order = { name: 'LATEST', keys: [{ field: 'year', direction: 'desc' }] };

/** Programmes, the latest year first. */
export function listInspectionProgrammes(
  asked: Asked<Prisma.InspectionProgrammeInclude>,
  { year, ...args }: InspectionProgrammeFilter & Page,
  context: OperationContext,
): List<InspectionProgramme> {
  return list(
    {
      ...asked,
      order: latestYearFirst,
      page: args,
      table: context.database.prisma.inspectionProgramme,
      seen: seenProgrammes(signedIn(context)),
      subtree: {
        withinId: args.withinId,
        at: (committee) => ({ committee }),
        few: { actions: ['inspection:read'], among: (ids) => ({ committeeId: { in: ids } }) },
      },
      filter: readYearFilter(year),
    },
    context,
  );
}
