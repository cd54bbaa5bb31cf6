import { addMonths, type Day } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/client.ts';
import type { Message } from '../../messages/catalogue.ts';
import { InvalidInput, RuleViolation } from '../errors.ts';

/** The way to membership, in order. */
export const stageOrder: readonly CandidateStage[] = [
  'SOURCE',
  'OUTSTANDING',
  'IN_AWARENESS_CLASS',
  'AWARENESS_CERTIFIED',
  'DOSSIER',
  'VERIFYING',
  'OPINIONS',
  'CELL_REVIEW',
  'CELL_PROPOSED',
  'GRASSROOTS_PROPOSED',
  'DECIDED',
  'PROBATIONARY',
  'OFFICIAL',
];

/** Stages from which a person can be admitted: the grassroots committee has proposed, or the decision is there. */
export const admissibleStages: readonly CandidateStage[] = ['GRASSROOTS_PROPOSED', 'DECIDED'];

/** Months of probation, from the ceremony (Charter, art. 5). */
export const PROBATION_MONTHS = 12;

/** Charter of the Communist Party of Vietnam, on probation. */
const PROBATION_SOURCE = 'Điều lệ Đảng, Điều 5';

/**
 * Whether a candidate may move from one stage to another: one step forward, or back or off the list with a reason.
 * @param ceremonyOn - the day of the admission that counts; null when there is none.
 * @throws RuleViolation STAGE_NOT_ALLOWED, REASON_REQUIRED, PROBATION_NOT_OVER
 */
export function checkStageMove(
  from: CandidateStage,
  to: CandidateStage,
  effectiveOn: Day,
  reason: string | null,
  ceremonyOn: Day | null,
): void {
  const left = from === 'OFF_LIST' || from === 'WITHDRAWN';
  const leaves = to === 'OFF_LIST' || to === 'WITHDRAWN';
  const here = stageOrder.indexOf(from);
  const there = stageOrder.indexOf(to);
  const probationary = stageOrder.indexOf('PROBATIONARY');

  if (from === 'PROBATIONARY' && to === 'OFFICIAL') {
    if (ceremonyOn === null || effectiveOn < addMonths(ceremonyOn, PROBATION_MONTHS)) {
      throw new RuleViolation('PROBATION_NOT_OVER', (texts) => texts.probationNotOver(PROBATION_MONTHS), {
        path: ['effectiveOn'],
        source: PROBATION_SOURCE,
      });
    }
    return;
  }
  if (here >= probationary) throw notAllowed(from, to, (texts) => texts.takenBackElsewhere);
  if (there >= probationary) throw notAllowed(from, to, (texts) => texts.recordedElsewhere);
  if (left) {
    if (to !== 'SOURCE' && to !== 'OUTSTANDING') throw notAllowed(from, to, (texts) => texts.comesBackAt);
    return;
  }
  if (from === to) throw notAllowed(from, to, (texts) => texts.thereAlready);
  if (!leaves && there > here + 1) {
    const next = stageOrder[here + 1] as CandidateStage;
    throw notAllowed(from, to, (texts) => texts.nextStage(next));
  }
  if ((leaves || there < here) && reason === null) {
    throw new RuleViolation('REASON_REQUIRED', (texts) => texts.reasonNeeded, { path: ['reason'] });
  }
}

function notAllowed(from: CandidateStage, to: CandidateStage, hint: Message): RuleViolation {
  return new RuleViolation('STAGE_NOT_ALLOWED', (texts) => texts.stageMove(from, to, hint(texts)), {
    path: ['to'],
  });
}

/** The days of an admission as they were written down. */
export interface AdmissionDays {
  decisionOn: Day;
  ceremonyOn: Day;
}

/**
 * Whether the days of an admission can be right.
 * @throws InvalidInput when the ceremony lies in the future, before 1930, or before the decision.
 */
export function checkAdmissionDays({ decisionOn, ceremonyOn }: AdmissionDays, today: Day): void {
  if (ceremonyOn > today) throw new InvalidInput((texts) => texts.ceremonyInFuture, ['ceremonyOn']);
  if (ceremonyOn < '1930-02-03') throw new InvalidInput((texts) => texts.ceremonyTooEarly, ['ceremonyOn']);
  if (ceremonyOn < decisionOn) throw new InvalidInput((texts) => texts.ceremonyBeforeDecision, ['ceremonyOn']);
}

/**
 * Whether a person at a stage can be admitted.
 * @throws RuleViolation ALREADY_ADMITTED, STAGE_NOT_ALLOWED
 */
export function checkAdmissible(stage: CandidateStage): void {
  if (stage === 'PROBATIONARY' || stage === 'OFFICIAL') {
    throw new RuleViolation('ALREADY_ADMITTED', (texts) => texts.alreadyAdmitted, { path: ['candidateId'] });
  }
  if (!admissibleStages.includes(stage)) {
    throw new RuleViolation('STAGE_NOT_ALLOWED', (texts) => texts.notAdmissible(stage, admissibleStages), {
      path: ['candidateId'],
    });
  }
}
