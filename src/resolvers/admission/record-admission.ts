import { v7 as uuidv7 } from 'uuid';
import { type Day, yearOf } from '../../calendar.ts';
import { readCase } from '../../db/queries/cases.ts';
import { ADMISSION_AGE, checkAge } from '../candidate/rules.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { violations as committee } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { readGiven, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { write } from '../write.ts';
import { enterAdmissions } from './records.ts';
import { checkAdmissible, checkAdmissionDays, checkCeremonyFollows, checkDecisionFollows } from './rules.ts';

/** An admission as it is reported. */
export interface RecordAdmissionInput {
  candidateId: string;
  ceremonyOn: Day;
  decisionNumber?: string | null;
  decisionOn?: Day | null;
}

/** An admission after it was written, and where the boards show it. */
export interface AdmissionWritten {
  /** Its id. */
  admission: string;
  committeeId: string;
  /** Years whose boards moved. */
  years: number[];
}

/**
 * Records that a person was admitted, on whom it was decided. The counts of the cell and everything above it follow by themselves.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation ALREADY_ADMITTED, STAGE_NOT_ALLOWED, DECISION_BEFORE_PROPOSAL, STEP_BEFORE_LAST, AGE_OUT_OF_RANGE,
 *   COMMITTEE_NOT_IN_FORCE
 */
export const recordAdmission = write({
  places: { candidate: namedCase('admission:record') },
  read(input: RecordAdmissionInput, { today }) {
    const decision = readFields({
      decisionOn: () => {
        const decisionOn = readGiven(input.decisionOn, 'decisionOn');
        checkAdmissionDays({ decisionOn, ceremonyOn: input.ceremonyOn }, today);
        return decisionOn;
      },
      decisionNumber: () =>
        readText(readGiven(input.decisionNumber, 'decisionNumber'), 'decisionNumber', LONGEST.documentNumber),
    });
    return { ...input, ...decision };
  },
  async work({ tx, by }, { candidate: { committeeId, stage } }, form): Promise<AdmissionWritten> {
    const { candidateId, ceremonyOn, decisionOn } = form;
    checkAdmissible(stage);
    const before = await readCase(tx, candidateId, {
      reviewOn: null,
      otherwise: decisionOn,
      ages: ADMISSION_AGE.versions,
    });
    checkDecisionFollows({ decisionOn, ...before });
    checkCeremonyFollows({ ceremonyOn, ...before });
    checkAge(before, 'candidateId');
    const admission = { id: uuidv7(), committeeId, from: stage, ...form };
    if (!(await enterAdmissions(tx, [admission], by))) throw committee.COMMITTEE_NOT_IN_FORCE('ceremonyOn');
    return { admission: admission.id, committeeId, years: [yearOf(ceremonyOn)] };
  },
});
