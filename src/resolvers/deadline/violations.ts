import { mistakesOf } from '../refusals.ts';

/** What cannot be right about a question for deadlines. */
export const mistakes = mistakesOf({
  tooMany: (committees: number, most: number) => ({
    path: 'withinId',
    en: `deadlines are listed for ${most} committees at most, and there are ${committees} here: name a committee further down`,
    vi: `danh sách việc đến hạn có nhiều nhất ${most} tổ chức, ở đây có ${committees}: hãy chọn tổ chức cấp dưới`,
  }),
  tooManyJudged: (most: number) => ({
    path: 'filter',
    en: `a filter by whom cases wait for, until when and what they lack looks through ${most} open cases at most, and there are more: choose a committee further down`,
    vi: `lọc theo nơi đang chờ, hạn và giấy tờ còn thiếu chỉ xét được nhiều nhất ${most} hồ sơ đang mở, ở đây có nhiều hơn: hãy chọn tổ chức cấp dưới`,
  }),
});
