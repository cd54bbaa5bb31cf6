import { v7 as uuidv7 } from 'uuid';
import type { IntroducerEnd } from '../../db/generated/enums.ts';
import { readStanding } from '../../db/queries/introductions.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import { named } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockIntroduction } from './locks.ts';
import { enterIntroductions } from './records.ts';
import { checkIntroducedAt, checkReplaced } from './rules.ts';

/** Another member who introduces in the place of one who cannot. */
export interface ReplaceIntroducerInput {
  introductionId: UnreadId;
  name: string;
  introducedOn: UnreadDay;
  reason: IntroducerEnd;
  documentNumber?: string | null;
}

/**
 * The cell assigns another official member to introduce: how long it has known the person is not asked.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOT_INTRODUCED_NOW, ORGANISATION_STAYS, INTRODUCER_REPLACED, INTRODUCED_EARLIER,
 *   ALREADY_INTRODUCED
 */
export const replaceIntroducer = write({
  places: {
    introduction: named('introductionId', lockIntroduction, { see: 'candidate:read', do: 'candidate:change' }),
  },
  read: ({ reason, ...input }: ReplaceIntroducerInput, { today }) => ({
    reason,
    ...readFields({
      name: () => readText(input.name, 'name', LONGEST.personName),
      introducedOn: () => readPastDay(input.introducedOn, 'introducedOn', today),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  }),
  async work({ tx, by }, { introduction: before }, { reason, ...form }) {
    const { id: candidateId, stage, erased, introducedOn } = before;
    checkNotErased(erased);
    checkIntroducedAt(stage);
    const standing = await readStanding(tx, candidateId, form.name);
    checkReplaced({ ...before, introducedOn: introducedOn ?? form.introducedOn }, standing, form.introducedOn);
    const introduction = uuidv7();
    const entry = { id: introduction, candidateId, introducer: 'MEMBER', acquaintedSince: null, ...form } as const;
    await enterIntroductions(tx, [{ ...entry, replacesId: before.introductionId, replaceReason: reason }], by);
    return { introduction };
  },
});
