import { correctConclusion } from '../../resolvers/inspection/correct-conclusion.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { enumOf } from '../enum-of.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { FindingInput } from './record-inspection-result.ts';
import { InspectionNode } from './types.ts';

const ConclusionOutcomeEnum = enumOf(
  'ConclusionOutcome',
  {
    GOOD: 'GOOD',
    GOOD_PRACTICE: 'GOOD_PRACTICE',
    SHORTCOMINGS: 'SHORTCOMINGS',
    VIOLATION: 'VIOLATION',
  } as const,
  'What an inspection concludes. Discipline is a record of its own.',
  {
    GOOD: 'Duties carried out well (thực hiện tốt).',
    GOOD_PRACTICE: 'Worth copying elsewhere (điển hình, nhân rộng).',
    SHORTCOMINGS: 'Shortcomings to put right (còn hạn chế, khuyết điểm).',
    VIOLATION: 'A violation (có vi phạm).',
  },
);

mutation('correctConclusion', {
  description:
    'Corrects the conclusion of an inspection (đính chính kết luận). What it was is kept in `corrections`. What was found stays, more can be added, and the outcome must fit all of it; a remedy that comes with it opens the inspection again.',
  about: 'The conclusion as it should have been recorded.',
  input: (t) => ({
    inspectionId: t.id({
      required: true,
      extensions: idOf(InspectionNode),
      description: 'Which; it must have been concluded.',
    }),
    outcome: t.field({ type: ConclusionOutcomeEnum, required: true, description: 'What was concluded.' }),
    concludedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the conclusion; not in the future, and not after a deadline that it set.',
    }),
    reason: t.string({ required: true, description: `Why, ${upTo(LONGEST.reason).en}.` }),
    findings: t.field({ type: [FindingInput], description: 'What was found beside what stands there; at most 50.' }),
  }),
  payload: payload('CorrectConclusionPayload', 'It was corrected.', [
    ['inspection', InspectionNode, 'The inspection as it is now.'],
  ]),
  run: correctConclusion,
});
