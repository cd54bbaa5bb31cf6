import { recordDiscipline } from '../../resolvers/inspection/record-discipline.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { DisciplineFormEnum } from './enums.ts';
import { InspectionNode } from './types.ts';

mutation('recordDiscipline', {
  description:
    'Records discipline of the inspected organisation or member after an inspection that found a violation (thi hành kỷ luật): a record of its own beside the conclusion. That a membership ends by it is said by `endMembership`.',
  about: 'The discipline.',
  input: (t) => ({
    inspectionId: t.id({ required: true, extensions: idOf(InspectionNode), description: 'After which inspection.' }),
    form: t.field({ type: DisciplineFormEnum, required: true, description: 'Form; one for whom was inspected.' }),
    decidedBy: t.string({
      required: true,
      description: `Who decided, as the document says (cơ quan quyết định), ${upTo(LONGEST.committeeName).en}.`,
    }),
    decidedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the decision; not in the future and not before the conclusion.',
    }),
    decisionNumber: t.string({
      required: true,
      description: `Number of the decision, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: payload('RecordDisciplinePayload', 'It was recorded.', [
    ['inspection', InspectionNode, 'The inspection as it is now.'],
  ]),
  run: recordDiscipline,
});
