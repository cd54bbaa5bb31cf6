import type { Officer, Prisma } from '../../db/generated/client.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenOfficers } from './seen.ts';

/** The appointment that a record leads to. Null where it leads to none, and where the viewer may not see it. */
export async function readOfficer(
  query: Pick<Prisma.OfficerFindFirstArgs, 'include' | 'select'>,
  id: string | null,
  context: OperationContext,
): Promise<Officer | null> {
  if (id === null) return null;
  return context.database.prisma.officer.findFirst({
    ...query,
    where: { AND: [{ id }, seenOfficers(signedIn(context))] },
  });
}
