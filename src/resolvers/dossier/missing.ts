import { addMonths, type Day } from '../../calendar.ts';
import type { PaperKind } from '../../db/generated/enums.ts';
import type { InForce } from '../../rules/dated.ts';
import { INTRODUCERS, PAPERS } from '../candidate/rules.ts';
import { type Hindrance, hindrance } from '../hindrance.ts';
import { tooEarlySince } from '../member/rules.ts';
import { violations as ofMember } from '../member/violations.ts';
import { AWARENESS_CERTIFICATE, certificateGoodUntil } from '../training/rules.ts';
import {
  type DossierFacts,
  lastOf,
  NEW_MEMBER_CERTIFICATE,
  type NewPaper,
  OPINIONS_AFTER_ANSWERS,
  PERSON_PAPERS,
  paperGoodUntil,
  RECOGNITION_PAPERS,
  type Request,
  VERIFIED,
} from './rules.ts';
import { violations } from './violations.ts';

/**
 * What is missing or has lapsed on the day on which the cell reviews a case, in the order of the procedure; nothing when the
 * dossier is complete. Only what was there on that day counts.
 */
export function missingForReview(
  { certificates, verifications, leftOn }: Pick<DossierFacts, 'certificates' | 'verifications' | 'leftOn'>,
  papers: readonly NewPaper[],
  on: Day,
): Hindrance[] {
  return [
    ...ofLeaving(leftOn, on),
    ...ofCertificate(certificates, on),
    ...ofPersonPapers(papers, on),
    ...ofVerification(verifications, on),
    ...ofIntroduction(papers, on),
    ...ofOpinions(papers, on),
  ];
}

/** What is missing for a cell to let a person begin the procedure on a day. */
export function missingForStart({ certificates }: Pick<DossierFacts, 'certificates'>, on: Day): Hindrance[] {
  return ofCertificate(certificates, on);
}

/** What is missing for the grassroots committee to ask places about a life history on a day. */
export function missingForRequest({ papers }: Pick<DossierFacts, 'papers'>, on: Day): Hindrance[] {
  return ofAbsentPapers(PERSON_PAPERS.on(on), papers, on);
}

/** What is missing for the cell committee to conclude on a day: the answers to the verification. */
export function missingForOpinions({ verifications }: Pick<DossierFacts, 'verifications'>, on: Day): Hindrance[] {
  return ofVerification(verifications, on).filter(({ heldUntil }) => heldUntil === null);
}

/**
 * What is missing for the recognition of somebody on probation on a day: the certificate of the class for new members, and
 * the papers of recognition.
 */
export function missingForRecognition(
  { newMember, papers }: Pick<DossierFacts, 'newMember' | 'papers'>,
  on: Day,
): Hindrance[] {
  const rule = NEW_MEMBER_CERTIFICATE.on(on);
  const held = newest(newMember, ({ issuedOn }) => issuedOn, on);
  return [
    ...(held === undefined ? [hindrance(violations.NEW_MEMBER_CERTIFICATE_MISSING(rule), rule)] : []),
    ...ofAbsentPapers(RECOGNITION_PAPERS.on(on), papers, on),
  ];
}

/** Papers of a rule of which there is none. */
function ofAbsentPapers(rule: InForce<readonly PaperKind[]>, papers: readonly NewPaper[], on: Day): Hindrance[] {
  return rule.value
    .filter((kind) => newestPaper(papers, kind, on) === undefined)
    .map((kind) => hindrance(violations.PAPER_MISSING([kind], rule), rule, { paper: kind }));
}

function ofLeaving(leftOn: Day | null, on: Day): Hindrance[] {
  const early = tooEarlySince(leftOn, on);
  if (early === null) return [];
  const { rule, from } = early;
  return [hindrance(ofMember.READMISSION_TOO_EARLY(rule, from), rule, { months: rule.value.afterLeaving })];
}

function ofCertificate(certificates: DossierFacts['certificates'], on: Day): Hindrance[] {
  const held = newest(certificates, ({ issuedOn }) => issuedOn, on);
  if (held === undefined) {
    const rule = AWARENESS_CERTIFICATE.on(on);
    return [hindrance(violations.CERTIFICATE_MISSING(rule), rule, { months: rule.value })];
  }
  const rule = AWARENESS_CERTIFICATE.on(held.issuedOn);
  const heldUntil = certificateGoodUntil(held.issuedOn);
  if (on <= heldUntil) return [];
  return [hindrance(violations.CERTIFICATE_LAPSED(heldUntil, rule), rule, { months: rule.value }, { heldUntil })];
}

function ofPersonPapers(papers: readonly NewPaper[], on: Day): Hindrance[] {
  const rule = PERSON_PAPERS.on(on);
  const there = (kind: PaperKind) => newestPaper(papers, kind, on);
  const absent = ofAbsentPapers(rule, papers, on);
  if (absent.length > 0) return absent;
  const [application, history] = rule.value;
  const written = papers.filter(({ kind, madeOn }) => kind === application && madeOn <= on).map(({ madeOn }) => madeOn);
  const [applied = on] = written.sort();
  const declared = history === undefined ? undefined : there(history)?.madeOn;
  if (declared === undefined || declared >= applied) return [];
  return [
    hindrance(violations.HISTORY_BEFORE_APPLICATION(applied, rule).with({ path: ['candidateId'] }), rule, {
      appliedOn: applied,
    }),
  ];
}

function ofVerification(verifications: readonly Request[], on: Day): Hindrance[] {
  const asked = verifications.filter(({ requestedOn }) => requestedOn <= on);
  const verified = VERIFIED.on(on);
  const about = asked.filter((request) => request.about.includes(verified.value));
  if (about.length === 0) return [hindrance(violations.VERIFICATION_MISSING(verified), verified)];
  const open = asked.filter(({ answeredOn }) => answeredOn === null || answeredOn > on);
  if (open.length > 0) {
    const rule = OPINIONS_AFTER_ANSWERS.on(on);
    const dueOn = lastOf(open.map((request) => request.dueOn));
    return [hindrance(violations.VERIFICATION_OPEN(open.length, dueOn, rule), rule, { places: open.length, dueOn })];
  }
  const answeredOn = lastOf(about.map((request) => request.answeredOn ?? ''));
  const rule = PAPERS.on(answeredOn);
  const heldUntil = addMonths(answeredOn, rule.value);
  if (on <= heldUntil) return [];
  return [hindrance(violations.VERIFICATION_LAPSED(heldUntil, rule), rule, { months: rule.value }, { heldUntil })];
}

/** Ways in which a person is introduced: by two members, or by one beside an organisation. */
const WAYS_TO_INTRODUCE: readonly (readonly PaperKind[])[] = [
  ['TWO_MEMBERS_INTRODUCTION'],
  ['MEMBER_INTRODUCTION', 'YOUTH_UNION_RESOLUTION'],
  ['MEMBER_INTRODUCTION', 'TRADE_UNION_RESOLUTION'],
];

function ofIntroduction(papers: readonly NewPaper[], on: Day): Hindrance[] {
  const whole = WAYS_TO_INTRODUCE.filter((way) => way.every((kind) => newestPaper(papers, kind, on) !== undefined));
  const lapsed = whole.map((way) => way.flatMap((kind) => ofLapsedPaper(papers, kind, on)));
  const [best] = lapsed.sort((one, other) => one.length - other.length);
  if (best !== undefined) return best;
  const rule = INTRODUCERS.on(on);
  return [hindrance(violations.INTRODUCTION_MISSING(rule), rule, { ...rule.value })];
}

function ofOpinions(papers: readonly NewPaper[], on: Day): Hindrance[] {
  if (newestPaper(papers, 'OPINIONS', on) !== undefined) return ofLapsedPaper(papers, 'OPINIONS', on);
  const rule = OPINIONS_AFTER_ANSWERS.on(on);
  return [hindrance(violations.PAPER_MISSING(['OPINIONS'], rule), rule, { paper: 'OPINIONS' })];
}

function newestPaper(papers: readonly NewPaper[], kind: PaperKind, on: Day): NewPaper | undefined {
  return newest(
    papers.filter((paper) => paper.kind === kind),
    ({ madeOn }) => madeOn,
    on,
  );
}

function ofLapsedPaper(papers: readonly NewPaper[], kind: PaperKind, on: Day): Hindrance[] {
  const paper = newestPaper(papers, kind, on);
  const heldUntil = paper === undefined ? null : paperGoodUntil(kind, paper.madeOn);
  if (paper === undefined || heldUntil === null || on <= heldUntil) return [];
  const rule = PAPERS.on(paper.madeOn);
  const values = { paper: kind, months: rule.value };
  return [hindrance(violations.PAPER_LAPSED(kind, heldUntil, rule), rule, values, { heldUntil })];
}

/** The newest of those that were there on a day. */
function newest<One>(of: readonly One[], dayOf: (one: One) => Day, on: Day): One | undefined {
  return of
    .filter((one) => dayOf(one) <= on)
    .reduce<One | undefined>((last, one) => (last === undefined || dayOf(one) >= dayOf(last) ? one : last), undefined);
}
