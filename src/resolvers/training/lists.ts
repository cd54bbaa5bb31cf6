import { noCommittee, pathsUpwards } from '../../access/scope.ts';
import type {
  EnrolmentStatus,
  Prisma,
  TrainingClass,
  TrainingKind,
  TrainingStatus,
} from '../../db/generated/client.ts';
import { placeOf } from '../authorize.ts';
import { askedByName, ordersOfCandidates, type PersonOrder } from '../candidate/person-order.ts';
import { among, days, type Filter, filterBy, moments, since, type Terms } from '../filter.ts';
import { type Page, readYearFilter } from '../input.ts';
import { type Asked, type List, list, type RelatedList } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import { seenCentres, seenClasses, seenEnrolments, seenTraineeReports, teaching } from './seen.ts';

/** Centres that are listed for a committee at most: a province has one in each commune. */
const MOST_CENTRES = 1_000;

/** What classes are looked for. */
export interface TrainingClassFilter {
  /** Of centres hosted by this committee or one below it. */
  withinId?: string | null;
  /** Of centres that teach the people of this committee: its own, those below it and those above it. */
  teachesId?: string | null;
  kind?: TrainingKind[] | null;
  status?: TrainingStatus[] | null;
}

/** The centres that teach the people of a committee. That the committee is seen, its type has checked. */
function teachingFor(committeeId: string, context: OperationContext): Prisma.TrainingCentreWhereInput {
  const path = placeOf(context, committeeId);
  const taught =
    path === null ? noCommittee : { OR: [{ path: { startsWith: path } }, { path: { in: pathsUpwards(path) } }] };
  return teaching(taught, context.feed.day);
}

/** The centres that teach for a committee, those it hosts itself first. */
export function listCentresFor(asked: object, committeeId: string, context: OperationContext) {
  return context.database.prisma.trainingCentre.findMany({
    ...asked,
    where: { AND: [seenCentres(signedIn(context), context.feed.day), teachingFor(committeeId, context)] },
    orderBy: [{ host: { path: 'desc' } }, { name: 'asc' }, { id: 'asc' }],
    take: MOST_CENTRES,
  });
}

/** What classes can be sorted by. */
export const classOrders = {
  startsOn: { keys: ['startsOn'] },
  endsOn: { keys: ['endsOn'] },
  updatedAt: { keys: ['updatedAt'] },
} satisfies Orders;

/** What classes can be filtered by. */
export const classTerms = {
  kind: among<TrainingKind>('kind'),
  status: among<TrainingStatus>('status'),
  startsOn: days('startsOn'),
  endsOn: days('endsOn'),
  updatedSince: since('updatedAt'),
} satisfies Terms;

/** What every list of classes can be asked with. */
interface ClassListArgs extends Page {
  orderBy?: AskedOrder<typeof classOrders> | null;
  filter?: Filter<typeof classTerms> | null;
}

/** Classes, the latest first unless it is asked otherwise. */
export function listTrainingClasses(
  asked: Asked<Prisma.TrainingClassInclude>,
  args: TrainingClassFilter & ClassListArgs,
  context: OperationContext,
): List<TrainingClass> {
  const { teachesId, kind, status } = args;
  const filter = filterBy<typeof classTerms, Prisma.TrainingClassWhereInput>(classTerms, args.filter);
  if (teachesId) filter.push({ centre: teachingFor(teachesId, context) });
  if (kind) filter.push({ kind: { in: kind } });
  if (status) filter.push({ status: { in: status } });
  return list(
    {
      ...asked,
      order: orderOf(classOrders, args.orderBy, { startsOn: 'desc' }),
      args,
      table: context.database.prisma.trainingClass,
      seen: seenClasses(signedIn(context), context.feed.day),
      subtree: { withinId: args.withinId, at: (host) => ({ centre: { host } }) },
      filter,
    },
    context,
  );
}

/** What the people of a class can be sorted by. */
export const enrolmentOrders = {
  ...ordersOfCandidates,
  enrolledAt: { keys: ['enrolledAt'] },
  updatedAt: { keys: ['updatedAt'] },
} satisfies Orders;

/** What the people of a class can be filtered by. */
export const enrolmentTerms = {
  status: among<EnrolmentStatus>('status'),
  enrolledAt: moments('enrolledAt'),
  updatedSince: since('updatedAt'),
} satisfies Terms;

/** What every list of enrolments can be asked with. */
interface EnrolmentListArgs extends Page {
  order?: PersonOrder | null;
  orderBy?: AskedOrder<typeof enrolmentOrders> | null;
  filter?: Filter<typeof enrolmentTerms> | null;
}

/** The people of a class that the viewer may see, by the given name unless it is asked otherwise. */
export function listEnrolments(
  args: EnrolmentListArgs,
  context: OperationContext,
): RelatedList<Prisma.EnrolmentWhereInput> {
  const order = orderOf(enrolmentOrders, args.orderBy, askedByName(args.order));
  return {
    name: 'TrainingClass.enrolments',
    order,
    args,
    seen: seenEnrolments(signedIn(context)),
    filter: filterBy(enrolmentTerms, args.filter),
    // Names leave this list in sealed cursors alone.
    ...(order.nullable ? { reading: { include: { candidate: { omit: { fullName: false, givenName: false } } } } } : {}),
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
