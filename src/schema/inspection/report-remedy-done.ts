import { reportRemedyDone } from '../../resolvers/inspection/report-remedy-done.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { RemedyNode } from './types.ts';

mutation('reportRemedyDone', {
  description:
    'Reports that something was put right (báo cáo kết quả khắc phục), by whoever had to. It stays open until whoever inspected has accepted it: `acceptRemedy`.',
  about: 'What was put right.',
  input: (t) => ({
    remedyId: t.id({ required: true, extensions: idOf(RemedyNode), description: 'Which.' }),
    doneOn: t.field({
      type: 'Day',
      required: true,
      description: 'When it was done; not in the future and not before the conclusion.',
    }),
    evidence: t.string({
      required: true,
      description: `By what that can be seen (minh chứng), ${upTo(LONGEST.remedy).en}.`,
    }),
  }),
  payload: payload('ReportRemedyDonePayload', 'It waits for acceptance.', [
    ['remedy', RemedyNode, 'The remedy as it is now.'],
  ]),
  run: reportRemedyDone,
});
