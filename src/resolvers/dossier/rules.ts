import { addDays, addMonths, type Day } from '../../calendar.ts';
import type {
  CandidateStage,
  OpinionOrigin,
  PaperKind,
  TrainingKind,
  VerifiedPerson,
} from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import {
  GUIDANCE_01_OF_2021,
  GUIDANCE_01_OF_2026,
  GUIDANCE_06,
  REGULATION_20,
  REGULATION_24,
  REGULATION_208,
  REGULATION_232,
  REGULATION_294,
} from '../../rules/regulations.ts';
import { ORDER_OF_STEPS, PAPERS } from '../candidate/rules.ts';
import { violations } from './violations.ts';

/** Papers of the person, in their order: the application comes before the life history. */
export const PERSON_PAPERS = dated<readonly PaperKind[]>([
  { by: GUIDANCE_06, value: ['APPLICATION', 'LIFE_HISTORY'] },
  { by: GUIDANCE_01_OF_2026, value: ['APPLICATION', 'LIFE_HISTORY'], confidence: 'UNKNOWN' },
]);

const MADE_ANEW: readonly PaperKind[] = [
  'MEMBER_INTRODUCTION',
  'TWO_MEMBERS_INTRODUCTION',
  'YOUTH_UNION_RESOLUTION',
  'TRADE_UNION_RESOLUTION',
  'OPINIONS',
];

const FOR_RECOGNITION: readonly PaperKind[] = ['SELF_CRITICISM', 'MENTOR_REMARKS', 'RECOGNITION_OPINIONS'];

/**
 * Papers that are made anew when the cell has not reviewed in time, beside the verification, which is supplemented. The
 * application and the life history stay: a supplementary verification brings the history up to date.
 */
export const PAPERS_MADE_ANEW = dated<readonly PaperKind[]>([
  { by: GUIDANCE_01_OF_2021, value: MADE_ANEW },
  { by: GUIDANCE_06, value: MADE_ANEW, confidence: 'UNKNOWN' },
  { by: GUIDANCE_01_OF_2026, value: MADE_ANEW, confidence: 'UNKNOWN' },
]);

/** Papers of the recognition: of the person, of who helped, and what others say. */
export const RECOGNITION_PAPERS = dated<readonly PaperKind[]>([
  { by: GUIDANCE_01_OF_2021, value: FOR_RECOGNITION },
  { by: GUIDANCE_06, value: FOR_RECOGNITION, confidence: 'UNKNOWN' },
  { by: GUIDANCE_01_OF_2026, value: FOR_RECOGNITION, confidence: 'UNKNOWN' },
]);

/** Papers without which nobody who has left the Party is admitted again. */
export const READMISSION_PAPERS = dated<readonly PaperKind[]>([{ by: REGULATION_24, value: ['PROVINCIAL_CONSENT'] }]);

const CONSENT: readonly PaperKind[] = ['PROVINCIAL_CONSENT'];

/** Papers without which nobody is admitted who was past the age when the cell reviewed the case: there before the decision. */
export const OVER_AGE_PAPERS = dated<readonly PaperKind[]>([
  { by: REGULATION_24, point: '1.1', value: CONSENT },
  { by: REGULATION_232, point: '1.1', value: CONSENT, confidence: 'UNKNOWN' },
  { by: REGULATION_294, point: '1.1', value: CONSENT, confidence: 'UNKNOWN' },
  { by: REGULATION_20, value: CONSENT, confidence: 'UNKNOWN' },
  { by: REGULATION_208, value: CONSENT, confidence: 'UNKNOWN' },
]);

/** The class whose certificate is wanted for recognition. */
export const NEW_MEMBER_CERTIFICATE = dated<TrainingKind>([
  { by: GUIDANCE_01_OF_2021, value: 'NEW_MEMBER' },
  { by: GUIDANCE_06, value: 'NEW_MEMBER', confidence: 'UNKNOWN' },
  { by: GUIDANCE_01_OF_2026, value: 'NEW_MEMBER', confidence: 'UNKNOWN' },
]);

/** Working days for a place to answer about a life history, at home and abroad; another day may be named in the request. */
export const VERIFICATION_LIMIT = dated([
  { by: GUIDANCE_01_OF_2021, value: { home: 30, abroad: 90 }, confidence: 'UNKNOWN' },
]);

/** Without whose verification none is complete. Relatives who are Party members are not verified. */
export const VERIFIED = dated<VerifiedPerson>([
  { by: GUIDANCE_01_OF_2021, value: 'CANDIDATE' },
  { by: GUIDANCE_06, point: '3.4c', value: 'CANDIDATE' },
  { by: GUIDANCE_01_OF_2026, value: 'CANDIDATE', confidence: 'UNKNOWN' },
]);

const EACH: readonly OpinionOrigin[] = ['WORK_ORGANISATIONS', 'RESIDENCE_CELL_COMMITTEE'];

/** Who is asked about a person, once the answers to the verification are back. */
export const OPINIONS_AFTER_ANSWERS = dated<readonly OpinionOrigin[]>([
  { by: GUIDANCE_06, point: '3.4d', value: EACH },
  { by: GUIDANCE_01_OF_2026, value: EACH, confidence: 'UNKNOWN' },
]);

/** Stages at which papers for the admission are put together. */
export const WHILE_PUT_TOGETHER: readonly CandidateStage[] = ['DOSSIER', 'VERIFYING', 'OPINIONS', 'CELL_REVIEW'];

/** Stages at which each paper is made; those that are not named are papers of the admission. */
const stagesOf: Partial<Record<PaperKind, readonly CandidateStage[]>> = {
  SELF_CRITICISM: ['PROBATIONARY'],
  MENTOR_REMARKS: ['PROBATIONARY'],
  RECOGNITION_OPINIONS: ['PROBATIONARY'],
  // It is asked for once the grassroots committee has proposed, or before.
  PROVINCIAL_CONSENT: [...WHILE_PUT_TOGETHER, 'CELL_PROPOSED', 'GRASSROOTS_PROPOSED'],
};

/** The last day on which a paper holds. Null for one that does not lapse. */
export function paperGoodUntil(kind: PaperKind, madeOn: Day): Day | null {
  return PAPERS_MADE_ANEW.on(madeOn).value.includes(kind) ? addMonths(madeOn, PAPERS.on(madeOn).value) : null;
}

/** The first day on which something no longer holds. Null for what does not lapse. */
export function lapsesAfter(goodUntil: Day | null): Day | null {
  return goodUntil === null ? null : addDays(goodUntil, 1);
}

/** @throws RuleViolation STAGE_NOT_ALLOWED */
function checkStage(stage: CandidateStage, allowed: readonly CandidateStage[]): void {
  if (!allowed.includes(stage)) throw violations.STAGE_NOT_ALLOWED(allowed, stage);
}

/** @throws RuleViolation STEP_BEFORE_LAST */
function checkOrder(on: Day, since: Day, path: string): void {
  if (on < since) throw violations.STEP_BEFORE_LAST(path, since, ORDER_OF_STEPS.on(on));
}

/** Where a case stands. */
interface Standing {
  stage: CandidateStage;
  /** The day of the last step. */
  stageSince: Day;
}

/**
 * Whether a case stands where a cell may let the person begin the procedure on a day.
 * @throws RuleViolation STAGE_NOT_ALLOWED, STEP_BEFORE_LAST
 */
export function checkStart({ stage, stageSince }: Standing, on: Day): void {
  // Who came back to the list keeps the certificate while it holds.
  checkStage(stage, ['AWARENESS_CERTIFIED', 'OUTSTANDING']);
  checkOrder(on, stageSince, 'effectiveOn');
}

/** A paper as it is to be recorded. */
export interface NewPaper {
  kind: PaperKind;
  madeOn: Day;
}

/**
 * Whether a paper may be put into a dossier.
 * @throws RuleViolation STAGE_NOT_ALLOWED, PAPER_MISSING, HISTORY_BEFORE_APPLICATION, PAPER_OLDER
 */
export function checkPaper({ kind, madeOn }: NewPaper, stage: CandidateStage, { papers }: DossierFacts): void {
  checkStage(stage, stagesOf[kind] ?? WHILE_PUT_TOGETHER);
  const [first, second] = PERSON_PAPERS.on(madeOn).value;
  if (kind === second && first !== undefined) {
    const applied = papers.filter((paper) => paper.kind === first).map((paper) => paper.madeOn);
    const [earliest] = applied.sort();
    if (earliest === undefined) throw violations.PAPER_MISSING([first], PERSON_PAPERS.on(madeOn), 'kind');
    if (madeOn < earliest) throw violations.HISTORY_BEFORE_APPLICATION(earliest, PERSON_PAPERS.on(madeOn));
  }
  const standing = papers.find((paper) => paper.kind === kind && paper.standing);
  if (standing !== undefined && madeOn < standing.madeOn) throw violations.PAPER_OLDER(kind, standing.madeOn);
}

/** A paper of a dossier. */
export interface Paper extends NewPaper {
  /** Whether no newer one has taken its place. */
  standing: boolean;
}

/** A place that was asked about a life history. */
export interface Request {
  about: readonly VerifiedPerson[];
  requestedOn: Day;
  dueOn: Day;
  /** Null while it has not answered. */
  answeredOn: Day | null;
}

/** What is known of a dossier. Of a person who was erased there is nothing left. */
export interface DossierFacts {
  /** Certificates of awareness classes. */
  certificates: readonly { issuedOn: Day }[];
  /** Whether one was revoked and none stands in its place. */
  certificateRevoked: boolean;
  /** Certificates of classes for new members. */
  newMember: readonly { issuedOn: Day }[];
  papers: readonly Paper[];
  verifications: readonly Request[];
  /** The day on which the person ceased to be a member, by an earlier case; null where there was none. */
  leftOn: Day | null;
}

/**
 * Whether the grassroots committee may ask places on a day: at first, which is the step to the verification, or anew.
 * @returns whether it is that step
 * @throws RuleViolation STAGE_NOT_ALLOWED, STEP_BEFORE_LAST, PAPER_MISSING
 */
export function checkRequest({ stage, stageSince }: Standing, { papers }: DossierFacts, on: Day): boolean {
  checkStage(stage, WHILE_PUT_TOGETHER);
  checkOrder(on, stageSince, 'requestedOn');
  const wanted = PERSON_PAPERS.on(on);
  const missing = wanted.value.filter((kind) => !papers.some((paper) => paper.kind === kind && paper.madeOn <= on));
  if (missing.length > 0) throw violations.PAPER_MISSING(missing, wanted);
  return stage === 'DOSSIER';
}

/**
 * Whether the answer of a place may be recorded.
 * @throws RuleViolation VERIFICATION_ANSWERED, ANSWER_BEFORE_REQUEST
 */
export function checkAnswer({ answered, requestedOn }: { answered: boolean; requestedOn: Day }, answeredOn: Day): void {
  if (answered) throw violations.VERIFICATION_ANSWERED();
  if (answeredOn < requestedOn) throw violations.ANSWER_BEFORE_REQUEST(requestedOn);
}

/** Opinions as the cell committee takes them together. */
interface Summary {
  origins: readonly OpinionOrigin[];
  concludedOn: Day;
}

/**
 * Whether the cell committee may conclude: not before the answers to the verification are back.
 * @returns whether it is the step to the opinions, and not a summary made anew
 * @throws RuleViolation STAGE_NOT_ALLOWED, STEP_BEFORE_LAST, VERIFICATION_MISSING, VERIFICATION_OPEN, CONCLUDED_BEFORE_ANSWER, OPINION_MISSING, PAPER_OLDER
 */
export function checkOpinions(
  { stage, stageSince }: Standing,
  { papers, verifications }: DossierFacts,
  { origins, concludedOn }: Summary,
): boolean {
  checkStage(stage, ['VERIFYING', 'OPINIONS', 'CELL_REVIEW']);
  checkOrder(concludedOn, stageSince, 'concludedOn');
  const verified = VERIFIED.on(concludedOn);
  if (!verifications.some(({ about }) => about.includes(verified.value)))
    throw violations.VERIFICATION_MISSING(verified);
  const rule = OPINIONS_AFTER_ANSWERS.on(concludedOn);
  const open = verifications.filter(({ answeredOn }) => answeredOn === null);
  if (open.length > 0) throw violations.VERIFICATION_OPEN(open.length, lastOf(open.map(({ dueOn }) => dueOn)), rule);
  const answeredOn = lastOf(verifications.map((one) => one.answeredOn ?? ''));
  if (concludedOn < answeredOn) throw violations.CONCLUDED_BEFORE_ANSWER(answeredOn, rule);
  const missing = rule.value.filter((origin) => !origins.includes(origin));
  if (missing.length > 0) throw violations.OPINION_MISSING(missing, rule);
  const standing = papers.find(({ kind, standing }) => kind === 'OPINIONS' && standing);
  if (standing !== undefined && concludedOn < standing.madeOn) {
    throw violations.PAPER_OLDER('OPINIONS', standing.madeOn);
  }
  return stage === 'VERIFYING';
}

/** The last of some days. */
export function lastOf(days: readonly Day[]): Day {
  return days.reduce((last, day) => (day > last ? day : last), '');
}
