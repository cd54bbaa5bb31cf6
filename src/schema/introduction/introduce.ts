import { introduce } from '../../resolvers/introduction/introduce.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { MemberNode } from '../member/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { IntroducerEnum } from './enums.ts';
import { IntroductionPayload } from './payload.ts';

mutation('introduce', {
  description:
    'Records that an official member or a mass organisation introduces a person (giới thiệu người vào Đảng): two members, or one beside the Youth Union or the trade union. How long the member has been official is not asked, and who helps may introduce too. The case stays where it is.',
  about: 'Who introduces whom.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Who is introduced.' }),
    introducer: t.field({
      type: IntroducerEnum,
      required: true,
      description:
        'A member, or which organisation. The Youth Union introduces its members of its age, the trade union its own who are not the Youth Union’s.',
    }),
    name: t.string({
      description: `Name of the member, or of the organisation, ${upTo(LONGEST.personName).en}; left out where the member is chosen from the roll.`,
    }),
    memberId: t.id({
      extensions: idOf(MemberNode),
      description:
        'The member, official and on a roll of the same grassroots organisation on that day: the name is taken from there.',
    }),
    introducedOn: t.field({ type: 'Day', required: true, description: 'Day of the introduction; not in the future.' }),
    acquaintedSince: t.field({
      type: 'Day',
      description:
        'Needed for a member: since when it has worked, laboured, studied or lived in the same place as the person, within one grassroots organisation; as many months as the rule ACQUAINTANCE says.',
    }),
    documentNumber: t.string({
      description: `Number of the resolution, needed for an organisation, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: IntroductionPayload,
  run: introduce,
});
