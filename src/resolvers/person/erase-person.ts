import { erasePersonalData } from '../../db/queries/persons.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { namedPerson } from './named-person.ts';
import { casesOf, logLook } from './records.ts';
import { checkErasable } from './rules.ts';

/** Who shall be erased, and why. */
export interface ErasePersonInput {
  candidateId: UnreadId;
  reason: string;
}

/**
 * Makes a person whose cases are over unreadable in all of them, for good. Everything that was counted stays counted; the access log
 * says who did it and why.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation CASE_OPEN, OTHER_CASE_OPEN, ALREADY_ERASED
 */
export const erasePerson = write({
  places: { candidate: namedPerson('person:erase') },
  read: ({ reason }: ErasePersonInput) => readText(reason, 'reason', LONGEST.reason),
  async work({ tx, by, now }, { candidate: person }, reason) {
    checkErasable(person);
    await erasePersonalData(tx, person.personId, now);
    const candidateIds = casesOf(person);
    await logLook(
      tx,
      { personId: person.personId, candidateIds, group: 'ERASURE', operation: 'erasePerson', reason },
      by.subject,
    );
    return { candidate: person.id };
  },
});
