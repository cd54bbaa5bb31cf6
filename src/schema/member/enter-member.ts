import { FIRST_BIRTH_YEAR } from '../../resolvers/candidate/facts.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { enterMember } from '../../resolvers/member/enter-member.ts';
import { upTo } from '../bounds.ts';
import { SexEnum } from '../candidate/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { MemberPayload } from './payload.ts';

mutation('enterMember', {
  description:
    'Enters a member on the roll of a cell (lập danh sách đảng viên): one who was admitted before the roll was kept, or comes from elsewhere. Who is admitted here comes onto it by the ceremony.',
  about: 'Somebody who is a member already.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'The cell (chi bộ).' }),
    fullName: t.string({ required: true, description: `Name (họ và tên), ${upTo(LONGEST.personName).en}.` }),
    sex: t.field({ type: SexEnum, required: true, description: 'Sex (giới tính).' }),
    birthYear: t.int({ required: true, description: `Year of birth, ${FIRST_BIRTH_YEAR} or later (năm sinh).` }),
    birthMonth: t.int({ required: true, description: 'Month of birth, 1 to 12 (tháng sinh).' }),
    probationarySince: t.field({
      type: 'Day',
      description: 'The day of the ceremony (ngày kết nạp), not in the future.',
    }),
    officialSince: t.field({
      type: 'Day',
      description: 'The day of official membership (ngày chính thức), not before the ceremony; left out on probation.',
    }),
    exemptSince: t.field({ type: 'Day', description: 'From when on exempt from work and meetings (miễn sinh hoạt).' }),
    awaySince: t.field({
      type: 'Day',
      description: 'From when on transferred to another place for a time (chuyển sinh hoạt tạm thời).',
    }),
  }),
  payload: MemberPayload,
  run: enterMember,
});
