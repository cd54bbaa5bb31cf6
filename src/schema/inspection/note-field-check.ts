import { noteFieldCheck } from '../../resolvers/inspection/note-field-check.ts';
import { MOST_FINDINGS } from '../../resolvers/inspection/read-findings.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { FindingCategoryEnum } from './enums.ts';
import { InspectionNode } from './types.ts';

const FieldNoteInput = builder.inputType('FieldNoteInput', {
  description: 'Something that was seen on a field check.',
  fields: (t) => ({
    category: t.field({ type: FindingCategoryEnum, required: true, description: 'Good or bad.' }),
    text: t.string({ required: true, description: `In words, ${upTo(LONGEST.finding).en}.` }),
  }),
});

mutation('noteFieldCheck', {
  description: 'Notes what was seen on a field check (ghi nhận kết quả nắm tình hình), which ends it.',
  about: 'What was seen.',
  input: (t) => ({
    inspectionId: t.id({ required: true, extensions: idOf(InspectionNode), description: 'Which; VISITED.' }),
    notedOn: t.field({
      type: 'Day',
      required: true,
      description: 'The day; not in the future and not before the visit.',
    }),
    findings: t.field({
      type: [FieldNoteInput],
      description: `What was seen, at most ${MOST_FINDINGS}. What must be put right is for an inspection to say.`,
    }),
    note: t.string({
      description: `For those alone who see the committee that visited, ${upTo(LONGEST.finding).en}.`,
    }),
  }),
  payload: payload('NoteFieldCheckPayload', 'It was noted.', [
    ['inspection', InspectionNode, 'The inspection as it is now.'],
  ]),
  run: noteFieldCheck,
});
