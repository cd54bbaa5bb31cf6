import { addDays, addMonths, type Day } from '../../calendar.ts';
import type { PaperKind } from '../../db/generated/enums.ts';
import type { Dated, InForce } from '../../rules/dated.ts';
import { PAPERS } from '../candidate/rules.ts';
import { AWARENESS_CERTIFICATE, certificateGoodUntil } from '../training/rules.ts';
import { type DossierFacts, lastOf, type NewPaper, PAPERS_MADE_ANEW, paperGoodUntil, VERIFIED } from './rules.ts';

/** Until when something of a dossier holds. */
export interface Lapse {
  what: 'CERTIFICATE' | 'VERIFICATION' | 'PAPER';
  /** Which paper; null for the others. */
  paper: PaperKind | null;
  /** The day that it is counted from. */
  from: Day;
  /** The last day on which it holds. */
  heldUntil: Day;
  /** How many months it holds, and where that is said. */
  rule: InForce<number>;
}

/** Until when the certificate of the awareness class holds that was there on a day; null where there was none. */
export function certificateLapse({ certificates }: Pick<DossierFacts, 'certificates'>, on: Day): Lapse | null {
  const held = newest(certificates, ({ issuedOn }) => issuedOn, on);
  if (held === undefined) return null;
  const { issuedOn } = held;
  const rule = AWARENESS_CERTIFICATE.on(issuedOn);
  return { what: 'CERTIFICATE', paper: null, from: issuedOn, heldUntil: certificateGoodUntil(issuedOn), rule };
}

/** Until when the verification holds; null while a place has not answered, or none was asked about the person. */
export function verificationLapse({ verifications }: Pick<DossierFacts, 'verifications'>, on: Day): Lapse | null {
  const asked = verifications.filter(({ requestedOn }) => requestedOn <= on);
  const about = asked.filter((request) => request.about.includes(VERIFIED.on(on).value));
  const open = asked.some(({ answeredOn }) => answeredOn === null || answeredOn > on);
  if (about.length === 0 || open) return null;
  const from = lastOf(about.map(({ answeredOn }) => answeredOn ?? ''));
  const rule = PAPERS.on(from);
  return { what: 'VERIFICATION', paper: null, from, heldUntil: addMonths(from, rule.value), rule };
}

/** Until when the paper of a kind holds that stood on a day; null where there was none, and for one that does not lapse. */
export function paperLapse(papers: readonly NewPaper[], kind: PaperKind, on: Day): Lapse | null {
  const from = newestPaper(papers, kind, on)?.madeOn;
  const heldUntil = from === undefined ? null : paperGoodUntil(kind, from);
  if (from === undefined || heldUntil === null) return null;
  return { what: 'PAPER', paper: kind, from, heldUntil, rule: PAPERS.on(from) };
}

/** Ways in which a person is introduced: by two members, or by one beside an organisation. */
const WAYS_TO_INTRODUCE: readonly (readonly PaperKind[])[] = [
  ['TWO_MEMBERS_INTRODUCTION'],
  ['MEMBER_INTRODUCTION', 'YOUTH_UNION_RESOLUTION'],
  ['MEMBER_INTRODUCTION', 'TRADE_UNION_RESOLUTION'],
];

const introducing = new Set(WAYS_TO_INTRODUCE.flat());

/** The way in which a person is introduced by the papers of a day: of several the one that holds longest; null where none is whole. */
export function introducedBy(papers: readonly NewPaper[], on: Day): readonly PaperKind[] | null {
  const heldUntil = (way: readonly PaperKind[]): Day =>
    way
      .map((kind) => paperLapse(papers, kind, on)?.heldUntil ?? '9999')
      .reduce((one, next) => (next < one ? next : one));
  const whole = WAYS_TO_INTRODUCE.filter((way) => way.every((kind) => newestPaper(papers, kind, on) !== undefined));
  return whole.toSorted((one, other) => (heldUntil(one) < heldUntil(other) ? 1 : -1))[0] ?? null;
}

/**
 * All that holds for a time only of what a cell wants for its review, as it stood on a day. What nobody needs is not among it:
 * papers of another way to introduce than the one that counts.
 */
export function lapsesOf(dossier: Pick<DossierFacts, 'certificates' | 'verifications' | 'papers'>, on: Day): Lapse[] {
  const { papers } = dossier;
  const way = introducedBy(papers, on);
  const wanted = PAPERS_MADE_ANEW.on(on).value.filter(
    (kind) => way === null || !introducing.has(kind) || way.includes(kind),
  );
  const all = [
    certificateLapse(dossier, on),
    verificationLapse(dossier, on),
    ...wanted.map((kind) => paperLapse(papers, kind, on)),
  ];
  return all.filter((one) => one !== null);
}

/**
 * The last day of which something has lapsed before another day, as an index finds it: what was made later still holds then.
 * @param rule - the months for which it holds.
 */
export function lastLapsedBefore(day: Day, rule: Dated<number>): Day {
  const lapsed = (from: Day): boolean => addMonths(from, rule.on(from).value) < day;
  let last = addMonths(day, -rule.on(day).value);
  // Months end on different days: the last of several that lapse together.
  while (!lapsed(last)) last = addDays(last, -1);
  while (lapsed(addDays(last, 1))) last = addDays(last, 1);
  return last;
}

/** The paper of a kind that stood on a day. */
export function newestPaper(papers: readonly NewPaper[], kind: PaperKind, on: Day): NewPaper | undefined {
  return newest(
    papers.filter((paper) => paper.kind === kind),
    ({ madeOn }) => madeOn,
    on,
  );
}

/** The newest of those that were there on a day. */
export function newest<One>(of: readonly One[], dayOf: (one: One) => Day, on: Day): One | undefined {
  return of
    .filter((one) => dayOf(one) <= on)
    .reduce<One | undefined>((last, one) => (last === undefined || dayOf(one) >= dayOf(last) ? one : last), undefined);
}
