import { replaceIntroducer } from '../../resolvers/introduction/replace-introducer.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { MemberNode } from '../member/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { IntroducerEndEnum } from './enums.ts';
import { IntroductionPayload } from './payload.ts';
import { IntroductionNode } from './types.ts';

mutation('replaceIntroducer', {
  description:
    'The cell assigns another official member to introduce in the place of one who has moved, was disciplined or cannot go on (thay người giới thiệu). How long it has known the person is not asked.',
  about: 'Who introduces in whose place.',
  input: (t) => ({
    introductionId: t.id({
      required: true,
      extensions: idOf(IntroductionNode),
      description: 'The introduction by the member who cannot go on.',
    }),
    name: t.string({
      description: `Name of the other member, ${upTo(LONGEST.personName).en}; left out where the member is chosen from the roll.`,
    }),
    memberId: t.id({
      extensions: idOf(MemberNode),
      description:
        'The other member, official and on a roll of the same grassroots organisation on that day: the name is taken from there.',
    }),
    introducedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the introduction; not in the future, not before the one whose place it takes.',
    }),
    reason: t.field({ type: IntroducerEndEnum, required: true, description: 'Why.' }),
    documentNumber: t.string({
      description: `The document that assigns (số văn bản), ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: IntroductionPayload,
  run: replaceIntroducer,
});
