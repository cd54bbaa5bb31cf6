import { recordInspectionStep } from '../../resolvers/inspection/record-inspection-step.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionProgressEnum } from './enums.ts';
import { InspectionNode } from './types.ts';

mutation('recordInspectionStep', {
  description:
    'Records how far an inspection has come between its decision and its conclusion: the self-report is in, what it says was verified, the team has reported. The steps follow each other.',
  about: 'The step.',
  input: (t) => ({
    inspectionId: t.id({ required: true, extensions: idOf(InspectionNode), description: 'Which.' }),
    to: t.field({ type: InspectionProgressEnum, required: true, description: 'Where it is now.' }),
    effectiveOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the step; not in the future and not before the last one.',
    }),
    note: t.string({
      description: `What the team noted, ${upTo(LONGEST.finding).en}. The inspected never sees it.`,
    }),
  }),
  payload: payload('RecordInspectionStepPayload', 'The step is on record.', [
    ['inspection', InspectionNode, 'The inspection as it is now.'],
  ]),
  run: recordInspectionStep,
});
