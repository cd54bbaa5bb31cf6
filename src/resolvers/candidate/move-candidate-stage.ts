import { type Day, fromDay, toDay, today } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/client.ts';
import { lockCandidate } from '../../db/queries/locks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { authorize } from '../authorize.ts';
import { InvalidInput } from '../errors.ts';
import { optionalText } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { checkNotErased } from '../person/person-rules.ts';
import { checkStageMove } from './candidate-rules.ts';

/** A step of a candidate's case. */
export interface MoveCandidateStageInput {
  candidateId: string;
  to: CandidateStage;
  effectiveOn: Day;
  /** Needed for going back and off the list. */
  reason?: string | null;
  documentNumber?: string | null;
}

/**
 * Moves a candidate one stage on, or back.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkStageMove
 */
export async function moveCandidateStage(
  input: MoveCandidateStageInput,
  context: OperationContext,
): Promise<{ candidateId: string; cursor: string | null }> {
  const changedBy = signedIn(context).subject;
  const { candidateId, to, effectiveOn } = input;

  await inTransaction(context.database.prisma, async (tx) => {
    const candidate = await lockCandidate(tx, candidateId);
    authorize(context, { see: 'candidate:read', do: 'candidate:move' }, candidate?.path, 'candidateId');
    const { stage, erased } = candidate as NonNullable<typeof candidate>;
    if (effectiveOn > today(context.clock))
      throw new InvalidInput((texts) => texts.inFuture('effectiveOn'), ['effectiveOn']);
    const reason = optionalText(input.reason, 'reason', 500);
    const documentNumber = optionalText(input.documentNumber, 'documentNumber', 60);
    const admission = await tx.admission.findFirst({
      where: { candidateId, revoked: false },
      select: { ceremonyOn: true },
    });
    checkNotErased(erased);
    checkStageMove(stage, to, effectiveOn, reason, admission && toDay(admission.ceremonyOn));
    await tx.candidate.update({
      where: { id: candidateId },
      data: {
        stage: to,
        stageSince: fromDay(effectiveOn),
        stageChanges: {
          create: {
            fromStage: stage,
            toStage: to,
            effectiveOn: fromDay(effectiveOn),
            reason,
            documentNumber,
            changedBy,
          },
        },
      },
      select: { id: true },
    });
  });
  return { candidateId, cursor: await context.feed.settle() };
}
