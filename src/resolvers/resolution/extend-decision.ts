import { v7 as uuidv7 } from 'uuid';
import { readFields } from '../form.ts';
import { readPastDay, readText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkExtension } from './next-step.ts';
import { caseForStep } from './place.ts';
import { readCaseOn } from './read-case.ts';
import { enterDelays } from './records.ts';

/** So many working days are read; how many may be, the rule of the day says. */
export const MOST_EXTENSION_DAYS = 100;

/** By how much the time for a decision is extended, and why. */
export interface ExtendDecisionInput {
  candidateId: UnreadId;
  days: number;
  extendedOn: UnreadDay;
  documentNumber: string;
  reason: string;
}

/**
 * Extends the time for the decision that a case waits for, in a special case. No step.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation COMMITTEE_NOT_IN_FORCE, or as checkExtension
 */
export const extendDecision = write({
  places: { candidate: caseForStep<ExtendDecisionInput>('AUTHORITY') },
  read: (input: ExtendDecisionInput, { today }) =>
    readFields({
      days: () => readWhole(input.days, 'days', 1, MOST_EXTENSION_DAYS),
      notedOn: () => readPastDay(input.extendedOn, 'extendedOn', today),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      reason: () => readText(input.reason, 'reason', LONGEST.reason),
    }),
  async work({ tx, by }, { candidate: { id: candidateId } }, form) {
    const matter = checkExtension(await readCaseOn(tx, candidateId, form.notedOn, 'extendedOn'), form.days);
    const kind = matter === 'ADMISSION' ? 'DECISION_EXTENDED' : 'RECOGNITION_EXTENDED';
    await enterDelays(tx, [{ id: uuidv7(), candidateId, kind, ...form }], by);
    return { candidate: candidateId };
  },
});
