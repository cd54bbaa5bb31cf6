import { v7 as uuidv7 } from 'uuid';
import type { IntroducerEnd } from '../../db/generated/enums.ts';
import { readStanding } from '../../db/queries/introductions.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { membersNamed, namesOf, readWho } from '../member/referred.ts';
import { checkNotErased } from '../person/rules.ts';
import { named } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { introducing, type Named } from './introducing.ts';
import { lockIntroduction } from './locks.ts';
import { enterIntroductions } from './records.ts';
import { checkIntroducedAt, checkReplaced } from './rules.ts';

/** Another member who introduces in the place of one who cannot. */
export interface ReplaceIntroducerInput {
  introductionId: UnreadId;
  /** Left out where a member on the roll is chosen. */
  name?: string | null;
  memberId?: UnreadId | null;
  introducedOn: UnreadDay;
  reason: IntroducerEnd;
  documentNumber?: string | null;
}

/**
 * The cell assigns another official member to introduce: how long it has known the person is not asked.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOT_INTRODUCED_NOW, ORGANISATION_STAYS, INTRODUCER_REPLACED, INTRODUCED_EARLIER,
 *   ALREADY_INTRODUCED, or as namesOf
 */
export const replaceIntroducer = write({
  places: {
    introduction: named('introductionId', lockIntroduction, { see: 'candidate:read', do: 'candidate:change' }),
    members: membersNamed<ReplaceIntroducerInput>((input) => [input]),
  },
  read: ({ reason, ...input }: ReplaceIntroducerInput, { today }) => ({
    reason,
    ...readFields({
      who: () => readWho(input.name, input.memberId, 'name'),
      introducedOn: () => readPastDay(input.introducedOn, 'introducedOn', today),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  }),
  async work({ tx, by }, { introduction: before, members }, { reason, who, ...form }) {
    const { id: candidateId, committeeId, stage, erased, introducedOn } = before;
    checkNotErased(erased);
    checkIntroducedAt(stage);
    const wanted = introducing(committeeId, form.introducedOn, 'replaceIntroducer');
    const [named] = await namesOf({ tx, by }, [who], members, wanted);
    const { name, memberId } = named as Named;
    const standing = await readStanding(tx, candidateId, name);
    checkReplaced({ ...before, introducedOn: introducedOn ?? form.introducedOn }, standing, form.introducedOn);
    const introduction = uuidv7();
    const entry = {
      id: introduction,
      candidateId,
      introducer: 'MEMBER',
      name,
      memberId,
      acquaintedSince: null,
      ...form,
    } as const;
    await enterIntroductions(tx, [{ ...entry, replacesId: before.introductionId, replaceReason: reason }], by);
    return { introduction };
  },
});
