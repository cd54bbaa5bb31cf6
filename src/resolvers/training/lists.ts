import { noCommittee, pathsUpwards } from '../../access/scope.ts';
import type { Prisma, TrainingClass, TrainingKind, TrainingStatus } from '../../db/generated/client.ts';
import { placeOf } from '../authorize.ts';
import { orderOfCandidates, type PersonOrder } from '../candidate/person-order.ts';
import { type Page, readYearFilter } from '../input.ts';
import { type Asked, type List, list, type RelatedList } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import type { Order } from '../ranges.ts';
import { seenClasses, seenEnrolments, seenTraineeReports } from './seen.ts';

/** What classes are looked for. */
export interface TrainingClassFilter {
  /** Of centres hosted by this committee or one below it. */
  withinId?: string | null;
  /** Of centres that teach the people of this committee: its own, those below it and those above it. */
  teachesId?: string | null;
  kind?: TrainingKind[] | null;
  status?: TrainingStatus[] | null;
}

/** The hosts of centres that teach the people of a committee. That the committee is seen, its type has checked. */
function teaching(committeeId: string, context: OperationContext): Prisma.CommitteeWhereInput {
  const path = placeOf(context, committeeId);
  if (path === null) return noCommittee;
  return { OR: [{ path: { startsWith: path } }, { path: { in: pathsUpwards(path) } }] };
}

const latestFirst: Order = { name: 'LATEST', keys: [{ field: 'startsOn', direction: 'desc' }] };

/** Classes, the latest first. */
export function listTrainingClasses(
  asked: Asked<Prisma.TrainingClassInclude>,
  { teachesId, kind, status, ...args }: TrainingClassFilter & Page,
  context: OperationContext,
): List<TrainingClass> {
  const filter: Prisma.TrainingClassWhereInput[] = [];
  if (teachesId) filter.push({ centre: { host: teaching(teachesId, context) } });
  if (kind) filter.push({ kind: { in: kind } });
  if (status) filter.push({ status: { in: status } });
  return list(
    {
      ...asked,
      order: latestFirst,
      page: args,
      table: context.database.prisma.trainingClass,
      seen: seenClasses(signedIn(context)),
      subtree: { withinId: args.withinId, at: (host) => ({ centre: { host } }) },
      filter,
    },
    context,
  );
}

/** The people of a class that the viewer may see, by the given name unless it is asked otherwise. */
export function listEnrolments(
  { order, ...page }: Page & { order?: PersonOrder | null },
  context: OperationContext,
): RelatedList<Prisma.EnrolmentWhereInput> {
  return {
    name: 'TrainingClass.enrolments',
    order: orderOfCandidates(order ?? 'GIVEN_NAME'),
    page,
    seen: seenEnrolments(signedIn(context)),
    // Names leave this list in sealed cursors alone.
    reading: { include: { candidate: { omit: { fullName: false, givenName: false } } } },
  };
}

/** The figures of trainees that a committee has reported and the viewer may see, the latest year first. */
export function listTraineeReports(year: number | null | undefined, context: OperationContext) {
  const seen = seenTraineeReports(signedIn(context));
  return {
    where: { AND: [seen, ...readYearFilter(year)] },
    orderBy: [{ year: 'desc' }, { asOf: 'desc' }] satisfies Prisma.TraineeReportOrderByWithRelationInput[],
  };
}
