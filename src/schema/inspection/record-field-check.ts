import { recordFieldCheck } from '../../resolvers/inspection/record-field-check.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionNode } from './types.ts';

mutation('recordFieldCheck', {
  description:
    'Records that leaders visited a committee below to see how things stand (đi kiểm tra, nắm tình hình cơ sở). It is no inspection in law: VISITED, then NOTED by `noteFieldCheck`, without conclusion or discipline.',
  about: 'The visit.',
  input: (t) => ({
    inspectorId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee whose leaders visited.',
    }),
    subjectId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee that was visited: below it.',
    }),
    topic: t.string({ required: true, description: `What was looked at (nội dung), ${upTo(LONGEST.topic).en}.` }),
    visitedOn: t.field({ type: 'Day', required: true, description: 'The day of the visit; not in the future.' }),
    lead: t.string({ required: true, description: `Who was there, ${upTo(LONGEST.actor).en}.` }),
  }),
  payload: payload('RecordFieldCheckPayload', 'It was recorded.', [
    ['inspection', InspectionNode, 'The inspection as it is now.'],
  ]),
  run: recordFieldCheck,
});
