import type { Prisma } from '../../db/generated/client.ts';
import { days, type Filter, filterBy, marked, moments, since, type Terms } from '../filter.ts';
import type { Page } from '../input.ts';
import type { RelatedList } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
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
  recordedAt: moments('recordedAt'),
  revoked: marked('revoked'),
  updatedSince: since('updatedAt'),
} satisfies Terms;

/** What every list of admissions can be asked with. */
interface AdmissionListArgs extends Page {
  orderBy?: AskedOrder<typeof admissionOrders> | null;
  filter?: Filter<typeof admissionTerms> | null;
}

/** The admissions by a committee itself that the viewer may see, the latest ceremony first. */
export function listAdmissions(
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
