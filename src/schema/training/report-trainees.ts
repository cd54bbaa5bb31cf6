import { LONGEST } from '../../resolvers/lengths.ts';
import { reportTrainees } from '../../resolvers/training/report-trainees.ts';
import { MOST_TRAINEES } from '../../resolvers/training/rules.ts';
import { fromTo, upTo, years } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { QualifierEnum } from '../qualifier.ts';
import { idOf } from '../unread.ts';
import { TraineeAudienceEnum } from './enums.ts';
import { TraineeReportNode } from './types.ts';

mutation('reportTrainees', {
  description:
    'Reports a figure of trainees where the persons are not on record (báo cáo số học viên). It keeps how exact it is, and is added to no other. Another report of the same day corrects the first.',
  about: 'A figure of trainees.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Which committee.' }),
    year: t.int({ required: true, description: `The year, ${years.en}.` }),
    audience: t.field({ type: TraineeAudienceEnum, required: true, description: 'Whom it counts.' }),
    traineeCount: t.int({ required: true, description: `The figure, ${fromTo(0, MOST_TRAINEES).en}.` }),
    qualifier: t.field({
      type: QualifierEnum,
      required: true,
      defaultValue: 'EXACT',
      description: 'How exact it is: "trên 330" is AT_LEAST 330.',
    }),
    asOf: t.field({ type: 'Day', required: true, description: 'The day of the report; not in the future.' }),
    source: t.string({ description: `Where it is from, ${upTo(LONGEST.source).en}.` }),
  }),
  payload: payload('ReportTraineesPayload', 'The figure was written.', [
    ['report', TraineeReportNode, 'The report as it is now.'],
  ]),
  run: reportTrainees,
});
