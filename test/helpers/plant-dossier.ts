import type { PaperKind, PrismaClient } from '../../src/db/generated/client.ts';

/** Papers that a cell wants for its review, in the order in which they are made. */
const FOR_REVIEW: readonly PaperKind[] = ['APPLICATION', 'LIFE_HISTORY', 'TWO_MEMBERS_INTRODUCTION', 'OPINIONS'];

/** Papers that it wants for a recognition. */
const FOR_RECOGNITION: readonly PaperKind[] = ['SELF_CRITICISM', 'MENTOR_REMARKS', 'RECOGNITION_OPINIONS'];

/** Writes past the operations all that a cell wants for a review or a recognition, as of one day. */
export async function plantDossier(
  prisma: PrismaClient,
  candidateId: string,
  matter: 'ADMISSION' | 'RECOGNITION' = 'ADMISSION',
  day = '2026-10-01',
): Promise<void> {
  const made = { candidateId, recordedBy: 'test' };
  const on = new Date(day);
  const kinds = matter === 'ADMISSION' ? FOR_REVIEW : FOR_RECOGNITION;
  await prisma.certificate.create({
    data: { ...made, kind: matter === 'ADMISSION' ? 'AWARENESS' : 'NEW_MEMBER', number: '1', issuedOn: on },
    select: { id: true },
  });
  await prisma.dossierPaper.createMany({ data: kinds.map((kind) => ({ ...made, kind, madeOn: on })) });
  if (matter === 'RECOGNITION') return;
  await prisma.verification.create({
    data: {
      candidateId,
      about: ['CANDIDATE'],
      place: 'Đảng ủy xã Mẫu',
      abroad: false,
      requestedOn: on,
      requestNumber: '1-CV',
      dueOn: on,
      requestedBy: 'test',
      answeredOn: on,
      answerNumber: '2-CV',
      answeredBy: 'test',
      answeredAt: on,
    },
    select: { id: true },
  });
}
