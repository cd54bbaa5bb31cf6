import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { ResolutionMatter } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { takeSteps } from '../candidate/records.ts';
import { ORDER_OF_STEPS, officialDayOf } from '../candidate/rules.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readCalendarToday } from '../rule/records.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { checkReady } from './next-step.ts';
import { readCaseOn } from './read-case.ts';
import { enterDecisions } from './records.ts';
import { timeTaken } from './rules.ts';
import { mistakes, violations } from './violations.ts';

/** The paper of a decision. */
export interface DecisionInput {
  candidateId: UnreadId;
  number: string;
  issuedOn: UnreadDay;
  receivedOn?: UnreadDay | null;
}

/** A decision as it was read. */
export interface DecisionPaper {
  number: string;
  issuedOn: Day;
  receivedOn: Day | null;
}

/** @throws InvalidInput */
export function readDecision(input: DecisionInput, today: Day): DecisionPaper {
  const { receivedOn = null } = input;
  const paper = readFields({
    number: () => readText(input.number, 'number', LONGEST.documentNumber),
    issuedOn: () => readPastDay(input.issuedOn, 'issuedOn', today),
    receivedOn: () => (receivedOn === null ? null : readPastDay(receivedOn, 'receivedOn', today)),
  });
  if (paper.receivedOn !== null && paper.receivedOn < paper.issuedOn) throw mistakes.receivedEarly();
  return paper;
}

/** What is decided. */
interface Deciding {
  candidateId: string;
  matter: ResolutionMatter;
  granted: boolean;
  /** Why it was refused. */
  reason: string | null;
}

/**
 * Enters a decision on a case that is locked, with the time it took, and takes its step. Late is late, and no refusal.
 * @throws RuleViolation as hindrancesOf, or DECISION_BEFORE_RESOLUTION
 */
export async function enterDecision(
  { tx, by }: { tx: Transaction; by: Actor },
  { candidateId, matter, granted, reason }: Deciding,
  paper: DecisionPaper,
): Promise<void> {
  const { number, issuedOn } = paper;
  const at = await readCaseOn(tx, candidateId, issuedOn, 'issuedOn');
  checkReady(matter === 'ADMISSION' ? 'DECISION' : 'RECOGNITION_DECISION', at, 'issuedOn');
  const { facts, authority } = at;
  const [first, last] =
    matter === 'ADMISSION'
      ? [facts.resolvedOn, facts.proposedOn]
      : [facts.recognitionResolvedOn, facts.recognitionProposedOn];
  const follows = [first, last].findLast((day) => day !== null && issuedOn < day) ?? null;
  if (follows !== null) throw violations.DECISION_BEFORE_RESOLUTION(follows, ORDER_OF_STEPS.on(issuedOn).source);
  const { decider, byDefault, body } = authority;
  const resolvedOn = facts.referred ? null : first;
  const extended = matter === 'ADMISSION' ? facts.extendedDays : facts.recognitionExtendedDays;
  const time = timeTaken(matter, resolvedOn, issuedOn, await readCalendarToday(tx), extended);
  const whose = { candidateId, deciderId: decider.id, byDefault, body, matter, granted };
  await enterDecisions(tx, [{ id: uuidv7(), ...whose, ...paper, resolvedOn, ...time }], by);
  const step = { candidateId, from: facts.stage, reason, documentNumber: number };
  if (matter === 'ADMISSION') {
    await takeSteps(tx, [{ ...step, to: granted ? 'DECIDED' : 'OUTSTANDING', effectiveOn: issuedOn }], by);
  } else if (facts.ceremonyOn !== null) {
    await takeSteps(tx, [{ ...step, to: 'OFFICIAL', effectiveOn: officialDayOf(facts.ceremonyOn) }], by);
  }
}
