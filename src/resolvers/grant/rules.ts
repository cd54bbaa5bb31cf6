import type { Day } from '../../calendar.ts';
import type { CommitteeKind, Role } from '../../db/generated/enums.ts';
import { type Dated, dated } from '../../rules/dated.ts';
import { REGULATION_24, REGULATION_296, REGULATION_360 } from '../../rules/regulations.ts';
import { LONGEST } from '../lengths.ts';
import { mistakes, violations } from './violations.ts';

const ABOVE: readonly CommitteeKind[] = ['SUPERIOR', 'PROVINCE', 'CENTRAL'];

/** Kinds of committees that have a commission for inspection. */
export const INSPECTED_BY = dated<readonly CommitteeKind[]>([
  { by: REGULATION_296, point: 'Điều 7', value: ['GRASSROOTS_COMMITTEE', ...ABOVE] },
]);

/** Kinds of committees that have a centre for training. */
export const TRAINED_BY = dated<readonly CommitteeKind[]>([
  { by: REGULATION_24, value: ABOVE, confidence: 'UNKNOWN' },
  { by: REGULATION_360, value: ['GRASSROOTS_COMMITTEE', ...ABOVE] },
]);

/** Kinds of committees a role exists on, and what says so; a role that is not named exists on all of them. */
const KINDS: Partial<Record<Role, readonly CommitteeKind[] | Dated<readonly CommitteeKind[]>>> = {
  CELL_SECRETARY: ['CELL', 'GRASSROOTS_CELL'],
  GRASSROOTS_COMMITTEE: ['GRASSROOTS_COMMITTEE', 'GRASSROOTS_CELL', 'SUB_COMMITTEE'],
  SUPERIOR_COMMITTEE: ABOVE,
  INSPECTOR: INSPECTED_BY,
  TRAINING_CENTRE: TRAINED_BY,
};

/** @throws RuleViolation ROLE_NOT_FOR_COMMITTEE */
export function checkRoleFits(role: Role, kind: CommitteeKind, day: Day): void {
  const rule = KINDS[role];
  if (rule === undefined) return;
  const { value, source } = 'on' in rule ? rule.on(day) : { value: rule, source: undefined };
  if (!value.includes(kind)) throw violations.ROLE_NOT_FOR_COMMITTEE(role, value, kind, source);
}

/**
 * The subject of a token, compared with it character by character: it is refused where it would have to be changed.
 * @throws InvalidInput
 */
export function checkSubject(subject: string): string {
  if (subject === '' || subject.length > LONGEST.subject) throw mistakes.subjectLength(LONGEST.subject);
  if (/^\s|\s$|[\p{Cc}\p{Cf}\p{Cs}]/u.test(subject)) throw mistakes.subjectNotExact();
  return subject;
}

/** @throws InvalidInput when a grant would not be in force at any time from now on. */
export function checkValidity({ validFrom, validTo }: { validFrom: Date; validTo: Date | null }, now: Date): void {
  if (validFrom < now) throw mistakes.validFromPast();
  if (validTo !== null && validTo <= validFrom) throw mistakes.validToEarly();
}
