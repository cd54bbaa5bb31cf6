import type { Candidate, Prisma } from '../../db/generated/client.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * Other persons whom the viewer may see, who may be the one that was entered: of the same name, accents or not, and the
 * same birth. The access log says that they were looked for.
 * @param operation - what the access log calls the operation.
 */
export async function listAlike(
  asked: Pick<Prisma.CandidateFindManyArgs, 'include' | 'select'>,
  candidateId: string,
  operation: string,
  { loaders, database }: OperationContext,
): Promise<Candidate[]> {
  const found = await loaders.alike.load({ candidateId, operation });
  if (found.length === 0) return [];
  return database.prisma.candidate.findMany({ ...asked, where: { id: { in: found } }, orderBy: { id: 'asc' } });
}
