import { committeeScope } from '../../access/scope.ts';
import type { InspectionProgramme, Prisma } from '../../db/generated/client.ts';
import { within } from '../committee/list-committees.ts';
import { goesOn } from '../cursor-row.ts';
import { type Page, page, year } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** What programmes are looked for. */
export interface InspectionProgrammeFilter {
  /** Of this committee or one below it. */
  withinId?: string | null;
  year?: number | null;
}

/** The condition for programmes of a filter that the viewer may see. */
export function inspectionProgrammesWhere(
  filter: InspectionProgrammeFilter,
  context: OperationContext,
): Prisma.InspectionProgrammeWhereInput {
  const conditions: Prisma.InspectionProgrammeWhereInput[] = [
    { committee: committeeScope(signedIn(context), 'inspection:read') },
  ];
  if (filter.withinId) conditions.push({ committee: within(filter.withinId, context) });
  if (filter.year !== null && filter.year !== undefined) conditions.push({ year: year(filter.year) });
  return { AND: conditions };
}

/** Programmes, the latest year first. */
export async function listInspectionProgrammes(
  query: Prisma.InspectionProgrammeFindManyArgs,
  args: InspectionProgrammeFilter & Page,
  context: OperationContext,
): Promise<InspectionProgramme[]> {
  page(args);
  const { inspectionProgramme } = context.database.prisma;
  const seen = inspectionProgrammesWhere({}, context);
  if (!(await goesOn(query.cursor, (id) => inspectionProgramme.count({ where: { AND: [{ id }, seen] } })))) return [];
  return inspectionProgramme.findMany({
    ...query,
    where: inspectionProgrammesWhere(args, context),
    orderBy: [{ year: 'desc' }, { id: 'asc' }],
  });
}
