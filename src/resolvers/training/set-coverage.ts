import type { Day } from '../../calendar.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittees } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { coverCommittees } from './class-records.ts';
import { lockCentre } from './locks.ts';
import { namedOfCentre } from './place.ts';
import { checkCoverage } from './rules.ts';
import { mistakes } from './violations.ts';

/** All the committees that a centre teaches for beside its host, from a day on and until another one. */
export interface SetCoverageInput {
  centreId: UnreadId;
  committeeIds: readonly UnreadId[];
  validFrom: UnreadDay;
  /** The first day on which it no longer does; left out where there is no end. */
  validTo?: UnreadDay | null;
  documentNumber: string;
}

/**
 * Says which committees a centre teaches for beside its host's, from a day on, which may lie ahead (360-QĐ/TW). Whoever says so stands above the host and
 * above each of them. What it covered before stays with its days.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation COVERAGE_BEFORE_LAST, COMMITTEE_ENDED
 */
export const setCoverage = write({
  places: {
    centre: namedOfCentre('centreId', lockCentre, 'centre:change'),
    covered: namedCommittees('committeeIds', lockCommitteeToRefer, { see: 'training:read', do: 'centre:change' }),
  },
  read: (input: SetCoverageInput) => {
    const form = readFields({
      validFrom: () => readDay(input.validFrom),
      validTo: (): Day | null => readDay(input.validTo),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    });
    if (form.validTo !== null && form.validTo <= form.validFrom) throw mistakes.endsBeforeItBegins('validTo');
    return form;
  },
  async work({ tx, by }, { centre, covered }, form) {
    checkCoverage(form.validFrom, centre.coveredOn);
    for (const committee of covered) await refuseEnded(tx, committee, form.validFrom, 'committeeIds');
    const committeeIds = [...new Set(covered.map(({ id }) => id))];
    await coverCommittees(tx, { centreId: centre.id, committeeIds, ...form }, by);
    return { centre: centre.id };
  },
});
