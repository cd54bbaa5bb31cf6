import { type Day, yearOf } from '../../calendar.ts';
import { mistakes, violations } from './violations.ts';

/**
 * Whether a round for a year may begin on a day: in that year, or late in the one before.
 * @throws InvalidInput
 */
export function checkReviewYear(year: number, openedOn: Day): void {
  if (yearOf(openedOn) !== year && yearOf(openedOn) !== year - 1) throw mistakes.ofOtherYear(year);
}

/** The rounds of a cell by now. */
interface Rounds {
  openSince: Day | null;
  closedOn: Day | null;
}

/**
 * Whether a cell may begin a round on a day: one at a time, one after the other.
 * @throws RuleViolation REVIEW_OPEN, REVIEWS_OVERLAP
 */
export function checkReviewOpens({ openSince, closedOn }: Rounds, openedOn: Day): void {
  if (openSince !== null) throw violations.REVIEW_OPEN(openSince);
  if (closedOn !== null && openedOn < closedOn) throw violations.REVIEWS_OVERLAP(closedOn);
}

/** A round as it is on record. */
interface Round {
  openedOn: Day;
  closedOn: Day | null;
}

/**
 * Whether a round may end on a day: not before it began, and not before the last one was found in it.
 * @throws RuleViolation REVIEW_CLOSED, REVIEW_ENDS_EARLY
 */
export function checkReviewCloses({ openedOn, closedOn }: Round, lastFound: Day | null, day: Day): void {
  if (closedOn !== null) throw violations.REVIEW_CLOSED(closedOn, 'reviewId');
  const earliest = lastFound !== null && lastFound > openedOn ? lastFound : openedOn;
  if (day < earliest) throw violations.REVIEW_ENDS_EARLY(earliest);
}

/**
 * Whether somebody can have been found in a round: while it is open, on its first day or later.
 * @throws RuleViolation REVIEW_CLOSED, FOUND_BEFORE_REVIEW
 */
export function checkFoundIn({ openedOn, closedOn }: Round, foundOn: Day): void {
  if (closedOn !== null) throw violations.REVIEW_CLOSED(closedOn, 'sourceReviewId');
  if (foundOn < openedOn) throw violations.FOUND_BEFORE_REVIEW(openedOn);
}
