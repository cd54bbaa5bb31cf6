import { v7 as uuidv7 } from 'uuid';
import { yearOf } from '../../calendar.ts';
import { readCase } from '../../db/queries/cases.ts';
import { closedAmong } from '../../db/queries/closed-years.ts';
import { ADMISSION_AGE, checkAge, checkConfirmed } from '../candidate/rules.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { violations as committee } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { readOptionalText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { violations as quota } from '../quota/violations.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkDecision } from './named-decision.ts';
import { enterAdmissions, readCeremonyCell } from './records.ts';
import { checkAdmissible, checkAdmissionDays, checkCeremonyFollows, checkDecisionFollows } from './rules.ts';

/** An admission as it is reported. */
export interface RecordAdmissionInput {
  candidateId: UnreadId;
  ceremonyOn: UnreadDay;
  /** Left out where the decision is on record. */
  decisionNumber?: string | null;
  decisionOn?: UnreadDay | null;
  /** Needed where the year is closed. */
  reason?: string | null;
}

/** An admission after it was written, and where the boards show it. */
export type AdmissionWritten = {
  /** Its id. */
  admission: string;
  /** The cell that it counts for. */
  committeeId: string;
  /** Years whose boards moved. */
  years: number[];
};

/**
 * Records that a person was admitted, on whom it was decided. The counts of the cell that had the case on
 * the day of the ceremony, and of everything above it, follow by themselves; who may record it goes by where the case is today.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation ALREADY_ADMITTED, STAGE_NOT_ALLOWED, LEGACY_NOT_CONFIRMED, DECISION_DIFFERS, DECISION_BEFORE_PROPOSAL, STEP_BEFORE_LAST, AGE_OUT_OF_RANGE,
 *   COMMITTEE_NOT_IN_FORCE, YEAR_CLOSED without a reason
 */
export const recordAdmission = write({
  places: { candidate: namedCase('admission:record') },
  read(input: RecordAdmissionInput, { today }) {
    return readFields({
      ceremonyOn: () => {
        const ceremonyOn = readDay(input.ceremonyOn);
        checkAdmissionDays({ decisionOn: ceremonyOn, ceremonyOn }, today);
        return ceremonyOn;
      },
      decisionOn: () => {
        const decisionOn = readDay(input.decisionOn);
        if (decisionOn !== null) checkAdmissionDays({ decisionOn, ceremonyOn: readDay(input.ceremonyOn) }, today);
        return decisionOn;
      },
      decisionNumber: () => readOptionalText(input.decisionNumber, 'decisionNumber', LONGEST.documentNumber),
      reason: () => readOptionalText(input.reason, 'reason', LONGEST.reason),
    });
  },
  async work({ tx, by, today }, { candidate }, form): Promise<AdmissionWritten> {
    const { id: candidateId, stage } = candidate;
    const { ceremonyOn } = form;
    checkAdmissible(stage);
    checkConfirmed(candidate);
    const before = await readCase(tx, candidateId, {
      reviewOn: null,
      otherwise: form.decisionOn ?? ceremonyOn,
      ages: ADMISSION_AGE.versions,
    });
    const decision = checkDecision(form, before.decision);
    const { decisionOn } = decision;
    checkAdmissionDays({ decisionOn, ceremonyOn }, today);
    checkDecisionFollows({ decisionOn, ...before });
    checkCeremonyFollows({ ceremonyOn, ...before });
    checkAge(before, 'candidateId');
    const cell = await readCeremonyCell(tx, { candidateId, ceremonyOn, decisionOn });
    const { countsOn, countsFor } = cell;
    const year = yearOf(countsOn);
    // A year that is not over is not closed: most admissions pay nothing for the question.
    if (form.reason === null && year < yearOf(today)) {
      const closed = await closedAmong(tx, [countsFor], year, [countsOn, `${year}-12-31`]);
      if (closed.size > 0) throw quota.YEAR_CLOSED.admission(year);
    }
    await refuseEnded(tx, cell, ceremonyOn, 'ceremonyOn');
    const admission = { id: uuidv7(), candidateId, committeeId: cell.id, from: stage, ...form, ...decision };
    if (!(await enterAdmissions(tx, [admission], by))) throw committee.COMMITTEE_NOT_IN_FORCE('ceremonyOn');
    return { admission: admission.id, committeeId: countsFor, years: [year] };
  },
});
