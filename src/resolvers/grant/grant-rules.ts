import type { CommitteeKind, Role } from '../../db/generated/enums.ts';
import { InvalidInput, RuleViolation } from '../errors.ts';

/** Kinds of committees a role exists on; a role that is not named exists on all of them. */
const KINDS: Partial<Record<Role, readonly CommitteeKind[]>> = {
  CELL_SECRETARY: ['CELL', 'GRASSROOTS_CELL'],
  GRASSROOTS_COMMITTEE: ['GRASSROOTS_COMMITTEE', 'GRASSROOTS_CELL', 'SUB_COMMITTEE'],
  SUPERIOR_COMMITTEE: ['SUPERIOR', 'PROVINCE', 'CENTRAL'],
};

/** @throws RuleViolation ROLE_NOT_FOR_COMMITTEE */
export function checkRoleFits(role: Role, kind: CommitteeKind): void {
  const kinds = KINDS[role];
  if (kinds === undefined || kinds.includes(kind)) return;
  throw new RuleViolation('ROLE_NOT_FOR_COMMITTEE', (texts) => texts.roleNotFor(role, kinds, kind), {
    path: ['role'],
  });
}

/**
 * The subject of a token, compared with it character by character: it is refused where it would have to be changed.
 * @throws InvalidInput
 */
export function checkSubject(subject: string): string {
  if (subject === '' || subject.length > 255) {
    throw new InvalidInput((texts) => texts.subjectLength, ['subject']);
  }
  if (/^\s|\s$|[\p{Cc}\p{Cf}\p{Cs}]/u.test(subject)) {
    throw new InvalidInput((texts) => texts.subjectExact, ['subject']);
  }
  return subject;
}

/** @throws InvalidInput when a grant would not be in force at any time from now on. */
export function checkValidity(validFrom: Date, validTo: Date | null, now: Date): void {
  if (validFrom < now) throw new InvalidInput((texts) => texts.validFromPast, ['validFrom']);
  if (validTo !== null && validTo <= validFrom) {
    throw new InvalidInput((texts) => texts.validToEarly, ['validTo']);
  }
}
