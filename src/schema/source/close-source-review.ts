import { LONGEST } from '../../resolvers/lengths.ts';
import { closeSourceReview } from '../../resolvers/source/close-source-review.ts';
import { upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { SourceReviewPayload } from './payload.ts';
import { SourceReviewNode } from './types.ts';

mutation('closeSourceReview', {
  description: 'Closes a review of sources (kết thúc đợt rà soát nguồn): nobody is found in it any more.',
  about: 'How a round ends.',
  input: (t) => ({
    reviewId: t.id({ required: true, extensions: idOf(SourceReviewNode), description: 'Which review.' }),
    closedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Last day: not in the future, not before the first, and not before the last one was found in it.',
    }),
    result: t.string({
      description: `What came of it, ${upTo(LONGEST.reason).en}; it names nobody (kết quả rà soát).`,
    }),
  }),
  payload: SourceReviewPayload,
  run: closeSourceReview,
});
