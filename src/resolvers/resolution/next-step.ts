import type { Day } from '../../calendar.ts';
import type { CandidateStage, DecidingBody, ResolutionMatter, VotingBody } from '../../db/generated/enums.ts';
import { addWorkingDays, type WorkingCalendar } from '../../rules/working-days.ts';
import {
  ADMISSION_AGE,
  CEREMONY_LIMIT,
  DECISION_LIMIT,
  ORDER_OF_STEPS,
  officialDayOf,
  PROBATION,
  RECOGNITION_LIMIT,
  RECOGNITION_REVIEW_LIMIT,
} from '../candidate/rules.ts';
import { violations as candidate } from '../candidate/violations.ts';
import {
  missingForOpinions,
  missingForRecognition,
  missingForRequest,
  missingForReview,
  missingForStart,
} from '../dossier/missing.ts';
import { type DossierFacts, lastOf } from '../dossier/rules.ts';
import { type Hindrance, hindrance, refuseHindered } from '../hindrance.ts';
import { violations as person } from '../person/violations.ts';
import { LEAST_OFFICIAL } from '../reorganisation/rules.ts';
import { violations } from './violations.ts';
import type { CaseStep, ResolvingStep } from './words.ts';

/** Whose step it is. */
export type StepBody = 'CELL' | 'GRASSROOTS' | 'CENTRE' | 'AUTHORITY';

export const bodyOfStep: Record<CaseStep, StepBody> = {
  PUT_ON_LIST: 'CELL',
  CLASS_PROPOSAL: 'CELL',
  CLASS_ENROLMENT: 'GRASSROOTS',
  CERTIFICATE: 'CENTRE',
  DOSSIER: 'CELL',
  VERIFICATION: 'GRASSROOTS',
  OPINIONS: 'CELL',
  CELL_VOTE: 'CELL',
  COMMITTEE_VOTE: 'GRASSROOTS',
  DECISION: 'AUTHORITY',
  CEREMONY: 'CELL',
  RECOGNITION_CELL_VOTE: 'CELL',
  RECOGNITION_COMMITTEE_VOTE: 'GRASSROOTS',
  RECOGNITION_DECISION: 'AUTHORITY',
};

/** What the steps of a case are judged by; null where nothing is on record (`readCaseFacts`). */
export interface CaseFacts {
  committeeId: string;
  stage: CandidateStage;
  stageSince: Day;
  erased: boolean;
  ofAge: boolean;
  proposedForClass: boolean;
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
  extendedDays: number;
  recognitionExtendedDays: number;
  official: number | null;
  reportedOn: Day | null;
}

/** Who decides (`authorityOf`). */
interface Decides extends NonNullable<Hindrance['rule']> {
  grassroots: { id: string; name: string };
  isCell: boolean;
  decider: { id: string; name: string };
  body: DecidingBody;
}

/** A case on a day. */
export interface CaseOn<Authority extends Decides = Decides> {
  day: Day;
  facts: CaseFacts;
  /** Of a person who was erased there is none. */
  dossier: DossierFacts | null;
  authority: Authority;
}

/** The vote of a body about a matter. */
export function voteStep(body: VotingBody, matter: ResolutionMatter): ResolvingStep {
  if (matter === 'ADMISSION') return body === 'CELL' ? 'CELL_VOTE' : 'COMMITTEE_VOTE';
  return body === 'CELL' ? 'RECOGNITION_CELL_VOTE' : 'RECOGNITION_COMMITTEE_VOTE';
}

/** Stages with one step that comes next, whatever else is on record. */
const stepAt: Partial<Record<CandidateStage, CaseStep>> = {
  SOURCE: 'PUT_ON_LIST',
  IN_AWARENESS_CLASS: 'CERTIFICATE',
  AWARENESS_CERTIFIED: 'DOSSIER',
  DOSSIER: 'VERIFICATION',
  VERIFYING: 'OPINIONS',
  OPINIONS: 'CELL_VOTE',
  GRASSROOTS_PROPOSED: 'DECISION',
  DECIDED: 'CEREMONY',
};

/** The step that comes next in a case; null where there is none any more. */
export function stepOfCase({ day, facts, dossier, authority }: CaseOn): CaseStep | null {
  const { stage, referred } = facts;
  if (stage === 'OUTSTANDING') {
    // Who came back to the list keeps the certificate while it holds.
    if (dossier !== null && missingForStart(dossier, day).length === 0) return 'DOSSIER';
    return facts.proposedForClass ? 'CLASS_ENROLMENT' : 'CLASS_PROPOSAL';
  }
  if (stage === 'CELL_REVIEW') return referred ? 'DECISION' : 'CELL_VOTE';
  // For a cell of its own no committee votes.
  if (stage === 'CELL_PROPOSED') return authority.isCell ? 'DECISION' : 'COMMITTEE_VOTE';
  if (stage !== 'PROBATIONARY') return stepAt[stage] ?? null;
  if (referred) return 'RECOGNITION_DECISION';
  if (!follows(facts.recognitionResolvedOn, facts.ceremonyOn)) return 'RECOGNITION_CELL_VOTE';
  if (authority.isCell || follows(facts.recognitionProposedOn, facts.recognitionResolvedOn))
    return 'RECOGNITION_DECISION';
  return 'RECOGNITION_COMMITTEE_VOTE';
}

function follows(day: Day | null, before: Day | null): boolean {
  return day !== null && (before === null || day >= before);
}

/**
 * All that stands in the way of a step on a day: the operations refuse with it, and a form shows it.
 * @param step - where it is not the next one of the case, that is what is in the way.
 */
export function hindrancesOf(step: CaseStep, at: CaseOn): Hindrance[] {
  const { day, facts, dossier, authority } = at;
  const order = ORDER_OF_STEPS.on(day);
  if (facts.erased || dossier === null) return [hindrance(person.PERSON_ERASED())];
  const next = stepOfCase(at);
  if (authority.isCell && (step === 'COMMITTEE_VOTE' || step === 'RECOGNITION_COMMITTEE_VOTE')) {
    return [hindrance(violations.NO_COMMITTEE_VOTES(order.source), order)];
  }
  if (next !== step) {
    return [hindrance(violations.NOT_THE_NEXT_STEP(step, next, order.source), order, { stage: facts.stage })];
  }
  const found: Hindrance[] = [];
  if (day < facts.stageSince) {
    found.push(
      hindrance(candidate.STEP_BEFORE_LAST(facts.stageSince, order.source), order, { since: facts.stageSince }),
    );
  }
  return [...found, ...ofPersonAndCell(step, at), ...ofDossier(step, dossier, day), ...ofDecider(step, at)];
}

function ofPersonAndCell(step: CaseStep, { day, facts }: CaseOn): Hindrance[] {
  const found: Hindrance[] = [];
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
      found.push(hindrance(candidate.PROBATION_NOT_OVER(probation), probation, values, { until: officialOn }));
    }
  }
  return found;
}

/** What the dossier lacks for a step. After the cell has voted its papers do not lapse any more. */
function ofDossier(step: CaseStep, dossier: DossierFacts, day: Day): Hindrance[] {
  if (step === 'DOSSIER') return missingForStart(dossier, day);
  if (step === 'VERIFICATION') return missingForRequest(dossier, day);
  if (step === 'OPINIONS') return missingForOpinions(dossier, day);
  if (step === 'CELL_VOTE') return missingForReview(dossier, dossier.papers, day);
  return step.startsWith('RECOGNITION') ? missingForRecognition(dossier, day) : [];
}

/** Whether the whole grassroots committee decides, and has not voted: its vote is the decision. */
function ofDecider(step: CaseStep, { facts, authority }: CaseOn): Hindrance[] {
  const { grassroots, decider, body, isCell } = authority;
  const byOwnVote = body === 'FULL' && !isCell && decider.id === grassroots.id;
  if (step !== 'DECISION' || !byOwnVote || facts.referred || facts.committeeVoted) return [];
  return [hindrance(violations.VOTE_MISSING(decider.name, authority.source), authority)];
}

/**
 * Refuses a step that something stands in the way of.
 * @param field - of the input that names the day.
 * @throws RuleViolation with all of them
 */
export function checkReady(step: ResolvingStep, at: CaseOn, field: 'heldOn' | 'issuedOn'): void {
  const found = hindrancesOf(step, at).map(({ violation, ...rest }) => {
    // Rules of steps name the day so.
    return {
      violation: violation.inputPath[0] === 'effectiveOn' ? violation.with({ path: [field] }) : violation,
      ...rest,
    };
  });
  refuseHindered(found);
}

/** Steps that wait for a decision, whose time runs. */
const waitsForDecision: Partial<Record<CaseStep, ResolutionMatter>> = {
  COMMITTEE_VOTE: 'ADMISSION',
  DECISION: 'ADMISSION',
  RECOGNITION_COMMITTEE_VOTE: 'RECOGNITION',
  RECOGNITION_DECISION: 'RECOGNITION',
};

/**
 * Whether the time for a decision may be extended by so many working days.
 * @returns what the decision is about
 * @throws RuleViolation PERSON_ERASED, NOT_THE_NEXT_STEP, STEP_BEFORE_LAST, EXTENSION_TOO_LONG
 */
export function checkExtension(at: CaseOn, days: number): ResolutionMatter {
  const { day, facts } = at;
  if (facts.erased) throw person.PERSON_ERASED();
  const order = ORDER_OF_STEPS.on(day);
  const next = stepOfCase(at);
  const matter = next === null ? undefined : waitsForDecision[next];
  if (matter === undefined) throw violations.NOT_THE_NEXT_STEP('DECISION', next, order.source);
  const [from, already, rule] =
    matter === 'ADMISSION'
      ? [facts.resolvedOn, facts.extendedDays, DECISION_LIMIT.on(day)]
      : [facts.recognitionResolvedOn, facts.recognitionExtendedDays, RECOGNITION_LIMIT.on(day)];
  if (from !== null && day < from) {
    throw candidate.STEP_BEFORE_LAST(from, order.source).with({ path: ['extendedOn'] });
  }
  const { extension } = rule.value;
  if (already + days > extension) throw violations.EXTENSION_TOO_LONG(extension, already, rule.source);
  return matter;
}

/**
 * Whether it may be told on a day that the ceremony is delayed.
 * @throws RuleViolation PERSON_ERASED, NOT_THE_NEXT_STEP, STEP_BEFORE_LAST
 */
export function checkCeremonyDelay(at: CaseOn): void {
  const { day, facts } = at;
  if (facts.erased) throw person.PERSON_ERASED();
  const order = ORDER_OF_STEPS.on(day);
  const next = stepOfCase(at);
  if (next !== 'CEREMONY') throw violations.NOT_THE_NEXT_STEP('CEREMONY', next, order.source);
  if (day < facts.stageSince) {
    throw candidate.STEP_BEFORE_LAST(facts.stageSince, order.source).with({ path: ['reportedOn'] });
  }
}

/**
 * Whether somebody may be removed from probation on a day.
 * @throws RuleViolation PERSON_ERASED, NOT_ON_PROBATION, STEP_BEFORE_LAST
 */
export function checkOnProbation({ day, facts: { erased, stage, stageSince } }: CaseOn): void {
  if (erased) throw person.PERSON_ERASED();
  if (stage !== 'PROBATIONARY') throw violations.NOT_ON_PROBATION(stage);
  if (day < stageSince) {
    throw candidate.STEP_BEFORE_LAST(stageSince, ORDER_OF_STEPS.on(day).source).with({ path: ['issuedOn'] });
  }
}

/** The last day for a step by the clock; null where none runs, or nobody knows from when. */
export function dueOn(step: CaseStep, { facts, dossier, day }: CaseOn, calendar: WorkingCalendar): Day | null {
  const { resolvedOn, recognitionResolvedOn, ceremonyOn } = facts;
  const after = (from: Day | null, days: number) => (from === null ? null : addWorkingDays(calendar, from, days).until);
  if (step === 'OPINIONS') {
    const open = (dossier?.verifications ?? []).filter(({ answeredOn }) => answeredOn === null);
    return lastOf(open.map((request) => request.dueOn)) || null;
  }
  if (step === 'COMMITTEE_VOTE' || step === 'DECISION') {
    return after(resolvedOn, DECISION_LIMIT.on(day).value.days + facts.extendedDays);
  }
  if (step === 'CEREMONY') {
    const { days, runsFrom } = CEREMONY_LIMIT.on(facts.issuedOn ?? day).value;
    return after(runsFrom === 'ISSUE' ? facts.issuedOn : facts.receivedOn, days);
  }
  if (step === 'RECOGNITION_CELL_VOTE') {
    return after(ceremonyOn === null ? null : officialDayOf(ceremonyOn), RECOGNITION_REVIEW_LIMIT.on(day).value);
  }
  if (!step.startsWith('RECOGNITION')) return null;
  return after(recognitionResolvedOn, RECOGNITION_LIMIT.on(day).value.days + facts.recognitionExtendedDays);
}
