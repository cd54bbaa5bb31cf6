import { FIRST_BIRTH_YEAR } from '../../resolvers/candidate/facts.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { updateMember } from '../../resolvers/member/update-member.ts';
import { upTo } from '../bounds.ts';
import { SexEnum } from '../candidate/enums.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { MemberPayload } from './payload.ts';
import { MemberNode } from './types.ts';

mutation('updateMember', {
  description:
    'Puts right what is on record of a member, and says who is exempt or away (bổ sung, đính chính danh sách đảng viên). Who the member is and since when stays with the case, where one has led to the membership: MEMBER_FOLLOWS_CASE.',
  about:
    'What is put right. What is left out stays; a day that is null is taken back, as if it had never been; an absence that is over gets its end.',
  input: (t) => ({
    memberId: t.id({ required: true, extensions: idOf(MemberNode), description: 'Whose.' }),
    fullName: t.string({ description: `Name (họ và tên), ${upTo(LONGEST.personName).en}.` }),
    sex: t.field({ type: SexEnum, description: 'Sex (giới tính).' }),
    birthYear: t.int({ description: `Year of birth, ${FIRST_BIRTH_YEAR} or later (năm sinh).` }),
    birthMonth: t.int({ description: 'Month of birth, 1 to 12 (tháng sinh).' }),
    probationarySince: t.field({
      type: 'Day',
      description: 'The day of the ceremony (ngày kết nạp), not in the future.',
    }),
    officialSince: t.field({
      type: 'Day',
      description: 'The day of official membership (ngày chính thức), not before the ceremony; null on probation.',
    }),
    exemptSince: t.field({ type: 'Day', description: 'From when on exempt from work and meetings (miễn sinh hoạt).' }),
    awaySince: t.field({
      type: 'Day',
      description: 'From when on transferred to another place for a time (chuyển sinh hoạt tạm thời).',
    }),
    exemptUntil: t.field({
      type: 'Day',
      description:
        'The first day on which the member was exempt no more; with `exemptSince` for days of the past. The same day as it began says that there was none.',
    }),
    awayUntil: t.field({
      type: 'Day',
      description:
        'The first day on which the member was back; with `awaySince` for days of the past. The same day as it began says that there was none.',
    }),
    reason: t.string({
      description: `Why name, sex or birth are put right, ${upTo(LONGEST.reason).en}; needed for these alone.`,
    }),
  }),
  payload: MemberPayload,
  run: updateMember,
});
