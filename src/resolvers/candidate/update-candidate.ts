import { readCase } from '../../db/queries/cases.ts';
import { readFields } from '../form.ts';
import { readOptionalText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedPerson } from '../person/named-person.ts';
import { checkNotErased } from '../person/rules.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type FactsInput, type IdentityInput, readFacts, readIdentity } from './facts.ts';
import { changePerson } from './records.ts';
import { ADMISSION_AGE, APPLICATION_FIRST, checkAge, isReviewed } from './rules.ts';
import { mistakes, violations } from './violations.ts';

/** What is put right of a person, or known by now. What is left out stays. */
export interface UpdateCandidateInput extends Partial<{ [Field in keyof IdentityInput]: IdentityInput[Field] | null }> {
  candidateId: UnreadId;
  facts?: FactsInput | null;
  /** Needed where name, sex or birth are put right. */
  reason?: string | null;
}

/**
 * Enters what is known of a person by now, or puts right what was entered wrongly. What stood there is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, HISTORY_BEFORE_APPLICATION, AGE_OUT_OF_RANGE
 */
export const updateCandidate = write({
  places: { candidate: namedPerson('candidate:change') },
  read({ candidateId, facts, reason, ...identity }: UpdateCandidateInput, { today }) {
    return readFields({
      facts: () => ({ ...readIdentity(identity, today), ...readFacts(facts, today) }),
      reason: () => {
        const why = readOptionalText(reason, 'reason', LONGEST.reason);
        const rights = [identity.fullName, identity.sex, identity.birthYear, identity.birthMonth];
        if (why === null && rights.some((value) => value !== undefined)) throw mistakes.reasonForIdentity();
        return why;
      },
    });
  },
  async work({ tx, by, today }, { candidate: person }, { facts, reason }) {
    const candidateId = person.id;
    checkNotErased(person.erased);
    const { historyFirst } = await changePerson(tx, { candidateId, facts, reason }, by);
    if (historyFirst) throw violations.HISTORY_BEFORE_APPLICATION(APPLICATION_FIRST.on(today).source);
    if (facts.birthYear !== undefined || facts.birthMonth !== undefined) {
      for (const { id, stage, stageSince } of [person, ...person.others]) {
        const asked = { reviewOn: null, otherwise: stageSince, ages: ADMISSION_AGE.versions };
        if (isReviewed(stage)) checkAge(await readCase(tx, id, asked), 'birthYear');
      }
    }
    return { candidate: candidateId };
  },
});
