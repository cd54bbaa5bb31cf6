import { createProgramme } from '../../resolvers/inspection/create-programme.ts';
import { years } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionProgrammeNode, InspectionSchemeNode } from './programme-types.ts';

mutation('createProgramme', {
  description:
    'Begins the inspection and supervision programme of a committee for a year, as a draft (xây dựng chương trình kiểm tra, giám sát năm). Inspections are put into it by `addInspection`; `issueProgramme` makes it count.',
  about: 'Whose programme, and of which year.',
  input: (t) => ({
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee that inspects; cells make no programme.',
    }),
    year: t.int({ required: true, description: `Year, ${years.en}.` }),
    schemeId: t.id({
      extensions: idOf(InspectionSchemeNode),
      description: 'The scheme of several years under which it is made; `inspectionSchemes` lists them.',
    }),
  }),
  payload: payload('CreateProgrammePayload', 'The programme was begun.', [
    ['programme', InspectionProgrammeNode, 'The draft.'],
  ]),
  run: createProgramme,
});
