import { committeeScope } from '../../access/scope.ts';
import type { Prisma, TrainingClass, TrainingKind, TrainingStatus } from '../../db/generated/client.ts';
import { within } from '../committee/list-committees.ts';
import { goesOn } from '../cursor-row.ts';
import { type Page, page } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** What classes are looked for. */
export interface TrainingClassFilter {
  /** Of centres hosted by this committee or one below it. */
  withinId?: string | null;
  kind?: TrainingKind[] | null;
  status?: TrainingStatus[] | null;
}

/** The condition for classes of a filter that the viewer may see. */
export function trainingClassesWhere(
  filter: TrainingClassFilter,
  context: OperationContext,
): Prisma.TrainingClassWhereInput {
  const conditions: Prisma.TrainingClassWhereInput[] = [
    { centre: { host: committeeScope(signedIn(context), 'training:read') } },
  ];
  if (filter.withinId) conditions.push({ centre: { host: within(filter.withinId, context) } });
  if (filter.kind) conditions.push({ kind: { in: filter.kind } });
  if (filter.status) conditions.push({ status: { in: filter.status } });
  return { AND: conditions };
}

/** Classes, the latest first. */
export async function listTrainingClasses(
  query: Prisma.TrainingClassFindManyArgs,
  args: TrainingClassFilter & Page,
  context: OperationContext,
): Promise<TrainingClass[]> {
  page(args);
  const { trainingClass } = context.database.prisma;
  const seen = trainingClassesWhere({}, context);
  if (!(await goesOn(query.cursor, (id) => trainingClass.count({ where: { AND: [{ id }, seen] } })))) return [];
  return trainingClass.findMany({
    ...query,
    where: trainingClassesWhere(args, context),
    orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
  });
}
