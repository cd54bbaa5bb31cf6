import { LONGEST } from '../../resolvers/lengths.ts';
import { eraseMember } from '../../resolvers/person/erase-member.ts';
import { upTo } from '../bounds.ts';
import { MemberPayload } from '../member/payload.ts';
import { MemberNode } from '../member/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';

mutation('eraseMember', {
  description:
    'Makes somebody unreadable who has left and never had a case, for good. Who has a case is erased by `erasePerson`: MEMBER_FOLLOWS_CASE.',
  about: 'Who is erased, and why.',
  input: (t) => ({
    memberId: t.id({ required: true, extensions: idOf(MemberNode), description: 'Who.' }),
    reason: t.string({ required: true, description: `Why, ${upTo(LONGEST.reason).en}; kept in the access log.` }),
  }),
  payload: MemberPayload,
  run: eraseMember,
});
