import type { Day } from '../../calendar.ts';
import type { DecidingBody } from '../../db/generated/enums.ts';
import type { AuthorityRow } from '../../db/queries/authorities.ts';
import type { CaseFacts } from '../../db/queries/case-facts.ts';
import type { WorkingCalendar } from '../../rules/working-days.ts';
import { CELL_VOTE, COMMITTEE_VOTE, type Share, shareWords } from '../candidate/rules.ts';
import { authorityOf } from '../committee/authority.ts';
import type { DossierFacts } from '../dossier/rules.ts';
import { clockOf } from '../resolution/clock.ts';
import { actingFor, bodyOfStep, type StepBody, stepOfCase } from '../resolution/next-step.ts';
import type { CaseStep } from '../resolution/words.ts';
import { type RuleOnDay, rulesOn } from '../rule/catalogue.ts';

/** What is on record of a case, whatever the rules make of it. */
export interface CaseRecords {
  /** The day on which they were read. */
  readOn: Day;
  facts: CaseFacts;
  dossier: DossierFacts | null;
  authority: AuthorityRow;
}

/** Where a case stands by the rules of a day. */
export interface Standing {
  step: CaseStep;
  body: StepBody;
  /** Which part of the committee decides; null where the step is no decision. */
  part: DecidingBody | null;
  /** The committee whose step it is. */
  committeeId: string;
  /** Its name, or that of its centre. */
  name: string;
  /** Until when; null where no time runs. */
  deadline: Day | null;
  /** The share that carries it; null where nothing is voted on. */
  share: Share | null;
}

/**
 * Where a case stands by the rules of a day; null where no step comes next. That a certificate lapses meanwhile is no rule: which step comes
 * next goes by what holds on the day on which the records were read.
 */
export function standingOn(
  day: Day,
  { readOn, facts, dossier, authority: row }: CaseRecords,
  calendar: WorkingCalendar,
): Standing | null {
  const authority = authorityOf({ ...row, day });
  const step = stepOfCase({ day: readOn, facts, dossier, authority });
  if (step === null) return null;
  const body = bodyOfStep[step];
  const decides = body === 'AUTHORITY';
  const acting = actingFor(body, { facts, authority });
  return {
    step,
    body,
    part: decides ? authority.body : null,
    committeeId: acting.id,
    name: acting.name,
    deadline: clockOf(step, { facts, dossier, day }, calendar)?.until ?? null,
    share: decides ? authority.share : shareOfVote(step, day),
  };
}

function shareOfVote(step: CaseStep, day: Day): Share | null {
  if (step === 'CELL_VOTE' || step === 'RECOGNITION_CELL_VOTE') return CELL_VOTE.on(day).value;
  const committee = step === 'COMMITTEE_VOTE' || step === 'RECOGNITION_COMMITTEE_VOTE';
  return committee ? COMMITTEE_VOTE.on(day).value : null;
}

/** Limits that a step is tested against beside the share and the time, by the codes of their rules. */
const testedBy: Partial<Record<CaseStep, readonly string[]>> = {
  VERIFICATION: ['VERIFICATION_LIMIT'],
  CELL_VOTE: [
    'ADMISSION_AGE',
    'CITIZENSHIP',
    'SCHOOLING',
    'INTRODUCERS',
    'PAPERS',
    'LEAST_OFFICIAL',
    'UNDECIDED_VOTES',
  ],
  RECOGNITION_CELL_VOTE: ['LEAST_OFFICIAL', 'UNDECIDED_VOTES', 'NEW_MEMBER_CERTIFICATE', 'RECOGNITION_PAPERS'],
  RECOGNITION_COMMITTEE_VOTE: ['NEW_MEMBER_CERTIFICATE', 'RECOGNITION_PAPERS'],
  RECOGNITION_DECISION: ['NEW_MEMBER_CERTIFICATE', 'RECOGNITION_PAPERS'],
};

/** A rule that says something else from a day on. */
export interface ChangedRule {
  before: RuleOnDay;
  after: RuleOnDay;
}

/** The rules that say something else on one day than on another. */
export function changedRules(before: Day, after: Day): ChangedRule[] {
  const then = new Map(rulesOn(after).map((rule) => [rule.code, rule]));
  return rulesOn(before).flatMap((rule) => {
    const next = then.get(rule.code);
    return next === undefined || next.text.vi === rule.text.vi ? [] : [{ before: rule, after: next }];
  });
}

/** What of a case changes. */
export type ChangeKind = 'NEXT_STEP' | 'DEADLINE' | 'THRESHOLD';

/** What changes for a case. */
export interface Changed {
  kinds: readonly ChangeKind[];
  before: Standing | null;
  after: Standing | null;
  /** Other limits of its next step. */
  rules: readonly ChangedRule[];
}

/**
 * What changes for a case when other rules come into force; null where nothing does.
 * @param rules - those that do.
 */
export function changesOf(
  before: Standing | null,
  after: Standing | null,
  rules: readonly ChangedRule[],
): Changed | null {
  const tested = (after && testedBy[after.step]) ?? [];
  const limits = rules.filter((rule) => tested.includes(rule.after.code));
  const kinds: ChangeKind[] = [];
  if (whose(before) !== whose(after)) kinds.push('NEXT_STEP');
  if (before?.deadline !== after?.deadline) kinds.push('DEADLINE');
  if (written(before) !== written(after) || limits.length > 0) kinds.push('THRESHOLD');
  return kinds.length === 0 ? null : { kinds, before, after, rules: limits };
}

function whose(standing: Standing | null): string {
  return standing === null ? '' : [standing.step, standing.body, standing.part, standing.committeeId].join();
}

function written(standing: Standing | null): string | null {
  return standing?.share ? shareWords(standing.share) : null;
}
