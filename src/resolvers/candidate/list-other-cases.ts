import type { Candidate, Prisma } from '../../db/generated/client.ts';
import type { OperationContext } from '../operation-context.ts';

/** The other cases of the same person that the viewer may see, the first one first. */
export async function listOtherCases(
  asked: Pick<Prisma.CandidateFindManyArgs, 'include' | 'select'>,
  { id, personId }: { id: string; personId: string },
  { loaders, database }: OperationContext,
): Promise<Candidate[]> {
  const others = (await loaders.cases.load(personId)).filter((one) => one !== id);
  if (others.length === 0) return [];
  const orderBy: Prisma.CandidateOrderByWithRelationInput[] = [{ createdAt: 'asc' }, { id: 'asc' }];
  return database.prisma.candidate.findMany({ ...asked, where: { id: { in: others } }, orderBy });
}
