import { v7 as uuidv7 } from 'uuid';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkCeremonyDelay } from './next-step.ts';
import { caseForStep } from './place.ts';
import { readCaseOn } from './read-case.ts';
import { enterDelays } from './records.ts';

/** Why a ceremony is not held in time. */
export interface ReportCeremonyDelayInput {
  candidateId: UnreadId;
  reportedOn: UnreadDay;
  /** The paper by which the committee above agreed. */
  documentNumber?: string | null;
  reason: string;
}

/**
 * Keeps that a cell has told the committee above it why a ceremony is not held in time. No step, and the time stays as it is.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation COMMITTEE_NOT_IN_FORCE, or as checkCeremonyDelay
 */
export const reportCeremonyDelay = write({
  places: { candidate: caseForStep<ReportCeremonyDelayInput>('CELL') },
  read: (input: ReportCeremonyDelayInput, { today }) =>
    readFields({
      notedOn: () => readPastDay(input.reportedOn, 'reportedOn', today),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      reason: () => readText(input.reason, 'reason', LONGEST.reason),
    }),
  async work({ tx, by }, { candidate: { id: candidateId } }, form) {
    checkCeremonyDelay(await readCaseOn(tx, candidateId, form.notedOn, 'reportedOn'));
    await enterDelays(tx, [{ id: uuidv7(), candidateId, kind: 'CEREMONY_DELAYED', days: null, ...form }], by);
    return { candidate: candidateId };
  },
});
