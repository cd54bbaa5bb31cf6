import { addDays, addMonths, type Day } from '../../calendar.ts';
import type { CandidateStage, OpinionOrigin, PaperKind, VerifiedPerson } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';
import { dated, type InForce } from '../../rules/dated.ts';
import { GUIDANCE_01_OF_2021, GUIDANCE_01_OF_2026, GUIDANCE_06 } from '../../rules/regulations.ts';
import { INTRODUCERS, ORDER_OF_STEPS, PAPERS } from '../candidate/rules.ts';
import { tooEarlySince } from '../member/rules.ts';
import { refusals as ofMember } from '../member/violations.ts';
import { AWARENESS_CERTIFICATE, certificateGoodUntil } from '../training/rules.ts';
import { refusals, violations } from './violations.ts';

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

/**
 * Papers that are made anew when the cell has not reviewed in time, beside the verification, which is supplemented. The
 * application and the life history stay: a supplementary verification brings the history up to date.
 */
export const PAPERS_MADE_ANEW = dated<readonly PaperKind[]>([
  { by: GUIDANCE_01_OF_2021, value: MADE_ANEW },
  { by: GUIDANCE_06, value: MADE_ANEW, confidence: 'UNKNOWN' },
  { by: GUIDANCE_01_OF_2026, value: MADE_ANEW, confidence: 'UNKNOWN' },
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
const WHILE_PUT_TOGETHER: readonly CandidateStage[] = ['DOSSIER', 'VERIFYING', 'OPINIONS', 'CELL_REVIEW'];

/** Stages at which each paper is made; those that are not named are papers of the admission. */
const stagesOf: Partial<Record<PaperKind, readonly CandidateStage[]>> = {
  SELF_CRITICISM: ['PROBATIONARY'],
  MENTOR_REMARKS: ['PROBATIONARY'],
  RECOGNITION_OPINIONS: ['PROBATIONARY'],
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
 * Whether a cell may let a person begin the procedure on a day.
 * @throws RuleViolation STAGE_NOT_ALLOWED, STEP_BEFORE_LAST, CERTIFICATE_MISSING, CERTIFICATE_LAPSED
 */
export function checkStart({ stage, stageSince }: Standing, { certificates }: DossierFacts, on: Day): void {
  checkStage(stage, ['AWARENESS_CERTIFIED']);
  checkOrder(on, stageSince, 'effectiveOn');
  const held = newest(certificates, ({ issuedOn }) => issuedOn, on);
  if (held === undefined) throw violations.CERTIFICATE_MISSING(AWARENESS_CERTIFICATE.on(on));
  const until = certificateGoodUntil(held.issuedOn);
  if (on > until) throw violations.CERTIFICATE_LAPSED(until, AWARENESS_CERTIFICATE.on(held.issuedOn));
}

/** A paper as it is to be recorded. */
interface NewPaper {
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

function lastOf(days: readonly Day[]): Day {
  return days.reduce((last, day) => (day > last ? day : last), '');
}

/** The newest of those that were there on a day. */
function newest<One>(of: readonly One[], dayOf: (one: One) => Day, on: Day): One | undefined {
  return of
    .filter((one) => dayOf(one) <= on)
    .reduce<One | undefined>((last, one) => (last === undefined || dayOf(one) >= dayOf(last) ? one : last), undefined);
}

/** What a review of the cell still wants, or what no longer holds on its day. */
export interface Missing extends Words {
  /** As a refusal says it. */
  code: keyof typeof refusals | keyof typeof ofMember;
  rule: Pick<InForce<unknown>, 'document' | 'point' | 'confidence' | 'source'>;
  /** Numbers of the rule, in the order of the words. */
  values: readonly number[];
  /** The last day on which it held; null for what is not there at all. */
  until: Day | null;
}

/** Words of a refusal as something that is missing. */
function missing(
  code: Missing['code'],
  { en, vi }: Words,
  { document, point, confidence, source }: InForce<unknown>,
  { values = [], until = null }: { values?: readonly number[]; until?: Day | null } = {},
): Missing {
  return { code, en, vi, rule: { document, point, confidence, source }, values, until };
}

/**
 * What is missing or has lapsed on the day on which the cell reviews a case, in the order of the procedure; nothing when the
 * dossier is complete. Only what was there on that day counts.
 */
export function missingForReview(
  { certificates, verifications, leftOn }: Pick<DossierFacts, 'certificates' | 'verifications' | 'leftOn'>,
  papers: readonly NewPaper[],
  on: Day,
): Missing[] {
  return [
    ...ofLeaving(leftOn, on),
    ...ofCertificate(certificates, on),
    ...ofPersonPapers(papers, on),
    ...ofVerification(verifications, on),
    ...ofIntroduction(papers, on),
    ...ofOpinions(papers, on),
  ];
}

function ofLeaving(leftOn: Day | null, on: Day): Missing[] {
  const early = tooEarlySince(leftOn, on);
  if (early === null) return [];
  const { rule, from } = early;
  const words = ofMember.READMISSION_TOO_EARLY.tell(rule, from);
  return [missing('READMISSION_TOO_EARLY', words, rule, { values: [rule.value.afterLeaving] })];
}

function ofCertificate(certificates: DossierFacts['certificates'], on: Day): Missing[] {
  const held = newest(certificates, ({ issuedOn }) => issuedOn, on);
  if (held === undefined) {
    const rule = AWARENESS_CERTIFICATE.on(on);
    return [missing('CERTIFICATE_MISSING', refusals.CERTIFICATE_MISSING.tell(rule), rule, { values: [rule.value] })];
  }
  const rule = AWARENESS_CERTIFICATE.on(held.issuedOn);
  const until = certificateGoodUntil(held.issuedOn);
  if (on <= until) return [];
  const words = refusals.CERTIFICATE_LAPSED.tell(until, rule);
  return [missing('CERTIFICATE_LAPSED', words, rule, { values: [rule.value], until })];
}

function ofPersonPapers(papers: readonly NewPaper[], on: Day): Missing[] {
  const rule = PERSON_PAPERS.on(on);
  const there = (kind: PaperKind) => newestPaper(papers, kind, on);
  const absent = rule.value.filter((kind) => there(kind) === undefined);
  if (absent.length > 0)
    return absent.map((kind) => missing('PAPER_MISSING', refusals.PAPER_MISSING.tell([kind], rule), rule));
  const [application, history] = rule.value;
  const written = papers.filter(({ kind, madeOn }) => kind === application && madeOn <= on).map(({ madeOn }) => madeOn);
  const [applied = on] = written.sort();
  const declared = history === undefined ? undefined : there(history)?.madeOn;
  if (declared === undefined || declared >= applied) return [];
  return [missing('HISTORY_BEFORE_APPLICATION', refusals.HISTORY_BEFORE_APPLICATION.tell(applied, rule), rule)];
}

function ofVerification(verifications: readonly Request[], on: Day): Missing[] {
  const asked = verifications.filter(({ requestedOn }) => requestedOn <= on);
  const verified = VERIFIED.on(on);
  const about = asked.filter((request) => request.about.includes(verified.value));
  if (about.length === 0)
    return [missing('VERIFICATION_MISSING', refusals.VERIFICATION_MISSING.tell(verified), verified)];
  const open = asked.filter(({ answeredOn }) => answeredOn === null || answeredOn > on);
  if (open.length > 0) {
    const rule = OPINIONS_AFTER_ANSWERS.on(on);
    const dueOn = lastOf(open.map((request) => request.dueOn));
    const words = refusals.VERIFICATION_OPEN.tell(open.length, dueOn, rule);
    return [missing('VERIFICATION_OPEN', words, rule, { values: [open.length] })];
  }
  const answeredOn = lastOf(about.map((request) => request.answeredOn ?? ''));
  const rule = PAPERS.on(answeredOn);
  const until = addMonths(answeredOn, rule.value);
  if (on <= until) return [];
  const words = refusals.VERIFICATION_LAPSED.tell(until, rule);
  return [missing('VERIFICATION_LAPSED', words, rule, { values: [rule.value], until })];
}

/** Ways in which a person is introduced: by two members, or by one beside an organisation. */
const WAYS_TO_INTRODUCE: readonly (readonly PaperKind[])[] = [
  ['TWO_MEMBERS_INTRODUCTION'],
  ['MEMBER_INTRODUCTION', 'YOUTH_UNION_RESOLUTION'],
  ['MEMBER_INTRODUCTION', 'TRADE_UNION_RESOLUTION'],
];

function ofIntroduction(papers: readonly NewPaper[], on: Day): Missing[] {
  const whole = WAYS_TO_INTRODUCE.filter((way) => way.every((kind) => newestPaper(papers, kind, on) !== undefined));
  const lapsed = whole.map((way) => way.flatMap((kind) => ofLapsedPaper(papers, kind, on)));
  const [best] = lapsed.sort((one, other) => one.length - other.length);
  if (best !== undefined) return best;
  const rule = INTRODUCERS.on(on);
  const values = [rule.value.alone, rule.value.besideOrganisation];
  return [missing('INTRODUCTION_MISSING', refusals.INTRODUCTION_MISSING.tell(rule), rule, { values })];
}

function ofOpinions(papers: readonly NewPaper[], on: Day): Missing[] {
  if (newestPaper(papers, 'OPINIONS', on) !== undefined) return ofLapsedPaper(papers, 'OPINIONS', on);
  const rule = OPINIONS_AFTER_ANSWERS.on(on);
  return [missing('PAPER_MISSING', refusals.PAPER_MISSING.tell(['OPINIONS'], rule), rule)];
}

function newestPaper(papers: readonly NewPaper[], kind: PaperKind, on: Day): NewPaper | undefined {
  return newest(
    papers.filter((paper) => paper.kind === kind),
    ({ madeOn }) => madeOn,
    on,
  );
}

function ofLapsedPaper(papers: readonly NewPaper[], kind: PaperKind, on: Day): Missing[] {
  const paper = newestPaper(papers, kind, on);
  const until = paper === undefined ? null : paperGoodUntil(kind, paper.madeOn);
  if (paper === undefined || until === null || on <= until) return [];
  const rule = PAPERS.on(paper.madeOn);
  return [
    missing('PAPER_LAPSED', refusals.PAPER_LAPSED.tell(kind, until, rule), rule, { values: [rule.value], until }),
  ];
}
