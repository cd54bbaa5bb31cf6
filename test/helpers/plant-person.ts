import type { CandidateStage, Prisma, PrismaClient } from '../../src/db/generated/client.ts';

/** Whom a test needs: in which cell and at which stage. Whatever else matters to it may be given too. */
type Wanted = Partial<Prisma.CandidateUncheckedCreateInput> & { committeeId: string; stage: CandidateStage };

/** Writes an invented person past the operations, born in May 1999, at a stage since January 2026. Returns the id. */
export async function plantPerson(prisma: PrismaClient, wanted: Wanted): Promise<string> {
  const { id } = await prisma.candidate.create({
    data: {
      fullName: 'Hoàng Thị Thử',
      sex: 'FEMALE',
      birthYear: 1999,
      birthMonth: 5,
      ethnicGroup: 'Tày',
      sourceCategory: 'YOUTH',
      youthUnionMember: true,
      stageSince: new Date('2026-01-05'),
      ...wanted,
    },
    select: { id: true },
  });
  return id;
}

/** Brings somebody past the operations to a stage on a day, with the step in the history, as a body's own operation does. */
export async function plantStep(
  prisma: PrismaClient,
  candidateId: string,
  toStage: CandidateStage,
  day: string,
): Promise<void> {
  const effectiveOn = new Date(day);
  const { stage: fromStage } = await prisma.candidate.findUniqueOrThrow({ where: { id: candidateId } });
  await prisma.candidate.update({
    where: { id: candidateId },
    data: {
      stage: toStage,
      stageSince: effectiveOn,
      stageChanges: { create: { fromStage, toStage, effectiveOn, changedBy: 'test' } },
    },
    select: { id: true },
  });
}
