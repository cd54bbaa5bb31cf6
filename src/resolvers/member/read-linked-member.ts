import type { Member, Prisma } from '../../db/generated/client.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenMembers } from './seen.ts';

/** A member to whom a record leads; null where the viewer may not read the roll. */
export async function readLinkedMember(
  asked: Pick<Prisma.MemberFindUniqueArgs, 'include' | 'select'>,
  id: string | null,
  context: OperationContext,
): Promise<Member | null> {
  if (id === null) return null;
  return context.database.prisma.member.findUnique({
    ...asked,
    where: { id, AND: [seenMembers(signedIn(context))] },
  });
}
