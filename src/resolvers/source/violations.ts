import { type Day, shownDay } from '../../calendar.ts';
import { bookkeeping, mistakesOf, violationsOf } from '../refusals.ts';

export const refusals = {
  FOUND_BEFORE_REVIEW: {
    meaning: bookkeeping({
      en: 'Nobody is found in a review before it has begun.',
      vi: 'Ngày phát hiện trước ngày bắt đầu đợt rà soát nguồn.',
    }),
    tell: (day: Day) => ({
      path: 'effectiveOn',
      en: `the review of sources began on ${day}: give that day or a later one, or leave the review out`,
      vi: `đợt rà soát nguồn bắt đầu ngày ${shownDay(day)}: hãy ghi ngày đó hoặc sau đó, hoặc bỏ trống đợt rà soát`,
    }),
  },
  REVIEW_CLOSED: {
    meaning: bookkeeping({
      en: 'The review of sources is closed.',
      vi: 'Đợt rà soát nguồn đã kết thúc.',
    }),
    tell: (day: Day, path: 'reviewId' | 'sourceReviewId') => ({
      path,
      en: `the review of sources was closed on ${day}: choose the one that is open, or open another one`,
      vi: `đợt rà soát nguồn đã kết thúc ngày ${shownDay(day)}: hãy chọn đợt đang mở, hoặc mở đợt khác`,
    }),
  },
  REVIEW_ENDS_EARLY: {
    meaning: bookkeeping({
      en: 'The review of sources would end before it began, or before somebody was found in it.',
      vi: 'Ngày kết thúc trước ngày bắt đầu đợt rà soát, hoặc trước ngày phát hiện nguồn trong đợt đó.',
    }),
    tell: (day: Day) => ({
      path: 'closedOn',
      en: `the review of sources lasted until ${day} at least: give that day or a later one`,
      vi: `đợt rà soát nguồn ít nhất kéo dài đến ${shownDay(day)}: hãy ghi ngày đó hoặc sau đó`,
    }),
  },
  REVIEW_OPEN: {
    meaning: bookkeeping({
      en: 'A cell has one review of sources at a time.',
      vi: 'Mỗi chi bộ chỉ có một đợt rà soát nguồn đang mở.',
    }),
    tell: (day: Day) => ({
      path: 'committeeId',
      en: `a review of sources has been open since ${day}: close it first`,
      vi: `đợt rà soát nguồn bắt đầu ngày ${shownDay(day)} chưa kết thúc: hãy kết thúc đợt đó trước`,
    }),
  },
  REVIEWS_OVERLAP: {
    meaning: bookkeeping({
      en: 'A review of sources begins when the one before has ended.',
      vi: 'Đợt rà soát nguồn sau bắt đầu khi đợt trước đã kết thúc.',
    }),
    tell: (day: Day) => ({
      path: 'openedOn',
      en: `the review before lasted until ${day}: this one cannot begin earlier`,
      vi: `đợt rà soát trước kéo dài đến ${shownDay(day)}: đợt này không thể bắt đầu sớm hơn`,
    }),
  },
};

/** What refuses a review of sources. */
export const violations = violationsOf(refusals);

/** What cannot be right about a form. */
export const mistakes = mistakesOf({
  ofOtherYear: (year: number) => ({
    path: 'openedOn',
    en: `a review for ${year} begins in ${year}, or late in ${year - 1}`,
    vi: `đợt rà soát của năm ${year} bắt đầu trong năm ${year}, hoặc cuối năm ${year - 1}`,
  }),
});
