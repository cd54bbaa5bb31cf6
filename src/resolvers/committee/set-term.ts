import { v7 as uuidv7 } from 'uuid';
import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockCommitteeToChange } from './locks.ts';
import { enterTerms, hadPlace } from './records.ts';
import { refuseEnded } from './refuse-ended.ts';
import { mistakes, violations } from './violations.ts';

/** When a term of a committee begins and ends. */
export interface SetTermInput {
  committeeId: UnreadId;
  startsOn: UnreadDay;
  endsOn: UnreadDay;
  decisionNumber: string;
}

/**
 * Sets the term that begins on a day, or another end for it. Every end it ever had is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation COMMITTEE_NOT_IN_FORCE
 */
export const setTerm = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'committee:read', do: 'term:set' }),
  },
  read(input: SetTermInput) {
    const term = readFields({
      startsOn: () => readDay(input.startsOn),
      endsOn: () => readDay(input.endsOn),
      decisionNumber: () => readText(input.decisionNumber, 'decisionNumber', LONGEST.documentNumber),
    });
    if (term.endsOn <= term.startsOn) throw mistakes.termEndsEarly();
    return term;
  },
  async work({ tx, by }, { committee }, term) {
    const committeeId = committee.id;
    await refuseEnded(tx, committee, term.startsOn);
    if (!(await hadPlace(tx, committeeId, term.startsOn))) throw violations.COMMITTEE_NOT_IN_FORCE('startsOn');
    await enterTerms(tx, [{ id: uuidv7(), committeeId, ...term }], by);
    return { committee: committeeId };
  },
});
