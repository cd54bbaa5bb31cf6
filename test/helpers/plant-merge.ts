import type { Prisma, PrismaClient } from '../../src/db/generated/client.ts';

/** Writes past the operations that two cases are those of one person, who keep their rows as they are. Returns the id. */
export async function plantMerge(
  prisma: PrismaClient,
  [candidateId, duplicateId]: readonly [string, string],
  more: Partial<Prisma.PersonMergeUncheckedCreateInput> = {},
): Promise<string> {
  const personOf = async (id: string) =>
    (await prisma.candidate.findUniqueOrThrow({ where: { id }, select: { personId: true } })).personId;
  const { id } = await prisma.personMerge.create({
    data: {
      candidateId,
      duplicateId,
      keptId: await personOf(candidateId),
      mergedId: await personOf(duplicateId),
      keptCases: [candidateId],
      movedCases: [duplicateId],
      reason: 'ENTERED_TWICE',
      documentNumber: '1-CV',
      documentOn: new Date('2026-02-02'),
      mergedBy: 'test',
      ...more,
    },
    select: { id: true },
  });
  return id;
}
