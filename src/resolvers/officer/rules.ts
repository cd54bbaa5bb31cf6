import type { Day } from '../../calendar.ts';
import type { CommitteeKind, OfficerTitle } from '../../db/generated/enums.ts';
import { violations } from './violations.ts';

/** Kinds without a standing committee: cells elect at most a cell committee. */
const withoutStanding: readonly CommitteeKind[] = ['CELL', 'GRASSROOTS_CELL', 'SUB_COMMITTEE'];

/** @throws RuleViolation TITLE_NOT_FOR_COMMITTEE */
export function checkTitleFits(title: OfficerTitle, kind: CommitteeKind): void {
  if (title === 'STANDING_MEMBER' && withoutStanding.includes(kind))
    throw violations.TITLE_NOT_FOR_COMMITTEE(title, kind);
}

/** An office that is held, or was. */
export interface HeldOffice {
  validFrom: Day;
  /** The first day on which it was not; null while it lasts. */
  validTo: Day | null;
}

/** @throws RuleViolation APPOINTMENT_ENDED, END_BEFORE_BEGINNING */
export function checkEnd({ validFrom, validTo }: HeldOffice, endsOn: Day): void {
  if (validTo !== null && validTo <= endsOn) throw violations.APPOINTMENT_ENDED();
  if (endsOn <= validFrom) throw violations.END_BEFORE_BEGINNING(validFrom);
}

/** @throws RuleViolation OFFICE_NOT_HELD */
export function checkInOffice({ validFrom, validTo }: HeldOffice, day: Day): void {
  if (day < validFrom || (validTo !== null && validTo <= day)) throw violations.OFFICE_NOT_HELD(day);
}
