import { LONGEST } from '../../resolvers/lengths.ts';
import { transferMember } from '../../resolvers/member/transfer-member.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { MemberPayload } from './payload.ts';
import { MemberNode } from './types.ts';

mutation('transferMember', {
  description:
    'Has a member go to another cell (chuyển sinh hoạt đảng), and the case with them. By whoever stands above both cells.',
  about: 'Where a member goes.',
  input: (t) => ({
    memberId: t.id({ required: true, extensions: idOf(MemberNode), description: 'Who.' }),
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'The other cell (chi bộ mới).' }),
    effectiveOn: t.field({
      type: 'Day',
      required: true,
      description: 'The first day there; after the member came to the cell of today, and not in the future.',
    }),
    documentNumber: t.string({
      required: true,
      description: `Number of the paper (số giấy giới thiệu sinh hoạt đảng), ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: MemberPayload,
  run: transferMember,
});
