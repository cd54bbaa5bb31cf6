import { yearOf } from '../../calendar.ts';
import { setStageSince, takeSteps } from '../candidate/records.ts';
import { officialDayOf } from '../candidate/rules.ts';
import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import { named } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkNewCeremony } from './check-new-ceremony.ts';
import { lockAdmission } from './locks.ts';
import type { AdmissionWritten } from './record-admission.ts';
import { type Counting, correctAdmissions } from './records.ts';
import { mistakes, violations } from './violations.ts';

/** What was wrong with an admission. */
export interface CorrectAdmissionInput {
  admissionId: UnreadId;
  /** The right ceremony day; null or left out to revoke. */
  ceremonyOn?: UnreadDay | null;
  revoke?: boolean | null;
  reason: string;
}

/**
 * Moves an admission to its right day, and to the cell that had the case then, or revokes it. The counts move with it, also
 * across years. Who may do so goes by where the case is today.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, ALREADY_REVOKED, ALREADY_OFFICIAL, or as checkNewCeremony
 */
export const correctAdmission = write({
  places: {
    admission: named('admissionId', lockAdmission, { see: 'candidate:read', do: 'admission:correct' }),
  },
  read({ revoke, ...input }: CorrectAdmissionInput) {
    return readFields({
      ceremonyOn: () => {
        const ceremonyOn = readDay(input.ceremonyOn);
        if ((ceremonyOn === null) !== (revoke === true)) throw mistakes.dayOrRevoke();
        return ceremonyOn;
      },
      reason: () => readText(input.reason, 'reason', LONGEST.reason),
    });
  },
  async work({ tx, by, today }, { admission: was }, { reason, ceremonyOn }): Promise<AdmissionWritten> {
    const { id, candidateId, committeeId: fromCommitteeId, stage } = was;
    // The reason would stay for good: nobody is erased twice.
    checkNotErased(was.erased);
    if (was.revoked) throw violations.ALREADY_REVOKED();
    const correction = { admissionId: id, fromCommitteeId, from: was.ceremonyOn, to: ceremonyOn, reason };
    if (ceremonyOn === null) {
      if (stage !== 'PROBATIONARY') throw violations.ALREADY_OFFICIAL();
      await correctAdmissions(tx, [{ ...correction, toCommitteeId: fromCommitteeId }], by);
      await takeSteps(tx, [{ candidateId, from: stage, to: 'DECIDED', effectiveOn: today, reason }], by);
      return written(id, was);
    }
    const committeeId = await checkNewCeremony(tx, was, ceremonyOn, today);
    const [counted] = await correctAdmissions(tx, [{ ...correction, toCommitteeId: committeeId }], by);
    // Both days hang on the ceremony, the one it begins with and the one on which the twelve months end.
    await setStageSince(tx, candidateId, stage === 'OFFICIAL' ? officialDayOf(ceremonyOn) : ceremonyOn);
    return written(id, was, counted);
  },
});

/** The boards on which an admission counted and counts. */
function written(admission: string, ...counted: (Counting | undefined)[]): AdmissionWritten {
  const days = counted.flatMap((one) => one?.countsOn ?? []);
  const committeeId = counted.findLast((one) => one?.countsFor)?.countsFor ?? '';
  return { admission, committeeId, years: [...new Set(days.map(yearOf))] };
}
