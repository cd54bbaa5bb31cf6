import { StaleVersion } from '../errors.ts';
import { mistakesOf, said, violationsOf } from '../refusals.ts';

export const refusals = {
  GROUNDS_REQUIRED: {
    meaning: {
      en: 'The quota of a past year is set with a reason and the number of a document only.',
      vi: 'Chỉ tiêu của năm đã qua chỉ được ghi khi có lý do và số văn bản.',
    },
    tell: (year: number, missing: 'reason' | 'documentNumber') => ({
      path: missing,
      en: `${year} is over: its quota is changed only with a reason and the number of a document`,
      vi: `năm ${year} đã qua: chỉ điều chỉnh chỉ tiêu khi có lý do và số văn bản`,
    }),
  },
};

/** What refuses a quota. */
export const violations = violationsOf(refusals);

/** What cannot be right about the question for a board. */
export const mistakes = mistakesOf({
  badBoardCursor: () => ({
    path: 'after',
    en: 'after is not a cursor of a quota board: leave it out to start with a snapshot',
    vi: 'after không phải là con trỏ của bảng theo dõi chỉ tiêu: hãy bỏ trống để bắt đầu bằng toàn bộ bảng',
  }),
  rowNotOnBoard: () => ({
    path: 'after',
    en: 'this row is not on the board: begin again with the first page',
    vi: 'dòng này không có trong bảng: hãy đọc lại từ trang đầu',
  }),
});

/** Somebody else has set the quota since: what it is now, and which version was expected. */
export function staleQuota(now: { id: string; version: number } | null, expected: number): StaleVersion {
  const version = now?.version ?? 0;
  return new StaleVersion(
    said({
      en: `the quota is at version ${version}, not ${expected}: look at it and set it again`,
      vi: `chỉ tiêu đang ở phiên bản ${version}, không phải ${expected}: hãy xem lại rồi giao lại`,
    }),
    now?.id ?? null,
  );
}
