import { addDays, addMonths, type Day } from '../../calendar.ts';
import type { CandidateStage, Introducer } from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import { CHARTER, GUIDANCE_01_OF_2021, GUIDANCE_01_OF_2026, GUIDANCE_06 } from '../../rules/regulations.ts';
import { ACQUAINTANCE, INTRODUCERS, PAPERS, stageOrder } from '../candidate/rules.ts';
import { YOUTH_UNION_AGE } from '../statistics/rules.ts';
import { mistakes, violations } from './violations.ts';

/**
 * Organisations that introduce beside one member: the Youth Union its members of its age; the trade union its members where
 * there is no Youth Union. Others point people out to the cell, and stand for no member.
 */
export const INTRODUCING_ORGANISATIONS = dated<readonly Introducer[]>([
  { by: CHARTER, point: 'Điều 4.1', value: ['YOUTH_UNION', 'TRADE_UNION'] },
]);

/** Months for which a member has known the person who introduces in the place of one who cannot: none. */
export const SUBSTITUTE_ACQUAINTANCE = dated([
  { by: GUIDANCE_01_OF_2021, value: 0, confidence: 'SECOND_HAND' },
  { by: GUIDANCE_06, value: 0, confidence: 'UNKNOWN' },
  { by: GUIDANCE_01_OF_2026, value: 0, confidence: 'UNKNOWN' },
]);

/** Stages at which a person is introduced: before the cell has resolved. */
const introduced: readonly CandidateStage[] = stageOrder.slice(0, stageOrder.indexOf('CELL_PROPOSED'));

/**
 * Whether somebody at a stage is introduced.
 * @throws RuleViolation NOT_INTRODUCED_NOW
 */
export function checkIntroducedAt(stage: CandidateStage): void {
  if (!introduced.includes(stage)) throw violations.NOT_INTRODUCED_NOW(stage);
}

/** What a form says of an introduction. */
interface Said {
  introducer: Introducer;
  introducedOn: Day;
  acquaintedSince: Day | null;
  documentNumber: string | null;
}

/**
 * Whether a member says since when, and an organisation by which resolution.
 * @throws InvalidInput
 */
export function checkSaid({ introducer, introducedOn, acquaintedSince, documentNumber }: Said): void {
  if (introducer === 'MEMBER') {
    if (acquaintedSince === null) throw mistakes.sinceMissing();
    if (acquaintedSince > introducedOn) throw mistakes.knownLater();
    return;
  }
  if (acquaintedSince !== null) throw mistakes.sinceOfOrganisation();
  if (documentNumber === null) throw mistakes.resolutionMissing();
}

/**
 * Whether a member has known the person for long enough. How long it has been an official member is no matter.
 * @throws RuleViolation ACQUAINTANCE_SHORT
 */
export function checkAcquaintance(since: Day, on: Day): void {
  const rule = ACQUAINTANCE.on(on);
  const from = addMonths(since, rule.value);
  if (on < from) throw violations.ACQUAINTANCE_SHORT(rule, from);
}

/** What is on record of a person that an organisation goes by. */
export interface Belonging {
  /** False where nobody has said. */
  youthUnionMember: boolean;
  tradeUnionMember: boolean;
  ofYouthAge: boolean;
}

/**
 * Whether an organisation may introduce a person: the Youth Union its own of its age, the trade union its own who are not
 * the Youth Union’s.
 * @throws RuleViolation NOT_OF_ORGANISATION, NOT_OF_YOUTH_AGE, YOUTH_UNION_INTRODUCES
 */
export function checkOrganisation(introducer: Introducer, person: Belonging, on: Day): void {
  const rule = INTRODUCING_ORGANISATIONS.on(on);
  if (introducer === 'YOUTH_UNION') {
    if (!person.youthUnionMember) throw violations.NOT_OF_ORGANISATION(introducer, rule);
    if (!person.ofYouthAge) throw violations.NOT_OF_YOUTH_AGE(YOUTH_UNION_AGE.on(on));
  }
  if (introducer === 'TRADE_UNION') {
    if (!person.tradeUnionMember) throw violations.NOT_OF_ORGANISATION(introducer, rule);
    if (person.youthUnionMember && person.ofYouthAge) throw violations.YOUTH_UNION_INTRODUCES(rule);
  }
}

/** An introduction that stands: nobody has taken its place. */
export interface StandingIntroduction {
  introducer: Introducer;
  /** Whether it is by a name that is asked for. */
  named: boolean;
}

/**
 * Whether one more may introduce a person: as many members as may, each once, and each organisation once.
 * @throws RuleViolation ALREADY_INTRODUCED, INTRODUCERS_ENOUGH
 */
export function checkOneMore(introducer: Introducer, standing: readonly StandingIntroduction[], on: Day): void {
  const alike = standing.filter((one) => one.introducer === introducer);
  if (introducer !== 'MEMBER') {
    if (alike.length > 0) throw violations.ALREADY_INTRODUCED('introducer');
    return;
  }
  if (alike.some(({ named }) => named)) throw violations.ALREADY_INTRODUCED('name');
  const rule = INTRODUCERS.on(on);
  if (alike.length >= rule.value.alone) throw violations.INTRODUCERS_ENOUGH(rule);
}

/** An introduction whose place is to be taken. */
interface Replaced {
  introducer: Introducer;
  introducedOn: Day;
  replaced: boolean;
}

/**
 * Whether another member may introduce in the place of one.
 * @throws RuleViolation ORGANISATION_STAYS, INTRODUCER_REPLACED, INTRODUCED_EARLIER, ALREADY_INTRODUCED
 */
export function checkReplaced(
  { introducer, introducedOn, replaced }: Replaced,
  standing: readonly StandingIntroduction[],
  on: Day,
): void {
  if (introducer !== 'MEMBER') throw violations.ORGANISATION_STAYS();
  if (replaced) throw violations.INTRODUCER_REPLACED();
  if (on < introducedOn) throw violations.INTRODUCED_EARLIER(introducedOn);
  if (standing.some((one) => one.introducer === 'MEMBER' && one.named)) throw violations.ALREADY_INTRODUCED('name');
}

/** The first day on which an introduction no longer holds and is made anew. Null for one that stands for no member. */
export function introductionLapsesOn(introducer: Introducer, introducedOn: Day): Day | null {
  const holds = introducer === 'MEMBER' || INTRODUCING_ORGANISATIONS.on(introducedOn).value.includes(introducer);
  return holds ? addDays(addMonths(introducedOn, PAPERS.on(introducedOn).value), 1) : null;
}
