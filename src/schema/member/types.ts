import { MembershipEndReason } from '../../db/generated/enums.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { enumOf } from '../enum-of.ts';

export const MembershipEndReasonEnum = enumOf(
  'MembershipEndReason',
  MembershipEndReason,
  'Why somebody is a member no more (lý do ra khỏi Đảng).',
  {
    LEFT: 'Asked to leave (xin ra khỏi Đảng).',
    STRUCK_OFF: 'Struck off the list of members (xóa tên).',
    EXPELLED: 'Expelled (khai trừ).',
    DIED: 'Died (từ trần).',
    MISTAKE: 'The entry before was a mistake: nothing ended (ghi nhầm).',
  },
);

export const MembershipEndRef = builder.prismaObject('MembershipEnd', {
  description:
    'That the membership ended to which a case had led (ra khỏi Đảng). The last entry holds; one with MISTAKE says that nothing ended.',
  fields: (t) => ({
    endedOn: t.expose('endedOn', {
      type: 'Day',
      nullable: true,
      description: 'The first day on which the person was no member; null for a mistake.',
    }),
    reason: t.expose('reason', { type: MembershipEndReasonEnum, description: 'Why.' }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'The decision it rests on (số quyết định); null where there is none.',
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it was entered.' }),
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});
