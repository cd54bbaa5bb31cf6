import { type Day, fromDay, today, yearOf } from '../../calendar.ts';
import { hadPlace, lockAdmission } from '../../db/queries/locks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { authorize } from '../authorize.ts';
import { InvalidInput, RuleViolation } from '../errors.ts';
import { text } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { checkNotErased } from '../person/person-rules.ts';
import { checkAdmissionDays } from './candidate-rules.ts';
import { type AdmissionWritten, notInForce } from './record-admission.ts';

/** What was wrong with an admission. */
export interface CorrectAdmissionInput {
  admissionId: string;
  /** The right ceremony day; null or left out to revoke. */
  ceremonyOn?: Day | null;
  revoke?: boolean | null;
  reason: string;
}

/**
 * Moves an admission to its right day, or revokes it. The counts move with it, also across years.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, ALREADY_REVOKED, ALREADY_OFFICIAL, COMMITTEE_NOT_IN_FORCE
 */
export async function correctAdmission(
  input: CorrectAdmissionInput,
  context: OperationContext,
): Promise<AdmissionWritten> {
  const changedBy = signedIn(context).subject;
  const { admissionId } = input;

  const written = await inTransaction(context.database.prisma, async (tx) => {
    const admission = await lockAdmission(tx, admissionId);
    authorize(context, { see: 'candidate:read', do: 'admission:correct' }, admission?.path, 'admissionId');
    const { candidateId, committeeId, stage, ...was } = admission as NonNullable<typeof admission>;
    const reason = text(input.reason, 'reason', 500);
    const ceremonyOn = input.ceremonyOn ?? null;
    if ((ceremonyOn === null) !== (input.revoke === true)) {
      throw new InvalidInput((texts) => texts.dayOrRevoke, ['ceremonyOn']);
    }
    // The reason would stay for good: nobody is erased twice.
    checkNotErased(was.erased);
    if (was.revoked) {
      throw new RuleViolation('ALREADY_REVOKED', (texts) => texts.alreadyRevoked, {
        path: ['admissionId'],
      });
    }
    const history = {
      create: {
        fromCeremonyOn: fromDay(was.ceremonyOn),
        toCeremonyOn: ceremonyOn && fromDay(ceremonyOn),
        reason,
        changedBy,
      },
    };

    if (ceremonyOn !== null) {
      checkAdmissionDays({ decisionOn: was.decisionOn, ceremonyOn }, today(context.clock));
      if (!(await hadPlace(tx, committeeId, ceremonyOn))) throw notInForce();
      await tx.admission.update({
        where: { id: admissionId },
        data: { ceremonyOn: fromDay(ceremonyOn), changes: history },
        select: { id: true },
      });
      if (stage === 'PROBATIONARY') {
        await tx.candidate.update({
          where: { id: candidateId },
          data: { stageSince: fromDay(ceremonyOn) },
          select: { id: true },
        });
      }
    } else {
      if (stage !== 'PROBATIONARY') {
        throw new RuleViolation('ALREADY_OFFICIAL', (texts) => texts.recognisedSince, {
          path: ['admissionId'],
        });
      }
      await tx.admission.update({
        where: { id: admissionId },
        data: { revoked: true, changes: history },
        select: { id: true },
      });
      const day = fromDay(today(context.clock));
      await tx.candidate.update({
        where: { id: candidateId },
        data: {
          stage: 'DECIDED',
          stageSince: day,
          stageChanges: { create: { fromStage: stage, toStage: 'DECIDED', effectiveOn: day, reason, changedBy } },
        },
        select: { id: true },
      });
    }
    const days = ceremonyOn === null ? [was.ceremonyOn] : [was.ceremonyOn, ceremonyOn];
    return { admissionId, committeeId, years: [...new Set(days.map(yearOf))] };
  });
  return { ...written, cursor: await context.feed.settle() };
}
