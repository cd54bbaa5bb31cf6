import { erasePersonalData } from '../../db/queries/persons.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { logLook } from './records.ts';
import { checkErasable } from './rules.ts';

/** Who shall be erased, and why. */
export interface ErasePersonInput {
  candidateId: UnreadId;
  reason: string;
}

/**
 * Makes a person whose case is over unreadable, for good. Everything that was counted stays counted; the access log
 * says who did it and why.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation CASE_OPEN, ALREADY_ERASED
 */
export const erasePerson = write({
  places: { candidate: namedCase('person:erase') },
  read: ({ reason }: ErasePersonInput) => readText(reason, 'reason', LONGEST.reason),
  async work({ tx, by, now }, { candidate: { id: candidateId, stage, erased } }, reason) {
    checkErasable(stage, erased);
    await erasePersonalData(tx, candidateId, now);
    await logLook(tx, { candidateId, group: 'ERASURE', operation: 'erasePerson', reason }, by.subject);
    return { candidate: candidateId };
  },
});
