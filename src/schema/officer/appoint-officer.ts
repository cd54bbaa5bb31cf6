import { LONGEST } from '../../resolvers/lengths.ts';
import { appointOfficer } from '../../resolvers/officer/appoint-officer.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { MemberNode } from '../member/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { AppointmentBasisEnum, OfficerTitleEnum } from './enums.ts';
import { OfficerPayload } from './payload.ts';

mutation('appointOfficer', {
  description:
    'Records that somebody has entered an office of a committee (ghi nhận cấp ủy viên). A committee does it for itself, and whoever stands above it.',
  about: 'Who holds an office from a day on, and by which decision.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Of which committee.' }),
    personName: t.string({
      description: `Name of the person, ${upTo(LONGEST.personName).en}; left out where the member is chosen from the roll. Published with the office.`,
    }),
    memberId: t.id({
      extensions: idOf(MemberNode),
      description:
        'The member, official and on a roll of the committee or below it on that day: the name is taken from there, and published with the office.',
    }),
    title: t.field({
      type: OfficerTitleEnum,
      required: true,
      description: 'The office. There is one secretary at a time; cells have no standing committee.',
    }),
    startsOn: t.field({ type: 'Day', required: true, description: 'First day in office; not in the future.' }),
    basis: t.field({ type: AppointmentBasisEnum, required: true, description: 'Elected or appointed.' }),
    decisionNumber: t.string({
      required: true,
      description: `Number of the decision that elects, confirms or appoints, ${upTo(LONGEST.documentNumber).en}.`,
    }),
    decisionOn: t.field({ type: 'Day', required: true, description: 'Day of the decision; not in the future.' }),
  }),
  payload: OfficerPayload,
  run: appointOfficer,
});
