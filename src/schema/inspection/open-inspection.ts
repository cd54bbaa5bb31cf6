import { openInspection } from '../../resolvers/inspection/open-inspection.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { subjectFields } from './add-inspection.ts';
import { InspectionKindEnum } from './enums.ts';
import { InspectionNode } from './types.ts';

mutation('openInspection', {
  description:
    'Opens an inspection that no programme plans (kiểm tra ngoài chương trình): on signs of a violation above all, which stays hidden from its subject until `announceInspection`.',
  about: 'What is inspected, and why.',
  input: (t) => ({
    inspectorId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee that inspects.',
    }),
    ...subjectFields(t),
    kind: t.field({
      type: InspectionKindEnum,
      required: true,
      description: 'Kind; neither standing supervision nor a field check.',
    }),
    topic: t.string({ required: true, description: `What is looked at (nội dung), ${upTo(LONGEST.topic).en}.` }),
    reason: t.string({
      required: true,
      description: `Why it takes place without a programme, ${upTo(LONGEST.reason).en}. The inspected never sees it.`,
    }),
    dueOn: t.field({ type: 'Day', description: 'Until when.' }),
  }),
  payload: payload('OpenInspectionPayload', 'It was opened.', [
    ['inspection', InspectionNode, 'The inspection as it is now.'],
  ]),
  run: openInspection,
});
