import { v7 as uuidv7 } from 'uuid';
import { type Body, bodies, stepOf } from '../../access/policy.ts';
import type { Day } from '../../calendar.ts';
import type { CandidateStage, VotingBody } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import { workingDaysUntil } from '../../rules/working-days.ts';
import type { Actor } from '../actor.ts';
import { checkNewCeremony } from '../admission/check-new-ceremony.ts';
import { correctAdmissions, correctDecisionOf, readCountingAdmission } from '../admission/records.ts';
import { violations as admissions } from '../admission/violations.ts';
import { readCellOn, setStageSince, takeSteps } from '../candidate/records.ts';
import { ASSIGNED_BY, officialDayOf } from '../candidate/rules.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { NotFound, RuleViolation } from '../errors.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import { committeesRead, type Place } from '../place.ts';
import { readCalendarToday } from '../rule/records.ts';
import { readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { correctCell, findWrongStay } from './correct-cell.ts';
import { type LockedStep, lockStep } from './locks.ts';
import { stepBodies, takesStep } from './place.ts';
import { checkCorrection } from './rules.ts';
import {
  correctDecision,
  correctSteps,
  correctVote,
  type KnownStep,
  readDecisionOfStep,
  readSteps,
  type StepCorrection,
} from './step-records.ts';
import { violations } from './violations.ts';

/** What was typed wrong in a step. */
export interface CorrectStepInput {
  stepId: UnreadId;
  /** The right day; left out where that was right. */
  effectiveOn?: UnreadDay | null;
  /** The right number of the paper; left out where that was right. */
  documentNumber?: string | null;
  /** The cell that had the case from this step on; left out where that was right. */
  committeeId?: UnreadId | null;
  reason: string;
  /** Whether later steps that the right day would break are taken back; else it is refused. */
  takeBack: boolean;
}

/**
 * Whose step it is to correct one: its own body, or of the stages that are left and come to the higher; a ceremony, and which cell had
 * the case, is above the cell.
 */
function bodyOfCorrection({ toStage, stage }: LockedStep, takeBack: boolean, ofCell: boolean): Body {
  const own = (one: CandidateStage): Body => (one === 'PROBATIONARY' ? 'GRASSROOTS' : stepOf[one]);
  const both = [own(toStage), ...(takeBack ? [own(stage)] : []), ...(ofCell ? [ASSIGNED_BY] : [])];
  return bodies.findLast((body) => both.includes(body)) as Body;
}

const step: Place<CorrectStepInput, LockedStep> = {
  read: ({ stepId }) => readId(stepId),
  lock: lockStep,
  async allow(found, { takeBack, committeeId }, context, again = false) {
    try {
      // What was taken back has left the stage that it was judged by.
      const body = found === null ? 'CELL' : bodyOfCorrection(found, takeBack && !again, Boolean(committeeId));
      const { role } = await takesStep(found, stepBodies[body], context);
      return { thing: found as LockedStep, role };
    } catch (refusal) {
      throw refusal instanceof NotFound ? new NotFound(refusal.say, ['stepId']) : refusal;
    }
  },
};

/** The right cell: whoever corrects has a role there too. */
const cell = committeesRead<CorrectStepInput>(
  'committeeId',
  ({ committeeId }) => (committeeId ? [readId(committeeId)] : []),
  lockCommitteeToRefer,
  { see: 'candidate:read', do: 'candidate:move' },
);

/** The vote that each stage stands for. */
const votes: Partial<Record<CandidateStage, VotingBody>> = { CELL_PROPOSED: 'CELL', GRASSROOTS_PROPOSED: 'GRASSROOTS' };

/**
 * Puts right what was typed wrong in a step, with the vote, the decision or the admission that it stands for: the counts of both
 * years move. Where another cell had the case, its stay goes there with all that counts. Where the right day or cell would break a
 * later step it is refused, or that step is taken back, as asked.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, DAY_IS_COMPUTED, OTHER_CELL_THEN, DECISION_DIFFERS, or as checkCorrection, checkNewCeremony and
 *   findWrongStay
 */
export const correctStep = write({
  places: { step, cell },
  read: ({ takeBack, ...input }: CorrectStepInput, { today }) => {
    const { effectiveOn = null } = input;
    const form = readFields({
      effectiveOn: () => (effectiveOn === null ? null : readPastDay(effectiveOn, 'effectiveOn', today)),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      reason: () => readText(input.reason, 'reason', LONGEST.reason),
    });
    return { takeBack, ...form };
  },
  async work({ tx, by, today }, { step: locked, cell: [right] }, { takeBack, reason, ...wanted }) {
    const { id: candidateId, stepId, stage } = locked;
    checkNotErased(locked.erased);
    const steps = await readSteps(tx, candidateId);
    const place = steps.findIndex(({ id }) => id === stepId);
    const from = steps[place] as KnownStep;
    const to = {
      effectiveOn: wanted.effectiveOn ?? from.effectiveOn,
      documentNumber: wanted.documentNumber ?? from.documentNumber,
    };
    const stay =
      right === undefined
        ? null
        : await findWrongStay(tx, candidateId, right, { steps, place, day: to.effectiveOn, today });
    const broken = checkCorrection(steps, place, to, takeBack, stay);
    const cellOf = stay !== null && right !== undefined ? { from: stay.committeeId, to: right.id } : null;
    const correction = { id: uuidv7(), candidateId, stepId, from, to, cell: cellOf, reason };
    if (broken) await goBack({ tx, by, today }, locked, from.toStage, reason);
    await correctSteps(tx, correction, by);
    if (stay !== null && cellOf !== null) {
      await correctCell(tx, { candidateId, stay, cellId: cellOf.to, reason }, by);
    }
    const standsAt = broken ? from.toStage : stage;
    await correctPaper(tx, { ...correction, stage: from.toStage }, by);
    if (from.toStage === 'PROBATIONARY') {
      await correctCeremony({ tx, by, today }, { ...locked, stage: standsAt }, correction);
    } else if ((broken || place === steps.length - 1) && from.toStage !== 'OFFICIAL') {
      await setStageSince(tx, candidateId, to.effectiveOn);
    }
    return { candidate: candidateId };
  },
});

interface At {
  tx: Transaction;
  by: Actor;
  today: Day;
}

/** Takes all back that was done after a step: the case stands there again. */
async function goBack(
  { tx, by, today }: At,
  { id: candidateId, stage }: LockedStep,
  to: CandidateStage,
  reason: string,
) {
  const admission = await readCountingAdmission(tx, candidateId);
  if (admission !== null) {
    const { id: admissionId, ceremonyOn: from, committeeId: fromCommitteeId } = admission;
    await correctAdmissions(
      tx,
      [{ admissionId, from, to: null, fromCommitteeId, toCommitteeId: fromCommitteeId, reason }],
      by,
    );
  }
  await takeSteps(tx, [{ candidateId, from: stage, to, effectiveOn: today, reason }], by);
}

/** Puts the vote or the decision right that a step stands for, and the decision that an admission names. */
async function correctPaper(tx: Transaction, correction: StepCorrection & { stage: CandidateStage }, by: Actor) {
  const { candidateId, stage, from, to } = correction;
  const body = votes[stage];
  if (body !== undefined) {
    const [then, now] = [
      await readCellOn(tx, candidateId, from.effectiveOn),
      await readCellOn(tx, candidateId, to.effectiveOn),
    ];
    if (correction.cell === null && then.id !== now.id) throw violations.OTHER_CELL_THEN();
    await correctVote(tx, correction, { body, matter: 'ADMISSION', cellId: now.id });
  }
  if (stage !== 'DECIDED' && stage !== 'OFFICIAL' && stage !== 'REMOVED') return;
  const matter = stage === 'DECIDED' ? 'ADMISSION' : 'RECOGNITION';
  const decision = await readDecisionOfStep(tx, { candidateId, number: from.documentNumber, matter });
  if (decision !== null) {
    const { id, resolvedOn } = decision;
    const issuedOn = stage === 'OFFICIAL' ? decision.issuedOn : to.effectiveOn;
    const calendar = await readCalendarToday(tx);
    const takenDays = resolvedOn === null ? null : workingDaysUntil(calendar, resolvedOn, issuedOn).count;
    await correctDecision(tx, { id, number: to.documentNumber, issuedOn, takenDays });
  }
  const admission = stage === 'DECIDED' ? await readCountingAdmission(tx, candidateId) : null;
  if (admission !== null && admission.decisionNumber === from.documentNumber && to.documentNumber !== null) {
    const paper = { decisionNumber: to.documentNumber, decisionOn: to.effectiveOn, reason: correction.reason };
    await correctDecisionOf(tx, admission.id, paper, by);
  }
}

/** Moves an admission with its step: to the day, and to the cell that had the case then. */
async function correctCeremony({ tx, by, today }: At, locked: LockedStep, { from, to, reason }: StepCorrection) {
  const { id: candidateId, stage } = locked;
  const admission = await readCountingAdmission(tx, candidateId);
  if (admission === null) throw admissions.ALREADY_REVOKED();
  const { id: admissionId, decisionNumber, decisionOn, committeeId: fromCommitteeId, ceremonyOn } = admission;
  if (to.documentNumber !== null && to.documentNumber !== from.documentNumber) {
    const decision = await readDecisionOfStep(tx, { candidateId, number: decisionNumber, matter: 'ADMISSION' });
    if (decision !== null) {
      throw admissions
        .DECISION_DIFFERS('decisionNumber', decisionNumber, decisionOn)
        .with({ path: ['documentNumber'] });
    }
    await correctDecisionOf(tx, admissionId, { decisionNumber: to.documentNumber, decisionOn, reason }, by);
  }
  if (to.effectiveOn === ceremonyOn) return;
  const day = to.effectiveOn;
  const asked = { candidateId, stage, stageSince: locked.stageSince, decisionOn };
  const toCommitteeId = await atDay(() => checkNewCeremony(tx, asked, day, today));
  await correctAdmissions(tx, [{ admissionId, from: ceremonyOn, to: day, fromCommitteeId, toCommitteeId, reason }], by);
  await setStageSince(tx, candidateId, stage === 'OFFICIAL' ? officialDayOf(day) : day);
}

/** Rules of admissions name the day of the ceremony: here it is that of the step. */
async function atDay<Answer>(check: () => Promise<Answer>): Promise<Answer> {
  try {
    return await check();
  } catch (refusal) {
    throw refusal instanceof RuleViolation ? refusal.with({ path: ['effectiveOn'] }) : refusal;
  }
}
