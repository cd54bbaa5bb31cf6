import { type Day, shownDay } from '../../calendar.ts';
import type {
  CandidateStage,
  DecidingBody,
  ResolutionMatter,
  VoteOutcome,
  VotingBody,
} from '../../db/generated/enums.ts';
import type { InForce } from '../../rules/dated.ts';
import type { Confidence } from '../../rules/regulations.ts';
import { addWorkingDays, type WorkingCalendar, workingDaysUntil } from '../../rules/working-days.ts';
import {
  ADMISSION_AGE,
  CELL_VOTE,
  CEREMONY_LIMIT,
  COMMITTEE_VOTE,
  DECISION_LIMIT,
  ORDER_OF_STEPS,
  officialDayOf,
  PROBATION,
  RECOGNITION_LIMIT,
  RECOGNITION_REVIEW_LIMIT,
  type Share,
  UNDECIDED_VOTES,
} from '../candidate/rules.ts';
import { violations as candidate } from '../candidate/violations.ts';
import type { RuleViolation } from '../errors.ts';
import { violations as person } from '../person/violations.ts';
import { LEAST_OFFICIAL } from '../reorganisation/rules.ts';
import { mistakes, violations } from './violations.ts';
import type { ResolvingStep, Voters } from './words.ts';

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

/** Whose step it is. */
export type StepBody = 'CELL' | 'GRASSROOTS' | 'AUTHORITY';

export const bodyOfStep: Record<ResolvingStep, StepBody> = {
  CELL_VOTE: 'CELL',
  COMMITTEE_VOTE: 'GRASSROOTS',
  DECISION: 'AUTHORITY',
  CEREMONY: 'CELL',
  RECOGNITION_CELL_VOTE: 'CELL',
  RECOGNITION_COMMITTEE_VOTE: 'GRASSROOTS',
  RECOGNITION_DECISION: 'AUTHORITY',
};

/** What the votes and decisions of a case are judged by; null where nothing is on record (`readCaseFacts`). */
export interface CaseFacts {
  committeeId: string;
  stage: CandidateStage;
  stageSince: Day;
  erased: boolean;
  ofAge: boolean;
  resolvedOn: Day | null;
  proposedOn: Day | null;
  undecided: number;
  referred: boolean;
  committeeVoted: boolean;
  recognitionResolvedOn: Day | null;
  recognitionProposedOn: Day | null;
  ceremonyOn: Day | null;
  issuedOn: Day | null;
  receivedOn: Day | null;
  official: number | null;
  reportedOn: Day | null;
}

/** Who decides (`authorityOf`). */
interface Decides {
  grassroots: { id: string; name: string };
  isCell: boolean;
  decider: { id: string; name: string };
  body: DecidingBody;
  source: string;
  confidence: Confidence;
}

/** A case on a day. */
export interface CaseOn<Authority extends Decides = Decides> {
  day: Day;
  facts: CaseFacts;
  authority: Authority;
}

/** The vote of a body about a matter. */
export function voteStep(body: VotingBody, matter: ResolutionMatter): ResolvingStep {
  if (matter === 'ADMISSION') return body === 'CELL' ? 'CELL_VOTE' : 'COMMITTEE_VOTE';
  return body === 'CELL' ? 'RECOGNITION_CELL_VOTE' : 'RECOGNITION_COMMITTEE_VOTE';
}

/** The step that comes next in a case; null before the cell's review and where there is none any more. */
export function stepOfCase({ facts, authority }: Pick<CaseOn, 'facts' | 'authority'>): ResolvingStep | null {
  const { stage, referred } = facts;
  if (stage === 'CELL_REVIEW') return referred ? 'DECISION' : 'CELL_VOTE';
  // For a cell of its own no committee votes.
  if (stage === 'CELL_PROPOSED') return authority.isCell ? 'DECISION' : 'COMMITTEE_VOTE';
  if (stage === 'GRASSROOTS_PROPOSED') return 'DECISION';
  if (stage === 'DECIDED') return 'CEREMONY';
  if (stage !== 'PROBATIONARY') return null;
  if (referred) return 'RECOGNITION_DECISION';
  if (!follows(facts.recognitionResolvedOn, facts.ceremonyOn)) return 'RECOGNITION_CELL_VOTE';
  if (authority.isCell || follows(facts.recognitionProposedOn, facts.recognitionResolvedOn))
    return 'RECOGNITION_DECISION';
  return 'RECOGNITION_COMMITTEE_VOTE';
}

function follows(day: Day | null, before: Day | null): boolean {
  return day !== null && (before === null || day >= before);
}

/** What stands in the way of a step. */
export interface Hindrance {
  violation: RuleViolation;
  /** The rule; null for one of bookkeeping. */
  rule: Pick<InForce<unknown>, 'source' | 'confidence'> | null;
  /** The numbers and days that it was tested with. */
  values: readonly { name: string; value: string }[];
  /** The day on which it ends by itself; null where it does not. */
  until: Day | null;
}

const hindrance = (
  violation: RuleViolation,
  rule: Hindrance['rule'] = null,
  values: Record<string, string | number> = {},
  until: Day | null = null,
): Hindrance => ({
  violation,
  rule,
  values: Object.entries(values).map(([name, value]) => ({ name, value: String(value) })),
  until,
});

/**
 * All that stands in the way of a step on a day: the operations refuse with it, and a form shows it.
 * @param step - where it is not the next one of the case, that is what is in the way.
 */
export function hindrancesOf(step: ResolvingStep, { day, facts, authority }: CaseOn): Hindrance[] {
  const found: Hindrance[] = [];
  const order = ORDER_OF_STEPS.on(day);
  if (facts.erased) return [hindrance(person.PERSON_ERASED())];
  const next = stepOfCase({ facts, authority });
  if (authority.isCell && (step === 'COMMITTEE_VOTE' || step === 'RECOGNITION_COMMITTEE_VOTE')) {
    return [hindrance(violations.NO_COMMITTEE_VOTES(order.source), order)];
  }
  if (next !== step) {
    return [hindrance(violations.NOT_THE_NEXT_STEP(step, next, order.source), order, { stage: facts.stage })];
  }
  if (day < facts.stageSince) {
    found.push(
      hindrance(candidate.STEP_BEFORE_LAST(facts.stageSince, order.source), order, { since: facts.stageSince }),
    );
  }
  if (step === 'CELL_VOTE' && !facts.ofAge) {
    const age = ADMISSION_AGE.on(day);
    found.push(hindrance(candidate.AGE_OUT_OF_RANGE(age, 'candidateId'), age, { ...age.value }));
  }
  if (step === 'CELL_VOTE' || step === 'RECOGNITION_CELL_VOTE') {
    const least = LEAST_OFFICIAL.on(day);
    if (facts.official !== null && facts.official < least.value) {
      const values = { least: least.value, official: facts.official };
      found.push(hindrance(violations.CELL_TOO_SMALL(facts.official, least), least, values));
    }
  }
  if (step.startsWith('RECOGNITION') && facts.ceremonyOn !== null) {
    const officialOn = officialDayOf(facts.ceremonyOn);
    const probation = PROBATION.on(facts.ceremonyOn);
    if (day < officialOn) {
      const values = { ceremonyOn: facts.ceremonyOn, months: probation.value };
      found.push(hindrance(candidate.PROBATION_NOT_OVER(probation), probation, values, officialOn));
    }
  }
  if (step === 'DECISION' && decidesByOwnVote(authority) && !facts.referred && !facts.committeeVoted) {
    const rule = { source: authority.source, confidence: authority.confidence };
    found.push(hindrance(violations.VOTE_MISSING(authority.decider.name, authority.source), rule));
  }
  return found;
}

/** Whether the whole grassroots committee decides: its vote is the decision. */
function decidesByOwnVote({ grassroots, decider, body, isCell }: Decides): boolean {
  return body === 'FULL' && !isCell && decider.id === grassroots.id;
}

/**
 * Refuses a step that something stands in the way of.
 * @param field - of the input that names the day.
 * @throws RuleViolation with all of them
 */
export function checkReady(step: ResolvingStep, at: CaseOn, field: 'heldOn' | 'issuedOn'): void {
  const [first, ...others] = hindrancesOf(step, at).map(({ violation }) => {
    // Rules of steps name the day so.
    return violation.inputPath[0] === 'effectiveOn' ? violation.with({ path: [field] }) : violation;
  });
  if (first !== undefined) throw first.with({ others });
}

/**
 * Whether the base of a cell's vote is that of its report, and whether there are enough of them.
 * @throws RuleViolation CELL_TOO_SMALL, VOTE_BASE_DIFFERS
 */
export function checkBase(members: number, { official, reportedOn }: CaseFacts, day: Day): void {
  const least = LEAST_OFFICIAL.on(day);
  if (members < least.value) throw violations.CELL_TOO_SMALL(members, least);
  if (official !== null && reportedOn !== null && official !== members) {
    throw violations.VOTE_BASE_DIFFERS(members, official, reportedOn);
  }
}

/** The time for a decision, as it was counted. */
export interface TimeTaken {
  takenDays: number | null;
  limitDays: number;
  ruleSource: string;
}

/** How many working days a decision took from the resolution of the cell, and how many it might. */
export function timeTaken(
  matter: ResolutionMatter,
  resolvedOn: Day | null,
  issuedOn: Day,
  calendar: WorkingCalendar,
): TimeTaken {
  const { value, source } = (matter === 'ADMISSION' ? DECISION_LIMIT : RECOGNITION_LIMIT).on(issuedOn);
  const takenDays = resolvedOn === null ? null : workingDaysUntil(calendar, resolvedOn, issuedOn).count;
  return { takenDays, limitDays: value.days, ruleSource: source };
}

/** Working days beyond the time; 0 where it was kept or nothing is known. */
export function lateDaysOf({ takenDays, limitDays }: Pick<TimeTaken, 'takenDays' | 'limitDays'>): number {
  return takenDays === null ? 0 : Math.max(0, takenDays - limitDays);
}

/** The last day for a step by the clock; null where none runs, or nobody knows from when. */
export function dueOn(step: ResolvingStep, { facts, day }: CaseOn, calendar: WorkingCalendar): Day | null {
  const { resolvedOn, recognitionResolvedOn, ceremonyOn } = facts;
  const after = (from: Day | null, days: number) => (from === null ? null : addWorkingDays(calendar, from, days).until);
  if (step === 'COMMITTEE_VOTE' || step === 'DECISION') return after(resolvedOn, DECISION_LIMIT.on(day).value.days);
  if (step === 'CEREMONY') {
    const { days, runsFrom } = CEREMONY_LIMIT.on(facts.issuedOn ?? day).value;
    return after(runsFrom === 'ISSUE' ? facts.issuedOn : facts.receivedOn, days);
  }
  if (step === 'RECOGNITION_CELL_VOTE') {
    return after(ceremonyOn === null ? null : officialDayOf(ceremonyOn), RECOGNITION_REVIEW_LIMIT.on(day).value);
  }
  if (step === 'CELL_VOTE') return null;
  return after(recognitionResolvedOn, RECOGNITION_LIMIT.on(day).value.days);
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
