import type { Candidate, Prisma } from '../../db/generated/client.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenCandidates } from './seen.ts';

/** A case to which a record leads; null where the viewer may not read it. */
export async function readLinkedCase(
  asked: Pick<Prisma.CandidateFindUniqueArgs, 'include' | 'select'>,
  id: string | null,
  context: OperationContext,
): Promise<Candidate | null> {
  if (id === null) return null;
  return context.database.prisma.candidate.findUnique({
    ...asked,
    where: { id, AND: [seenCandidates(signedIn(context))] },
  });
}
