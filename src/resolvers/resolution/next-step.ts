import type { Day } from '../../calendar.ts';
import type {
  CandidateStage,
  DecidingBody,
  Education,
  ResolutionMatter,
  VotingBody,
} from '../../db/generated/enums.ts';
import {
  ADMISSION_AGE,
  CITIZENSHIP,
  confirmedBy,
  DECISION_LIMIT,
  isSchooled,
  leastSchooling,
  ORDER_OF_STEPS,
  officialDayOf,
  PROBATION,
  RECOGNITION_LIMIT,
  SCHOOLING,
} from '../candidate/rules.ts';
import { violations as candidate } from '../candidate/violations.ts';
import {
  missingForDecision,
  missingForOpinions,
  missingForOverAge,
  missingForReadmission,
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
export type StepBody = 'CELL' | 'SUB_COMMITTEE' | 'GRASSROOTS' | 'CENTRE' | 'AUTHORITY';

export const bodyOfStep: Record<CaseStep, StepBody> = {
  PUT_ON_LIST: 'CELL',
  CLASS_PROPOSAL: 'CELL',
  CLASS_ENROLMENT: 'GRASSROOTS',
  CERTIFICATE: 'CENTRE',
  DOSSIER: 'CELL',
  VERIFICATION: 'GRASSROOTS',
  OPINIONS: 'CELL',
  CELL_VOTE: 'CELL',
  APPRAISAL: 'SUB_COMMITTEE',
  COMMITTEE_VOTE: 'GRASSROOTS',
  DECISION: 'AUTHORITY',
  CEREMONY: 'CELL',
  RECOGNITION_CELL_VOTE: 'CELL',
  RECOGNITION_APPRAISAL: 'SUB_COMMITTEE',
  RECOGNITION_COMMITTEE_VOTE: 'GRASSROOTS',
  RECOGNITION_DECISION: 'AUTHORITY',
};

/** What the steps of a case are judged by; null where nothing is on record (`readCaseFacts`). */
export interface CaseFacts {
  committeeId: string;
  stage: CandidateStage;
  stageSince: Day;
  erased: boolean;
  unconfirmed: boolean;
  ofAge: boolean;
  overAge: boolean;
  education: Education | null;
  villageHead: boolean | null;
  hardArea: boolean;
  citizen: boolean | null;
  proposedForClass: boolean;
  resolvedOn: Day | null;
  proposedOn: Day | null;
  undecided: number;
  referred: boolean;
  committeeVoted: boolean;
  appraisedOn: Day | null;
  recognitionAppraisedOn: Day | null;
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
  subCommittee: { id: string; name: string } | null;
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

/** Who appraises what a cell has resolved: the committee of its part. Where there is none the step does not come up, and the grassroots committee stands for it. */
export function appraiserOf<Named>({
  subCommittee,
  grassroots,
}: {
  subCommittee: Named | null;
  grassroots: Named;
}): Named {
  return subCommittee ?? grassroots;
}

/** A committee that acts. */
type Acting = Record<'id' | 'name', string>;

/** Which committee takes a step of a case, by the body whose step it is. */
export function actingFor(
  body: StepBody,
  {
    facts,
    authority,
  }: {
    facts: { committeeId: string; cell: string; centre: string | null };
    authority: { grassroots: Acting; decider: Acting; subCommittee: Acting | null };
  },
): Acting {
  const { grassroots, decider } = authority;
  return {
    CELL: { id: facts.committeeId, name: facts.cell },
    SUB_COMMITTEE: appraiserOf(authority),
    GRASSROOTS: grassroots,
    // Where there is no centre, the committee above the cell issues the certificate.
    CENTRE: { id: grassroots.id, name: facts.centre ?? grassroots.name },
    AUTHORITY: decider,
  }[body];
}

/** The appraisal of a sub-committee about a matter. */
export function appraisalStep(matter: ResolutionMatter): ResolvingStep {
  return matter === 'ADMISSION' ? 'APPRAISAL' : 'RECOGNITION_APPRAISAL';
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

/** The same of all stages, where nothing of a case is known but its stage. */
const usualStepAt: Partial<Record<CandidateStage, CaseStep>> = {
  ...stepAt,
  OUTSTANDING: 'CLASS_PROPOSAL',
  CELL_REVIEW: 'CELL_VOTE',
  CELL_PROPOSED: 'COMMITTEE_VOTE',
  PROBATIONARY: 'RECOGNITION_CELL_VOTE',
};

/** Who acts next at a stage, as far as the stage alone says it (`stepOfCase` knows better); null where nobody does any more. */
export function usualBodyAt(stage: CandidateStage): StepBody | null {
  const step = usualStepAt[stage];
  return step === undefined ? null : bodyOfStep[step];
}

/** The stages at which it is one of some bodies. */
export function stagesWaitingFor(bodies: readonly StepBody[]): CandidateStage[] {
  return (Object.entries(usualStepAt) as [CandidateStage, CaseStep][]).flatMap(([stage, step]) =>
    bodies.includes(bodyOfStep[step]) ? [stage] : [],
  );
}

/** The step that comes next at a stage, as far as the stage alone says it. */
export function isUsualStep(step: CaseStep | null, stage: CandidateStage): boolean {
  return step === (usualStepAt[stage] ?? null);
}

/** The stages at which it is one of some steps. */
export function stagesBefore(steps: readonly CaseStep[]): CandidateStage[] {
  return (Object.keys(usualStepAt) as CandidateStage[]).filter((stage) =>
    steps.some((step) => isUsualStep(step, stage)),
  );
}

/** The step that comes next in a case; null where there is none any more. */
export function stepOfCase({
  day,
  facts,
  dossier,
  authority,
}: Omit<CaseOn, 'authority'> & { authority: Pick<Decides, 'isCell' | 'subCommittee'> }): CaseStep | null {
  const { stage, referred } = facts;
  if (stage === 'OUTSTANDING') {
    // Who came back to the list keeps the certificate while it holds.
    if (dossier !== null && missingForStart(dossier, day).length === 0) return 'DOSSIER';
    return facts.proposedForClass ? 'CLASS_ENROLMENT' : 'CLASS_PROPOSAL';
  }
  if (stage === 'CELL_REVIEW') return referred ? 'DECISION' : 'CELL_VOTE';
  // For a cell of its own no committee votes.
  if (stage === 'CELL_PROPOSED') {
    if (authority.isCell) return 'DECISION';
    return isAppraised(authority, facts.appraisedOn, facts.resolvedOn) ? 'COMMITTEE_VOTE' : 'APPRAISAL';
  }
  if (stage !== 'PROBATIONARY') return stepAt[stage] ?? null;
  if (referred) return 'RECOGNITION_DECISION';
  if (!follows(facts.recognitionResolvedOn, facts.ceremonyOn)) return 'RECOGNITION_CELL_VOTE';
  if (authority.isCell || follows(facts.recognitionProposedOn, facts.recognitionResolvedOn))
    return 'RECOGNITION_DECISION';
  return isAppraised(authority, facts.recognitionAppraisedOn, facts.recognitionResolvedOn)
    ? 'RECOGNITION_COMMITTEE_VOTE'
    : 'RECOGNITION_APPRAISAL';
}

/** Whether the sub-committee has appraised what the cell resolved last, or there is none. */
function isAppraised(
  { subCommittee }: Pick<Decides, 'subCommittee'>,
  appraisedOn: Day | null,
  resolvedOn: Day | null,
): boolean {
  return subCommittee === null || follows(appraisedOn, resolvedOn);
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
  if (facts.unconfirmed) {
    found.push(hindrance(candidate.LEGACY_NOT_CONFIRMED(facts.stage, confirmedBy(facts.stage))));
  }
  const since = sinceOf(step, facts);
  if (day < since) found.push(hindrance(candidate.STEP_BEFORE_LAST(since, order.source), order, { since }));
  return [...found, ...ofPersonAndCell(step, at), ...ofDossier(step, dossier, at), ...ofDecider(step, at)];
}

/** The day that a step is not before: that of the last one, be it one by which the stage did not change. */
function sinceOf(step: CaseStep, facts: CaseFacts): Day {
  const { stageSince, appraisedOn, recognitionResolvedOn, recognitionAppraisedOn } = facts;
  const before: Partial<Record<CaseStep, (Day | null)[]>> = {
    COMMITTEE_VOTE: [appraisedOn],
    RECOGNITION_APPRAISAL: [recognitionResolvedOn],
    RECOGNITION_COMMITTEE_VOTE: [recognitionResolvedOn, recognitionAppraisedOn],
  };
  return lastOf([stageSince, ...(before[step] ?? [])].filter((day) => day !== null));
}

function ofPersonAndCell(step: CaseStep, { day, facts }: CaseOn): Hindrance[] {
  const found: Hindrance[] = [];
  if (step === 'CELL_VOTE') {
    const age = ADMISSION_AGE.on(day);
    // Who is past it is admitted with a consent, which is there before the decision.
    if (!facts.ofAge && !facts.overAge)
      found.push(hindrance(candidate.AGE_OUT_OF_RANGE(age, 'candidateId'), age, { ...age.value }));
    const citizenship = CITIZENSHIP.on(day);
    if (facts.citizen === false) found.push(hindrance(candidate.NOT_A_CITIZEN(citizenship.source), citizenship));
    if (!isSchooled(facts, day)) {
      const schooling = SCHOOLING.on(day);
      const least = leastSchooling(facts, day);
      found.push(hindrance(candidate.SCHOOLING_SHORT(least, schooling.source), schooling, { least }));
    }
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

/** Steps on what a cell has resolved about an admission. */
const decidedUpon: readonly CaseStep[] = ['APPRAISAL', 'COMMITTEE_VOTE', 'DECISION'];

/** What the dossier lacks for a step. After the cell has voted its papers do not lapse any more. */
function ofDossier(step: CaseStep, dossier: DossierFacts, { day, facts }: CaseOn): Hindrance[] {
  if (step === 'DOSSIER') return missingForStart(dossier, day);
  if (step === 'VERIFICATION') return missingForRequest(dossier, day);
  if (step === 'OPINIONS') return missingForOpinions(dossier, day);
  if (step === 'CELL_VOTE') return missingForReview(dossier, dossier.papers, day);
  if (step === 'DECISION') {
    const overAge = missingForOverAge(dossier, facts.overAge, day);
    return [...missingForDecision(dossier, day), ...missingForReadmission(dossier, day), ...overAge];
  }
  if (decidedUpon.includes(step)) return missingForDecision(dossier, day);
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
export function checkReady(step: ResolvingStep, at: CaseOn, field: 'heldOn' | 'issuedOn' | 'appraisedOn'): void {
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
  APPRAISAL: 'ADMISSION',
  COMMITTEE_VOTE: 'ADMISSION',
  DECISION: 'ADMISSION',
  RECOGNITION_APPRAISAL: 'RECOGNITION',
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
