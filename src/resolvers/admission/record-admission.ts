import { v7 as uuidv7 } from 'uuid';
import { yearOf } from '../../calendar.ts';
import { readCase } from '../../db/queries/cases.ts';
import { ADMISSION_AGE, checkAge } from '../candidate/rules.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { violations as committee } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { readGiven, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterAdmissions } from './records.ts';
import { checkAdmissible, checkAdmissionDays, checkCeremonyFollows, checkDecisionFollows } from './rules.ts';

/** An admission as it is reported. */
export interface RecordAdmissionInput {
  candidateId: UnreadId;
  ceremonyOn: UnreadDay;
  decisionNumber?: string | null;
  decisionOn?: UnreadDay | null;
}

/** An admission after it was written, and where the boards show it. */
export type AdmissionWritten = {
  /** Its id. */
  admission: string;
  committeeId: string;
  /** Years whose boards moved. */
  years: number[];
};

/**
 * Records that a person was admitted, on whom it was decided. The counts of the cell and everything above it follow by themselves.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation ALREADY_ADMITTED, STAGE_NOT_ALLOWED, DECISION_BEFORE_PROPOSAL, STEP_BEFORE_LAST, AGE_OUT_OF_RANGE,
 *   COMMITTEE_NOT_IN_FORCE
 */
export const recordAdmission = write({
  places: { candidate: namedCase('admission:record') },
  read(input: RecordAdmissionInput, { today }) {
    return readFields({
      ceremonyOn: () => readDay(input.ceremonyOn),
      decisionOn: () => {
        const decisionOn = readDay(readGiven(input.decisionOn, 'decisionOn'));
        checkAdmissionDays({ decisionOn, ceremonyOn: readDay(input.ceremonyOn) }, today);
        return decisionOn;
      },
      decisionNumber: () =>
        readText(readGiven(input.decisionNumber, 'decisionNumber'), 'decisionNumber', LONGEST.documentNumber),
    });
  },
  async work({ tx, by }, { candidate: { id: candidateId, committeeId, stage } }, form): Promise<AdmissionWritten> {
    const { ceremonyOn, decisionOn } = form;
    checkAdmissible(stage);
    const before = await readCase(tx, candidateId, {
      reviewOn: null,
      otherwise: decisionOn,
      ages: ADMISSION_AGE.versions,
    });
    checkDecisionFollows({ decisionOn, ...before });
    checkCeremonyFollows({ ceremonyOn, ...before });
    checkAge(before, 'candidateId');
    const admission = { id: uuidv7(), candidateId, committeeId, from: stage, ...form };
    if (!(await enterAdmissions(tx, [admission], by))) throw committee.COMMITTEE_NOT_IN_FORCE('ceremonyOn');
    return { admission: admission.id, committeeId, years: [yearOf(ceremonyOn)] };
  },
});
