import { changeProgramme, MOST_CHANGES } from '../../resolvers/inspection/change-programme.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { plannedFields } from './add-inspection.ts';
import { InspectionProgrammeNode } from './programme-types.ts';
import { InspectionNode } from './types.ts';

const AddedItemInput = builder.inputType('AddedItemInput', {
  description: 'An inspection that is put into a programme that was issued.',
  fields: plannedFields,
});

const MovedItemInput = builder.inputType('MovedItemInput', {
  description: 'An inspection of a programme that is due on another day.',
  fields: (t) => ({
    inspectionId: t.id({
      required: true,
      extensions: idOf(InspectionNode),
      description: 'Which; it has not begun.',
    }),
    dueOn: t.field({ type: 'Day', required: true, description: 'Until when; a day of the year of the programme.' }),
  }),
});

mutation('changeProgramme', {
  description:
    'Changes a programme that was issued (điều chỉnh chương trình): moves inspections that have not begun to other days of its year, adds some, or takes some out. Only committees above take out, at the top the committee itself: what is taken out is no item any more and is counted beside, and what was not cancelled yet is cancelled by it.',
  about: 'What is changed, by which document and why.',
  input: (t) => ({
    programmeId: t.id({
      required: true,
      extensions: idOf(InspectionProgrammeNode),
      description: 'The programme; issued.',
    }),
    reason: t.string({ required: true, description: `Why, ${upTo(LONGEST.reason).en}.` }),
    documentNumber: t.string({
      required: true,
      description: `Number of the document that changes it, ${upTo(LONGEST.documentNumber).en}.`,
    }),
    changedOn: t.field({
      type: 'Day',
      required: true,
      description: 'The day; not in the future and not before the issue.',
    }),
    add: t.field({
      type: [AddedItemInput],
      extensions: { mostItems: MOST_CHANGES },
      description: `What is put into it; ${MOST_CHANGES} changes at most in all.`,
    }),
    move: t.field({
      type: [MovedItemInput],
      extensions: { mostItems: MOST_CHANGES },
      description: 'What is due on another day.',
    }),
    takeOut: t.idList({
      extensions: { ...idOf(InspectionNode), mostItems: MOST_CHANGES },
      description: 'What is no item of it any more; planned or cancelled. For committees above alone.',
    }),
  }),
  payload: payload('ChangeProgrammePayload', 'It was changed.', [
    ['programme', InspectionProgrammeNode, 'The programme as it is now.'],
  ]),
  run: changeProgramme,
});
