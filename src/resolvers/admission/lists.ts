import type { Day } from '../../calendar.ts';
import type { Admission, Prisma } from '../../db/generated/client.ts';
import { days, type Filter, filterBy, marked, moments, since, type Terms } from '../filter.ts';
import type { Page } from '../input.ts';
import { type Asked, type List, list, type RelatedList } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import { admittedWithin } from './admitted-within.ts';
import { seenAdmissions } from './seen.ts';

/** What admissions can be sorted by. */
export const admissionOrders = {
  ceremonyOn: { keys: ['ceremonyOn'] },
  recordedAt: { keys: ['recordedAt'] },
  updatedAt: { keys: ['updatedAt'] },
} satisfies Orders;

/** What admissions can be filtered by. */
export const admissionTerms = {
  ceremonyOn: days('ceremonyOn'),
  countsOn: days('countsOn', { nullable: true }),
  recordedAt: moments('recordedAt'),
  revoked: marked('revoked'),
  updatedSince: since('updatedAt'),
} satisfies Terms;

/** What every list of admissions can be asked with. */
interface AdmissionListArgs extends Page {
  orderBy?: AskedOrder<typeof admissionOrders> | null;
  filter?: Filter<typeof admissionTerms> | null;
}

/** What admissions are looked for. */
interface AdmissionsWanted {
  /** By this committee or one that stood below it on the day of the ceremony. */
  withinId?: string | null;
  /** Of ceremonies from this day on. */
  from?: Day | null;
  /** Of ceremonies up to this day, and on it. */
  to?: Day | null;
  /** Only those that were revoked, or only those that were not. */
  revoked?: boolean | null;
}

/** Admissions, the latest ceremony first unless it is asked otherwise. */
export function listAdmissions(
  asked: Asked<Prisma.AdmissionInclude>,
  args: AdmissionsWanted & AdmissionListArgs,
  context: OperationContext,
): List<Admission> {
  const { withinId, from, to, revoked } = args;
  const wanted = { ceremonyOn: { from, to }, revoked };
  return list(
    {
      ...asked,
      order: orderOf(admissionOrders, args.orderBy, { ceremonyOn: 'desc' }),
      args,
      table: context.database.prisma.admission,
      seen: seenAdmissions(signedIn(context)),
      ...(withinId
        ? {}
        : {
            subtree: {
              withinId: null,
              at: (committee) => ({ committee }),
              few: { actions: ['candidate:read'], among: (ids) => ({ committeeId: { in: ids } }) },
            },
          }),
      filter: [
        ...(withinId ? [admittedWithin(withinId, context)] : []),
        ...filterBy(admissionTerms, wanted),
        ...filterBy(admissionTerms, args.filter),
      ],
    },
    context,
  );
}

/** The admissions that a figure was counted from, as far as the viewer may see them; the latest ceremony first. */
export function listCountedAdmissions(
  asked: Asked<Prisma.AdmissionInclude>,
  args: AdmissionListArgs,
  counted: Prisma.AdmissionWhereInput,
  context: OperationContext,
): List<Admission> {
  return list(
    {
      ...asked,
      order: orderOf(admissionOrders, args.orderBy, { ceremonyOn: 'desc' }),
      args,
      table: context.database.prisma.admission,
      seen: seenAdmissions(signedIn(context)),
      filter: [counted, ...filterBy(admissionTerms, args.filter)],
    },
    context,
  );
}

/** The admissions by a committee itself that the viewer may see, the latest ceremony first. */
export function listOwnAdmissions(
  args: AdmissionListArgs,
  context: OperationContext,
): RelatedList<Prisma.AdmissionWhereInput> {
  return {
    name: 'Committee.admissions',
    order: orderOf(admissionOrders, args.orderBy, { ceremonyOn: 'desc' }),
    args,
    seen: seenAdmissions(signedIn(context)),
    filter: filterBy(admissionTerms, args.filter),
  };
}

/** The admissions of a person that the viewer may see, in the order in which they were entered. */
export function listAdmissionsOfPerson(context: OperationContext) {
  return { where: seenAdmissions(signedIn(context)), orderBy: { recordedAt: 'asc' } } as const;
}

/** Of some admissions those that the viewer may see, by their ids in order. */
export async function readSeenAdmissions(
  query: Prisma.AdmissionFindManyArgs,
  ids: readonly string[],
  context: OperationContext,
): Promise<Admission[]> {
  return context.database.prisma.admission.findMany({
    ...query,
    where: { AND: [{ id: { in: [...ids] } }, seenAdmissions(signedIn(context))] },
    orderBy: { id: 'asc' },
  });
}
