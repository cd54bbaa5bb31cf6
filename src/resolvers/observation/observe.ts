import { v7 as uuidv7 } from 'uuid';
import type { ObservationKind } from '../../db/generated/enums.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterObservations } from './records.ts';
import { checkFollowed } from './rules.ts';

/** Something that was seen of a person. */
export interface ObserveInput {
  candidateId: UnreadId;
  kind: ObservationKind;
  observedOn: UnreadDay;
  note: string;
}

/**
 * Enters what was seen of a person whom a cell follows. No step: the case stays where it is.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOT_FOLLOWED
 */
export const observe = write({
  places: { candidate: namedCase<ObserveInput>('candidate:change') },
  read: ({ kind, ...input }: ObserveInput, { today }) => ({
    kind,
    ...readFields({
      observedOn: () => readPastDay(input.observedOn, 'observedOn', today),
      note: () => readText(input.note, 'note', LONGEST.note),
    }),
  }),
  async work({ tx, by }, { candidate: { id: candidateId, stage, erased } }, form) {
    checkNotErased(erased);
    checkFollowed(stage);
    const observation = uuidv7();
    await enterObservations(tx, [{ id: observation, candidateId, ...form }], by);
    return { observation };
  },
});
