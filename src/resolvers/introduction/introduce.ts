import { v7 as uuidv7 } from 'uuid';
import { yearOf } from '../../calendar.ts';
import type { Introducer } from '../../db/generated/enums.ts';
import { readBelonging, readStanding } from '../../db/queries/introductions.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { membersNamed, namesOf, readWho } from '../member/referred.ts';
import { checkNotErased } from '../person/rules.ts';
import { youthUnionMonths } from '../statistics/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { introducing, type Named } from './introducing.ts';
import { enterIntroductions } from './records.ts';
import { checkAcquaintance, checkIntroducedAt, checkOneMore, checkOrganisation, checkSaid } from './rules.ts';
import { mistakes } from './violations.ts';

/** A member or an organisation that introduces a person. */
export interface IntroduceInput {
  candidateId: UnreadId;
  introducer: Introducer;
  /** Left out where a member on the roll is chosen. */
  name?: string | null;
  memberId?: UnreadId | null;
  introducedOn: UnreadDay;
  acquaintedSince?: UnreadDay | null;
  documentNumber?: string | null;
}

/**
 * Records that a member or an organisation introduces a person. No step: the case stays where it is.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOT_INTRODUCED_NOW, ALREADY_INTRODUCED, INTRODUCERS_ENOUGH, ACQUAINTANCE_SHORT,
 *   NOT_OF_ORGANISATION, NOT_OF_YOUTH_AGE, YOUTH_UNION_INTRODUCES, or as namesOf
 */
export const introduce = write({
  places: {
    candidate: namedCase<IntroduceInput>('candidate:change'),
    members: membersNamed<IntroduceInput>((input) => [input]),
  },
  read: ({ introducer, ...input }: IntroduceInput, { today }) => {
    const { acquaintedSince } = input;
    const form = readFields({
      who: () => {
        if (introducer !== 'MEMBER' && input.memberId) throw mistakes.memberOfOrganisation();
        return readWho(input.name, input.memberId, 'name');
      },
      introducedOn: () => readPastDay(input.introducedOn, 'introducedOn', today),
      acquaintedSince: () => (acquaintedSince ? readPastDay(acquaintedSince, 'acquaintedSince', today) : null),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    });
    checkSaid({ introducer, ...form });
    return { introducer, ...form };
  },
  async work({ tx, by }, { candidate, members }, { who, ...form }) {
    const { id: candidateId, committeeId, stage, erased } = candidate;
    const { introducer, introducedOn: on, acquaintedSince } = form;
    checkNotErased(erased);
    checkIntroducedAt(stage);
    const wanted = introducing(committeeId, on, 'introduce');
    const [named] = await namesOf({ tx, by }, [who], members, wanted);
    const { name, memberId } = named as Named;
    checkOneMore(introducer, await readStanding(tx, candidateId, name), on);
    if (acquaintedSince !== null) checkAcquaintance(acquaintedSince, on);
    const months = youthUnionMonths(yearOf(on));
    checkOrganisation(introducer, await readBelonging(tx, { candidateId, on, months }), on);
    const introduction = uuidv7();
    const entry = { id: introduction, candidateId, name, memberId, ...form, replacesId: null, replaceReason: null };
    await enterIntroductions(tx, [entry], by);
    return { introduction };
  },
});
