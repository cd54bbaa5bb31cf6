import { recordInspectionResult } from '../../resolvers/inspection/record-inspection-result.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { FindingCategoryEnum, InspectionOutcomeEnum } from './enums.ts';
import { InspectionNode } from './types.ts';

const RemedyInput = builder.inputType('RemedyInput', {
  description: 'What the inspected committee must put right.',
  fields: (t) => ({
    action: t.string({ required: true, description: `What to do, ${upTo(LONGEST.remedy).en}.` }),
    dueOn: t.field({ type: 'Day', required: true, description: 'Until when; not before the conclusion.' }),
  }),
});

/** What was found, wherever a conclusion is told. */
export const FindingInput = builder.inputType('FindingInput', {
  description: 'What was found.',
  fields: (t) => ({
    category: t.field({ type: FindingCategoryEnum, required: true, description: 'Good or bad.' }),
    text: t.string({ required: true, description: `In words, ${upTo(LONGEST.finding).en}.` }),
    remedies: t.field({ type: [RemedyInput], description: 'What must be put right.' }),
  }),
});

mutation('recordInspectionResult', {
  description: 'Records the conclusion of an inspection with findings and remedies (kết luận kiểm tra, giám sát).',
  about: 'The result of an inspection.',
  input: (t) => ({
    inspectionId: t.id({
      required: true,
      extensions: idOf(InspectionNode),
      description: 'Which; it must have been started.',
    }),
    outcome: t.field({
      type: InspectionOutcomeEnum,
      required: true,
      description: 'What was concluded; all but GOOD need a finding.',
    }),
    concludedOn: t.field({ type: 'Day', required: true, description: 'Day of the conclusion; not in the future.' }),
    findings: t.field({ type: [FindingInput], description: 'At most 50.' }),
  }),
  payload: payload('RecordInspectionResultPayload', 'The result was recorded.', [
    ['inspection', InspectionNode, 'The inspection as it is now: FOLLOW_UP while remedies are open.'],
  ]),
  run: recordInspectionResult,
});
