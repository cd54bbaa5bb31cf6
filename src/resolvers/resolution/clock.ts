import type { Day } from '../../calendar.ts';
import type { InForce } from '../../rules/dated.ts';
import { addWorkingDays, type WorkingCalendar } from '../../rules/working-days.ts';
import {
  CEREMONY_LIMIT,
  DECISION_LIMIT,
  officialDayOf,
  RECOGNITION_LIMIT,
  RECOGNITION_REVIEW_LIMIT,
} from '../candidate/rules.ts';
import { lastOf, VERIFICATION_LIMIT } from '../dossier/rules.ts';
import type { CaseOn } from './next-step.ts';
import type { CaseStep } from './words.ts';

/** The time that runs for a step. */
export interface StepClock {
  /** The last day. */
  until: Day;
  /** The day that it runs from. */
  from: Day;
  /** The rule that sets it. */
  rule: InForce<unknown>;
}

/** The time that runs for a step; null where none does, or nobody knows from when. */
export function clockOf(
  step: CaseStep,
  { facts, dossier, day }: Pick<CaseOn, 'facts' | 'dossier' | 'day'>,
  calendar: WorkingCalendar,
): StepClock | null {
  const { resolvedOn, recognitionResolvedOn, ceremonyOn } = facts;
  const after = (from: Day | null, days: number, rule: InForce<unknown>): StepClock | null =>
    from === null ? null : { from, until: addWorkingDays(calendar, from, days).until, rule };
  if (step === 'OPINIONS') {
    const open = (dossier?.verifications ?? []).filter(({ answeredOn }) => answeredOn === null);
    const last = open.find(({ dueOn }) => dueOn === lastOf(open.map((request) => request.dueOn)));
    return last === undefined
      ? null
      : { from: last.requestedOn, until: last.dueOn, rule: VERIFICATION_LIMIT.on(last.requestedOn) };
  }
  if (step === 'APPRAISAL' || step === 'COMMITTEE_VOTE' || step === 'DECISION') {
    const rule = DECISION_LIMIT.on(day);
    return after(resolvedOn, rule.value.days + facts.extendedDays, rule);
  }
  if (step === 'CEREMONY') {
    const rule = CEREMONY_LIMIT.on(facts.issuedOn ?? day);
    return after(rule.value.runsFrom === 'ISSUE' ? facts.issuedOn : facts.receivedOn, rule.value.days, rule);
  }
  if (step === 'RECOGNITION_CELL_VOTE') {
    const rule = RECOGNITION_REVIEW_LIMIT.on(day);
    return after(ceremonyOn === null ? null : officialDayOf(ceremonyOn), rule.value, rule);
  }
  if (!step.startsWith('RECOGNITION')) return null;
  const rule = RECOGNITION_LIMIT.on(day);
  return after(recognitionResolvedOn, rule.value.days + facts.recognitionExtendedDays, rule);
}
