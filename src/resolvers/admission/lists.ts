import type { Prisma } from '../../db/generated/client.ts';
import type { Page } from '../input.ts';
import type { RelatedList } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenAdmissions } from './seen.ts';

/** The admissions by a committee itself that the viewer may see, the latest ceremony first. */
export function listAdmissions(page: Page, context: OperationContext): RelatedList<Prisma.AdmissionWhereInput> {
  return {
    name: 'Committee.admissions',
    order: { name: 'LATEST', keys: [{ field: 'ceremonyOn', direction: 'desc' }] },
    page,
    seen: seenAdmissions(signedIn(context)),
  };
}

/** The admissions of a person that the viewer may see, in the order in which they were entered. */
export function listAdmissionsOfPerson(context: OperationContext) {
  return { where: seenAdmissions(signedIn(context)), orderBy: { recordedAt: 'asc' } } as const;
}
