import { assignMentor } from '../../resolvers/candidate/assign-mentor.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { MemberNode } from '../member/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { MentorPayload } from './payload.ts';
import { CandidateNode } from './types.ts';

mutation('assignMentor', {
  description:
    'Assigns another official member to help somebody who is on the list (phân công đảng viên giúp đỡ). The one who helps may introduce the person later. A step of the cell; whoever stands above it may act for it.',
  about: 'A member whom the cell assigns to help.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whom to help.' }),
    memberName: t.string({
      description: `Name of the member, ${upTo(LONGEST.personName).en}; left out where the member is chosen from the roll.`,
    }),
    memberId: t.id({
      extensions: idOf(MemberNode),
      description: 'The member, official and on the roll of the cell on that day: the name is taken from there.',
    }),
    startsOn: t.field({
      type: 'Day',
      required: true,
      description: 'First day; not in the future and not before the person was put on the list.',
    }),
    documentNumber: t.string({
      description: `The document it rests on (số văn bản), ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: MentorPayload,
  run: assignMentor,
});
