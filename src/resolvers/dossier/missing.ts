import { addMonths, type Day } from '../../calendar.ts';
import type { PaperKind } from '../../db/generated/enums.ts';
import type { InForce } from '../../rules/dated.ts';
import { INTRODUCERS, READMISSION } from '../candidate/rules.ts';
import { type Hindrance, hindrance } from '../hindrance.ts';
import { tooEarlySince } from '../member/rules.ts';
import { violations as ofMember } from '../member/violations.ts';
import { AWARENESS_CERTIFICATE } from '../training/rules.ts';
import { certificateLapse, introducedBy, newest, newestPaper, paperLapse, verificationLapse } from './lapses.ts';
import {
  type DossierFacts,
  lastOf,
  NEW_MEMBER_CERTIFICATE,
  type NewPaper,
  OPINIONS_AFTER_ANSWERS,
  OVER_AGE_PAPERS,
  PERSON_PAPERS,
  READMISSION_PAPERS,
  RECOGNITION_PAPERS,
  type Request,
  VERIFIED,
} from './rules.ts';
import { violations } from './violations.ts';
import type { DossierItem } from './words.ts';

/**
 * What is missing or has lapsed on the day on which the cell reviews a case, in the order of the procedure; nothing when the
 * dossier is complete. Only what was there on that day counts.
 */
export function missingForReview(
  dossier: Pick<DossierFacts, 'certificates' | 'verifications' | 'leftOn'>,
  papers: readonly NewPaper[],
  on: Day,
): Hindrance[] {
  return missingByItem(dossier, papers, on).flatMap(([, missing]) => missing);
}

/** What a cell wants for its review, item by item in the order of the procedure, and what each of them lacks on a day. */
export function missingByItem(
  { certificates, verifications, leftOn }: Pick<DossierFacts, 'certificates' | 'verifications' | 'leftOn'>,
  papers: readonly NewPaper[],
  on: Day,
): [item: DossierItem, missing: Hindrance[]][] {
  return [
    ...(leftOn === null ? [] : [['READMISSION', ofLeaving(leftOn, papers, on)] satisfies [DossierItem, Hindrance[]]]),
    ['CERTIFICATE', ofCertificate(certificates, on)],
    ['PERSON_PAPERS', ofPersonPapers(papers, on)],
    ['VERIFICATION', ofVerification(verifications, on)],
    ['INTRODUCTION', ofIntroduction(papers, on)],
    ['OPINIONS', ofOpinions(papers, on)],
  ];
}

/** What is missing for a cell to let a person begin the procedure on a day. */
export function missingForStart({ certificates }: Pick<DossierFacts, 'certificates'>, on: Day): Hindrance[] {
  return ofCertificate(certificates, on);
}

/** What is missing for a committee to go on with what a cell has resolved: only where the certificate was revoked since. */
export function missingForDecision(
  { certificateRevoked }: Pick<DossierFacts, 'certificateRevoked'>,
  on: Day,
): Hindrance[] {
  return certificateRevoked ? ofCertificate([], on) : [];
}

/** What is missing for the decision about who has left the Party and comes back. */
export function missingForReadmission(
  { papers, leftOn }: Pick<DossierFacts, 'papers' | 'leftOn'>,
  on: Day,
): Hindrance[] {
  return leftOn === null ? [] : ofAbsentPapers(READMISSION_PAPERS.on(on), papers, on);
}

/** What is missing for the decision about who was past the age of admission when the cell reviewed the case. */
export function missingForOverAge({ papers }: Pick<DossierFacts, 'papers'>, overAge: boolean, on: Day): Hindrance[] {
  return overAge ? ofAbsentPapers(OVER_AGE_PAPERS.on(on), papers, on) : [];
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
export function missingForRecognition(dossier: Pick<DossierFacts, 'newMember' | 'papers'>, on: Day): Hindrance[] {
  return recognitionByItem(dossier, on).flatMap(([, missing]) => missing);
}

/** The same item by item. */
export function recognitionByItem(
  { newMember, papers }: Pick<DossierFacts, 'newMember' | 'papers'>,
  on: Day,
): [item: DossierItem, missing: Hindrance[]][] {
  const rule = NEW_MEMBER_CERTIFICATE.on(on);
  const held = newest(newMember, ({ issuedOn }) => issuedOn, on);
  return [
    [
      'NEW_MEMBER_CERTIFICATE',
      held === undefined ? [hindrance(violations.NEW_MEMBER_CERTIFICATE_MISSING(rule), rule)] : [],
    ],
    ['RECOGNITION_PAPERS', ofAbsentPapers(RECOGNITION_PAPERS.on(on), papers, on)],
  ];
}

/** Papers of a rule of which there is none. */
function ofAbsentPapers(rule: InForce<readonly PaperKind[]>, papers: readonly NewPaper[], on: Day): Hindrance[] {
  return rule.value
    .filter((kind) => newestPaper(papers, kind, on) === undefined)
    .map((kind) => hindrance(violations.PAPER_MISSING([kind], rule), rule, { paper: kind }));
}

function ofLeaving(leftOn: Day | null, papers: readonly NewPaper[], on: Day): Hindrance[] {
  if (leftOn === null) return [];
  const early = tooEarlySince(leftOn, on);
  if (early !== null) {
    const { rule, from } = early;
    return [hindrance(ofMember.READMISSION_TOO_EARLY.left(rule, from), rule, { months: rule.value.afterLeaving })];
  }
  const rule = READMISSION.on(on);
  const cleared = newestPaper(papers, 'CLEARED_RECORD', on);
  const from = cleared && addMonths(cleared.madeOn, rule.value.afterRecord);
  if (from === undefined || on >= from) return [];
  return [hindrance(ofMember.READMISSION_TOO_EARLY.record(rule, from), rule, { months: rule.value.afterRecord })];
}

function ofCertificate(certificates: DossierFacts['certificates'], on: Day): Hindrance[] {
  const lapse = certificateLapse({ certificates }, on);
  if (lapse === null) {
    const rule = AWARENESS_CERTIFICATE.on(on);
    return [hindrance(violations.CERTIFICATE_MISSING(rule), rule, { months: rule.value })];
  }
  const { heldUntil, rule } = lapse;
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
  const lapse = verificationLapse({ verifications }, on);
  if (lapse === null || on <= lapse.heldUntil) return [];
  const { heldUntil, rule } = lapse;
  return [hindrance(violations.VERIFICATION_LAPSED(heldUntil, rule), rule, { months: rule.value }, { heldUntil })];
}

function ofIntroduction(papers: readonly NewPaper[], on: Day): Hindrance[] {
  const way = introducedBy(papers, on);
  if (way !== null) return way.flatMap((kind) => ofLapsedPaper(papers, kind, on));
  const rule = INTRODUCERS.on(on);
  return [hindrance(violations.INTRODUCTION_MISSING(rule), rule, { ...rule.value })];
}

function ofOpinions(papers: readonly NewPaper[], on: Day): Hindrance[] {
  if (newestPaper(papers, 'OPINIONS', on) !== undefined) return ofLapsedPaper(papers, 'OPINIONS', on);
  const rule = OPINIONS_AFTER_ANSWERS.on(on);
  return [hindrance(violations.PAPER_MISSING(['OPINIONS'], rule), rule, { paper: 'OPINIONS' })];
}

function ofLapsedPaper(papers: readonly NewPaper[], kind: PaperKind, on: Day): Hindrance[] {
  const lapse = paperLapse(papers, kind, on);
  if (lapse === null || on <= lapse.heldUntil) return [];
  const { heldUntil, rule } = lapse;
  const values = { paper: kind, months: rule.value };
  return [hindrance(violations.PAPER_LAPSED(kind, heldUntil, rule), rule, values, { heldUntil })];
}
