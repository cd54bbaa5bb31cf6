import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { MemberNode } from '../member/types.ts';
import { idOf } from '../unread.ts';
import { AvailabilityEnum, EducationEnum } from './enums.ts';

export const CandidateFactsInput = builder.inputType('CandidateFactsInput', {
  description:
    'What the rules of admission ask of a person. A field that is left out stays as it is; null says that it is not known.',
  fields: (t) => ({
    education: t.field({ type: EducationEnum, description: 'How far the person went to school (trình độ học vấn).' }),
    citizen: t.boolean({ description: 'Citizen of Vietnam (quốc tịch Việt Nam).' }),
    residence: t.string({ description: `Where the person lives (nơi cư trú), ${upTo(LONGEST.placeOfPerson).en}.` }),
    workplace: t.string({ description: `Where the person works (nơi làm việc), ${upTo(LONGEST.placeOfPerson).en}.` }),
    occupation: t.string({ description: `What the person does (nghề nghiệp), ${upTo(LONGEST.occupation).en}.` }),
    religious: t.boolean({ description: 'Whether the person has a religion (có đạo); not which.' }),
    tradeUnionMember: t.boolean({ description: 'Member of the trade union (đoàn viên công đoàn).' }),
    villageHead: t.boolean({ description: 'Head or deputy of a village (trưởng thôn, phó thôn).' }),
    militia: t.boolean({ description: 'Serves in the militia (dân quân tự vệ).' }),
    availability: t.field({ type: AvailabilityEnum, description: 'Whether the cell can follow the person.' }),
    appliedOn: t.field({ type: 'Day', description: 'Day of the application (đơn xin vào Đảng); not in the future.' }),
    historyOn: t.field({
      type: 'Day',
      description: 'Day of the life history (lý lịch); not in the future and not before the application.',
    }),
  }),
});

export const MentorInput = builder.inputType('MentorInput', {
  description: 'An official member who is to help (đảng viên giúp đỡ).',
  fields: (t) => ({
    memberName: t.string({
      description: `Name of the member, ${upTo(LONGEST.personName).en}; left out where the member is chosen from the roll.`,
    }),
    memberId: t.id({
      extensions: idOf(MemberNode),
      description: 'The member, official and on the roll of the cell on that day: the name is taken from there.',
    }),
  }),
});
