import { fromDay, today } from '../../calendar.ts';
import { lockCandidate, lockClass } from '../../db/queries/locks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { authorize } from '../authorize.ts';
import { RuleViolation } from '../errors.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { checkNotErased } from '../person/person-rules.ts';
import { checkEnrolment } from './training-rules.ts';

/** Who goes to which class. */
export interface EnrolInClassInput {
  candidateId: string;
  classId: string;
}

/**
 * Enrols a candidate; an outstanding person who enters an awareness class moves to that stage.
 * @throws NotFound, Forbidden
 * @throws RuleViolation ALREADY_ENROLLED and as checkEnrolment
 */
export async function enrolInClass(
  { candidateId, classId }: EnrolInClassInput,
  context: OperationContext,
): Promise<{ enrolmentId: string; cursor: string | null }> {
  const changedBy = signedIn(context).subject;

  const enrolmentId = await inTransaction(context.database.prisma, async (tx) => {
    const found = await lockCandidate(tx, candidateId);
    authorize(context, { see: 'candidate:read', do: 'training:enrol' }, found?.path, 'candidateId');
    const candidate = found as NonNullable<typeof found>;
    checkNotErased(candidate.erased);
    const trainingClass = await lockClass(tx, classId);
    // A class teaches the people below its host, whoever of them enrols: seeing it is enough.
    if (trainingClass === null || !candidate.path.startsWith(trainingClass.path)) {
      throw new RuleViolation('CLASS_NOT_FOR_COMMITTEE', (texts) => texts.classElsewhere, {
        path: ['classId'],
      });
    }
    const enrolled = await tx.enrolment.count({ where: { classId, candidateId } });
    if (enrolled > 0)
      throw new RuleViolation('ALREADY_ENROLLED', (texts) => texts.alreadyEnrolled, { path: ['candidateId'] });
    checkEnrolment(trainingClass, candidate.stage);
    const { id } = await tx.enrolment.create({
      data: { classId, candidateId, enrolledBy: changedBy },
      select: { id: true },
    });
    if (trainingClass.kind === 'AWARENESS' && candidate.stage === 'OUTSTANDING') {
      const day = fromDay(today(context.clock));
      await tx.candidate.update({
        where: { id: candidateId },
        data: {
          stage: 'IN_AWARENESS_CLASS',
          stageSince: day,
          stageChanges: {
            create: { fromStage: candidate.stage, toStage: 'IN_AWARENESS_CLASS', effectiveOn: day, changedBy },
          },
        },
        select: { id: true },
      });
    }
    return id;
  });
  return { enrolmentId, cursor: await context.feed.settle() };
}
