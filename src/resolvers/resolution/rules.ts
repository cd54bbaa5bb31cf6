import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage, ResolutionMatter, VoteOutcome, VotingBody } from '../../db/generated/enums.ts';
import { type WorkingCalendar, workingDaysUntil } from '../../rules/working-days.ts';
import {
  CELL_VOTE,
  COMMITTEE_VOTE,
  confirmedStages,
  DECISION_LIMIT,
  ORDER_OF_STEPS,
  PROBATION,
  RECOGNITION_LIMIT,
  type Share,
  UNDECIDED_VOTES,
} from '../candidate/rules.ts';
import { violations as candidate } from '../candidate/violations.ts';
import { checkNotErased } from '../person/rules.ts';
import { LEAST_OFFICIAL } from '../reorganisation/rules.ts';
import { mistakes, violations } from './violations.ts';
import type { Voters } from './words.ts';

/** A vote as it was counted. */
export interface Counted {
  yes: number;
  no: number;
  blank: number;
  absent: number;
}

/** Those by whom the share of a vote is measured. Whoever is absent for another reason is one of them. */
export function baseOf({ members, away, exemptAbsent }: Voters): number {
  return members - away - exemptAbsent;
}

/** Whether a number of votes is the share of a base that is needed: in whole numbers. */
export function meets(votes: number, base: number, { numerator, denominator, more }: Share): boolean {
  const [have, need] = [denominator * votes, numerator * base];
  return more ? have > need : have >= need;
}

/** The least number of votes that is the share of a base. */
export function neededOf(base: number, { numerator, denominator, more }: Share): number {
  return more ? Math.floor((numerator * base) / denominator) + 1 : Math.ceil((numerator * base) / denominator);
}

/**
 * Whether a vote can be right: everybody of the base is counted once.
 * @throws InvalidInput
 */
export function checkCounted(voters: Voters, { yes, no, blank, absent }: Counted): void {
  const base = baseOf(voters);
  if (base < 1) throw mistakes.nobodyVotes();
  const counted = yes + no + blank + absent;
  if (counted !== base) throw mistakes.notTheBase(base, voters, counted);
}

/**
 * What came of a vote. A cell that finds the share neither for nor against votes again, and the last time tells the committee
 * that decides; a committee either has the share or has not.
 * @param before - votes of the cell without a result before this one.
 */
export function outcomeOf(
  body: VotingBody,
  { yes, no }: Pick<Counted, 'yes' | 'no'>,
  base: number,
  day: Day,
  before: number,
): VoteOutcome {
  const share = (body === 'CELL' ? CELL_VOTE : COMMITTEE_VOTE).on(day).value;
  if (meets(yes, base, share)) return 'CARRIED';
  if (body === 'GRASSROOTS' || meets(no, base, share)) return 'REJECTED';
  return before + 1 >= UNDECIDED_VOTES.on(day).value ? 'REFERRED' : 'UNDECIDED';
}

/** What is on the roll of a cell on the day of a vote, or was reported last before (`readCaseFacts`); null where it was not, or about how many. */
interface Reported {
  official: number | null;
  reportedOn: Day | null;
  /** Whether it is counted from the roll. */
  fromRoll?: boolean | null;
  /** Of those on the roll who were transferred out for a time on that day, and who were exempt; null where none is kept. */
  officialAway?: number | null;
  officialExempt?: number | null;
}

/**
 * Whether the base of a cell's vote is that of its roll or report, with its parts where a roll tells them, and whether there are enough.
 * @throws RuleViolation CELL_TOO_SMALL, VOTE_BASE_DIFFERS
 */
export function checkBase({ members, away, exemptAbsent }: Voters, known: Reported, day: Day): void {
  const { official, reportedOn, fromRoll, officialAway, officialExempt } = known;
  const least = LEAST_OFFICIAL.on(day);
  if (members < least.value) throw violations.CELL_TOO_SMALL(members, least);
  if (official !== null && reportedOn !== null && official !== members) {
    if (fromRoll) throw violations.VOTE_BASE_DIFFERS.roll(members, official, reportedOn);
    throw violations.VOTE_BASE_DIFFERS.report(members, official, reportedOn);
  }
  if (typeof officialAway === 'number' && away !== officialAway) {
    throw violations.VOTE_BASE_DIFFERS.away(away, officialAway, day);
  }
  if (typeof officialExempt === 'number' && exemptAbsent > officialExempt) {
    throw violations.VOTE_BASE_DIFFERS.exempt(exemptAbsent, officialExempt, day);
  }
}

/** A step, as a correction is judged by it. */
interface Corrected {
  toStage: CandidateStage;
  effectiveOn: Day;
  documentNumber: string | null;
}

/** The steps of a case, the first one first. */
export type KnownSteps = readonly Corrected[];

/** Stages that a decision leads to. */
const decidedStages: readonly CandidateStage[] = ['DECIDED', 'OFFICIAL', 'REMOVED'];

/** Whether a stage stands for what a body above the cell has done: it does so for the cells below it alone. */
export function isAbove(stage: CandidateStage | undefined): boolean {
  return stage !== undefined && (stage === 'GRASSROOTS_PROPOSED' || decidedStages.includes(stage));
}

/**
 * Whether a step of a case may stand otherwise.
 * @param steps - all of the case, the first one first.
 * @param place - of the step among them.
 * @param stay - of the case with the wrong cell; null where the cell was right.
 * @returns whether what was done later is taken back by it
 * @throws InvalidInput when nothing is corrected
 * @throws RuleViolation DAY_IS_COMPUTED, STEP_BEFORE_LAST, STEP_BREAKS_LATER
 */
export function checkCorrection(
  steps: readonly Corrected[],
  place: number,
  to: Omit<Corrected, 'toStage'>,
  takeBack: boolean,
  stay: { elsewhere: boolean; validTo: Day | null } | null = null,
): boolean {
  const from = steps[place] as Corrected;
  const moved = to.effectiveOn !== from.effectiveOn;
  if (!moved && to.documentNumber === from.documentNumber && stay === null) throw mistakes.nothingCorrected();
  if (moved && from.toStage === 'OFFICIAL') throw violations.DAY_IS_COMPUTED(PROBATION.on(from.effectiveOn).source);
  const order = ORDER_OF_STEPS.on(to.effectiveOn).source;
  const before = steps[place - 1];
  if (moved && before !== undefined && to.effectiveOn < before.effectiveOn) {
    throw candidate.STEP_BEFORE_LAST(before.effectiveOn, order);
  }
  // The official day is computed: what a ceremony leaves of it is looked at with the ceremony.
  const later = steps.slice(place + 1);
  const broken = later.find(
    ({ toStage, effectiveOn }) =>
      (moved && toStage !== 'OFFICIAL' && effectiveOn < to.effectiveOn) ||
      // What another organisation has proposed or decided is not of the right cell.
      (stay?.elsewhere && isAbove(toStage) && effectiveOn < (stay.validTo ?? '9999')),
  );
  if (broken === undefined) return false;
  const decided = later.find(({ toStage }) => decidedStages.includes(toStage));
  const named = decided ?? broken;
  if (!takeBack || decided !== undefined) {
    const path = moved && broken.effectiveOn < to.effectiveOn ? 'effectiveOn' : 'committeeId';
    throw violations.STEP_BREAKS_LATER(path, named.toStage, named.effectiveOn, decided !== undefined, order);
  }
  return true;
}

/** Confirmations of one sheet. */
export const MOST_CONFIRMATIONS = 100;

/** A case that stands on a step from before the system, or not. */
interface ToConfirm {
  stage: CandidateStage;
  stageSince: Day;
  erased: boolean;
  unconfirmed: boolean;
}

/**
 * Whether a step from before the system may be confirmed by a paper of a day.
 * @param first - whether the sheet has not confirmed it before.
 * @throws RuleViolation PERSON_ERASED, NOTHING_TO_CONFIRM, PAPER_AFTER_STEP
 */
export function checkConfirmation(
  { stage, stageSince, erased, unconfirmed }: ToConfirm,
  first: boolean,
  madeOn: Day,
): void {
  checkNotErased(erased);
  if (!unconfirmed || !first || !confirmedStages.includes(stage)) throw violations.NOTHING_TO_CONFIRM(stage);
  if (madeOn > stageSince) throw violations.PAPER_AFTER_STEP(stageSince);
}

/** The time for a decision, as it was counted. */
export interface TimeTaken {
  takenDays: number | null;
  limitDays: number;
  ruleSource: string;
}

/**
 * How many working days a decision took from the resolution of the cell, and how many it might.
 * @param extendedDays - by which its time was extended.
 */
export function timeTaken(
  matter: ResolutionMatter,
  resolvedOn: Day | null,
  issuedOn: Day,
  calendar: WorkingCalendar,
  extendedDays = 0,
): TimeTaken {
  const { value, source } = (matter === 'ADMISSION' ? DECISION_LIMIT : RECOGNITION_LIMIT).on(issuedOn);
  const takenDays = resolvedOn === null ? null : workingDaysUntil(calendar, resolvedOn, issuedOn).count;
  return { takenDays, limitDays: value.days + extendedDays, ruleSource: source };
}

/** Working days beyond the time; 0 where it was kept or nothing is known. */
export function lateDaysOf({ takenDays, limitDays }: Pick<TimeTaken, 'takenDays' | 'limitDays'>): number {
  return takenDays === null ? 0 : Math.max(0, takenDays - limitDays);
}

/** The stage that a carried vote leads to; null where the case stays. */
export function stageAfter(body: VotingBody, matter: ResolutionMatter, outcome: VoteOutcome): CandidateStage | null {
  if (matter === 'RECOGNITION') return null;
  if (outcome === 'REJECTED') return 'OUTSTANDING';
  if (outcome !== 'CARRIED') return null;
  return body === 'CELL' ? 'CELL_PROPOSED' : 'GRASSROOTS_PROPOSED';
}

/** What the history says of a vote that took a case back to the list. It is about nobody's person. */
export function rejectedWords(body: VotingBody, { yes }: Counted, base: number, needed: number, day: Day): string {
  const who = body === 'CELL' ? 'Chi bộ' : 'Đảng ủy cơ sở';
  return `${who} không đồng ý ngày ${shownDay(day)}: ${yes}/${base} tán thành, cần ${needed}`;
}
