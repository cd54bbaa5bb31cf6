import { addInspection } from '../../resolvers/inspection/add-inspection.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionKindEnum } from './enums.ts';
import { InspectionNode, InspectionProgrammeNode } from './types.ts';

mutation('addInspection', {
  description: 'Puts an inspection or supervision into a programme that has not been issued (đưa vào chương trình).',
  about: 'What is to be inspected.',
  input: (t) => ({
    programmeId: t.id({
      required: true,
      extensions: idOf(InspectionProgrammeNode),
      description: 'The programme; a draft.',
    }),
    subjectId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee that is inspected (đối tượng): below the one that inspects.',
    }),
    kind: t.field({ type: InspectionKindEnum, required: true, description: 'Kind; none that is not planned.' }),
    topic: t.string({ required: true, description: `What is looked at (nội dung), ${upTo(LONGEST.topic).en}.` }),
    dueOn: t.field({ type: 'Day', required: true, description: 'Until when; a day of the year of the programme.' }),
  }),
  payload: payload('AddInspectionPayload', 'It is planned.', [['inspection', InspectionNode, 'The inspection.']]),
  run: addInspection,
});
