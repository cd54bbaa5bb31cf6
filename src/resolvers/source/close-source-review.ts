import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { named } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockSourceReview } from './locks.ts';
import { endSourceReview, readLastFound } from './records.ts';
import { checkReviewCloses } from './rules.ts';

/** How a round ends. */
export interface CloseSourceReviewInput {
  reviewId: UnreadId;
  closedOn: UnreadDay;
  result?: string | null;
}

/**
 * Closes a review of sources: nobody is found in it any more.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation REVIEW_CLOSED, REVIEW_ENDS_EARLY
 */
export const closeSourceReview = write({
  places: { review: named('reviewId', lockSourceReview, { see: 'candidate:read', do: 'candidate:change' }) },
  read: (input: CloseSourceReviewInput, { today }) =>
    readFields({
      closedOn: () => readPastDay(input.closedOn, 'closedOn', today),
      result: () => readOptionalText(input.result, 'result', LONGEST.reason),
    }),
  async work({ tx, by }, { review }, { closedOn, result }) {
    checkReviewCloses(review, await readLastFound(tx, review.id), closedOn);
    await endSourceReview(tx, { reviewId: review.id, closedOn, result }, by);
    return { review: review.id };
  },
});
