import { LONGEST } from '../../resolvers/lengths.ts';
import { endMembership } from '../../resolvers/member/end-membership.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { MemberNode, MembershipEndReasonEnum } from './types.ts';

mutation('endMembership', {
  description:
    'Records that a member is one no more (ra khỏi Đảng). Another entry corrects the one before; MISTAKE takes it back. What was counted stays counted. Who has left may be admitted again: `addCandidate` with `earlierCaseId`, and a review of the cell when the time of the rule READMISSION is over.',
  about: 'Who is a member no more, from when on and why.',
  input: (t) => ({
    candidateId: t.id({
      extensions: idOf(CandidateNode),
      description: 'The case that led to the membership, at official membership.',
    }),
    memberId: t.id({ extensions: idOf(MemberNode), description: 'The member: instead of a case.' }),
    reason: t.field({ type: MembershipEndReasonEnum, required: true, description: 'Why (lý do).' }),
    endsOn: t.field({
      type: 'Day',
      description:
        'The first day on which the person is no member; not in the future, not before the official day. Left out for MISTAKE alone.',
    }),
    documentNumber: t.string({
      description: `Number of the decision (số quyết định), ${upTo(LONGEST.documentNumber).en}. Needed but for DIED and MISTAKE.`,
    }),
  }),
  payload: payload(
    'EndMembershipPayload',
    'The end was written.',
    [['member', MemberNode, 'The member as they are now.']],
    (t) => ({
      candidate: t.prismaField({
        type: CandidateNode,
        nullable: true,
        description: 'The case as it is now; null where none has led to the membership.',
        resolve: (query, { member }, _args, { database }) =>
          database.prisma.candidate.findFirst({ ...query, where: { member: { id: member } } }),
      }),
    }),
  ),
  run: endMembership,
});
