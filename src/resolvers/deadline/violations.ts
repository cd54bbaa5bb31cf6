import { mistakesOf } from '../refusals.ts';

/** What cannot be right about a question for deadlines. */
export const mistakes = mistakesOf({
  tooMany: (committees: number, most: number) => ({
    path: 'withinId',
    en: `deadlines are listed for ${most} committees at most, and there are ${committees} here: name a committee further down`,
    vi: `danh sách việc đến hạn có nhiều nhất ${most} tổ chức, ở đây có ${committees}: hãy chọn tổ chức cấp dưới`,
  }),
});
