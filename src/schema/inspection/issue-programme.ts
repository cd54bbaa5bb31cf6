import { issueProgramme } from '../../resolvers/inspection/issue-programme.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionProgrammeNode } from './programme-types.ts';

mutation('issueProgramme', {
  description:
    'Issues a programme (ban hành): its inspections can be started, and it counts in `inspectionCompletion`. It needs at least one inspection.',
  about: 'The programme and its document.',
  input: (t) => ({
    programmeId: t.id({ required: true, extensions: idOf(InspectionProgrammeNode), description: 'The programme.' }),
    number: t.string({ required: true, description: `Number of the document, ${upTo(LONGEST.documentNumber).en}.` }),
    issuedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of issue; not in the future, in the year of the programme or the one before.',
    }),
  }),
  payload: payload('IssueProgrammePayload', 'It was issued.', [
    ['programme', InspectionProgrammeNode, 'The programme as it is now.'],
  ]),
  run: issueProgramme,
});
