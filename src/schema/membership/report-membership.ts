import { reportMembership } from '../../resolvers/membership/report-membership.ts';
import { MOST_MEMBERS } from '../../resolvers/membership/rules.ts';
import { fromTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { QualifierEnum } from '../qualifier.ts';
import { idOf } from '../unread.ts';
import { MembershipReportNode } from './types.ts';

mutation('reportMembership', {
  description:
    'Reports how many members a cell has on a day (báo cáo số lượng đảng viên); the sums above it follow. Another report of the same day corrects the first.',
  about: 'How many members a cell has.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Which cell.' }),
    asOf: t.field({ type: 'Day', required: true, description: 'The day the figures hold for; not in the future.' }),
    official: t.int({ required: true, description: `Official members, ${fromTo(0, MOST_MEMBERS).en}.` }),
    probationary: t.int({ required: true, description: 'Members on probation.' }),
    exempt: t.int({ required: true, defaultValue: 0, description: 'Of all these exempt from work and meetings.' }),
    awayTemporarily: t.int({ required: true, defaultValue: 0, description: 'Of all these away for a time.' }),
    qualifier: t.field({
      type: QualifierEnum,
      required: true,
      defaultValue: 'EXACT',
      description: 'How exact the figures are.',
    }),
  }),
  payload: payload('ReportMembershipPayload', 'The figures were written.', [
    ['report', MembershipReportNode, 'The report as it is now.'],
  ]),
  run: reportMembership,
});
