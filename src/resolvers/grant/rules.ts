import type { CommitteeKind, Role } from '../../db/generated/enums.ts';
import { LONGEST } from '../lengths.ts';
import { mistakes, violations } from './violations.ts';

/** Kinds of committees a role exists on; a role that is not named exists on all of them. */
const KINDS: Partial<Record<Role, readonly CommitteeKind[]>> = {
  CELL_SECRETARY: ['CELL', 'GRASSROOTS_CELL'],
  GRASSROOTS_COMMITTEE: ['GRASSROOTS_COMMITTEE', 'GRASSROOTS_CELL', 'SUB_COMMITTEE'],
  SUPERIOR_COMMITTEE: ['SUPERIOR', 'PROVINCE', 'CENTRAL'],
};

/** @throws RuleViolation ROLE_NOT_FOR_COMMITTEE */
export function checkRoleFits(role: Role, kind: CommitteeKind): void {
  const kinds = KINDS[role];
  if (kinds !== undefined && !kinds.includes(kind)) throw violations.ROLE_NOT_FOR_COMMITTEE(role, kinds, kind);
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
