import { addInspection } from '../../resolvers/inspection/add-inspection.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { MemberNode } from '../member/types.ts';
import { type InputFields, mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionKindEnum } from './enums.ts';
import { InspectionProgrammeNode } from './programme-types.ts';
import { InspectionNode } from './types.ts';

/** Whom to inspect. */
export const subjectFields = (t: InputFields) => ({
  subjectId: t.id({
    extensions: idOf(CommitteeNode),
    description:
      'The committee that is inspected (đối tượng): below the one that inspects. Either this or `subjectMemberId`.',
  }),
  subjectMemberId: t.id({
    extensions: idOf(MemberNode),
    description:
      'The member who is inspected (đối tượng là đảng viên): on the roll of a cell below, left or not. Either this or `subjectId`.',
  }),
});

/** What is said of an inspection that a programme plans, before it is issued and afterwards. */
export const plannedFields = (t: InputFields) => ({
  ...subjectFields(t),
  kind: t.field({ type: InspectionKindEnum, required: true, description: 'Kind; none that is not planned.' }),
  topic: t.string({ required: true, description: `What is looked at (nội dung), ${upTo(LONGEST.topic).en}.` }),
  dueOn: t.field({ type: 'Day', required: true, description: 'Until when; a day of the year of the programme.' }),
});

mutation('addInspection', {
  description: 'Puts an inspection or supervision into a programme that has not been issued (đưa vào chương trình).',
  about: 'What is to be inspected.',
  input: (t) => ({
    programmeId: t.id({
      required: true,
      extensions: idOf(InspectionProgrammeNode),
      description: 'The programme; a draft.',
    }),
    ...plannedFields(t),
  }),
  payload: payload('AddInspectionPayload', 'It is planned.', [['inspection', InspectionNode, 'The inspection.']]),
  run: addInspection,
});
