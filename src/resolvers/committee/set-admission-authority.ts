import { v7 as uuidv7 } from 'uuid';
import type { DecidingBody } from '../../db/generated/enums.ts';
import { standsAbove } from '../../db/queries/authorities.ts';
import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import { readDay, readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { shareOf } from './authority.ts';
import { lockCommitteeToChange } from './locks.ts';
import { enterAuthorities, hadPlace } from './records.ts';
import { refuseEnded } from './refuse-ended.ts';
import { checkGrassroots } from './rules.ts';
import { mistakes, violations } from './violations.ts';

/** Who decides on the admissions of a grassroots organisation from a day on. */
export interface SetAdmissionAuthorityInput {
  committeeId: UnreadId;
  deciderId: UnreadId;
  body: DecidingBody;
  validFrom: UnreadDay;
  validTo?: UnreadDay | null;
  documentNumber: string;
}

/**
 * Sets who decides on the admissions of a grassroots organisation from a day on. What was set before is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NOT_GRASSROOTS, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE, DECIDER_NOT_ABOVE
 */
export const setAdmissionAuthority = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'committee:read', do: 'authority:set' }),
  },
  read({ body, ...input }: SetAdmissionAuthorityInput) {
    const form = readFields({
      deciderId: () => readId(input.deciderId),
      validFrom: () => readDay(input.validFrom),
      validTo: () => readDay(input.validTo),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    });
    if (form.validTo !== null && form.validTo <= form.validFrom) throw mistakes.authorityEndsEarly();
    return { body, ...form };
  },
  async work({ tx, by }, { committee }, form) {
    const { body, deciderId, validFrom } = form;
    const committeeId = committee.id;
    checkGrassroots(committee.kind);
    await refuseEnded(tx, committee, validFrom);
    if (!(await hadPlace(tx, committeeId, validFrom))) throw violations.COMMITTEE_NOT_IN_FORCE('validFrom');
    // Whether another one is hidden or does not stand above is said in the same words.
    if (!(await standsAbove(tx, deciderId, committeeId, validFrom))) throw violations.DECIDER_NOT_ABOVE();
    await enterAuthorities(tx, [{ id: uuidv7(), committeeId, ...form, ...shareOf(body, validFrom) }], by);
    return { committee: committeeId };
  },
});
