import { extendInspection, MOST_DAYS } from '../../resolvers/inspection/extend-inspection.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { fromTo, upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionNode } from './types.ts';

mutation('extendInspection', {
  description:
    'Extends an inspection under way beyond its limit (gia hạn): once, by at most the part of it that the rule allows. Where no limit is known, there is nothing to extend; `Inspection.limit` says so.',
  about: 'By how much, and why.',
  input: (t) => ({
    inspectionId: t.id({ required: true, extensions: idOf(InspectionNode), description: 'Which.' }),
    days: t.int({
      required: true,
      description: `By how many days, ${fromTo(1, MOST_DAYS).en}; the rule may allow fewer.`,
    }),
    reason: t.string({ required: true, description: `Why, ${upTo(LONGEST.reason).en}.` }),
  }),
  payload: payload('ExtendInspectionPayload', 'It was extended.', [
    ['inspection', InspectionNode, 'The inspection as it is now.'],
  ]),
  run: extendInspection,
});
