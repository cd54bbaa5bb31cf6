import { mistakesOf } from '../refusals.ts';

/** What cannot be right about a question for a watch list. */
export const mistakes = mistakesOf({
  tooMany: (committees: number, most: number) => ({
    path: 'withinId',
    en: `${most} committees are watched together at most, and there are ${committees} here: name a committee further down`,
    vi: `danh sách cần chú ý lập cho nhiều nhất ${most} tổ chức, ở đây có ${committees}: hãy chọn tổ chức cấp dưới`,
  }),
});
