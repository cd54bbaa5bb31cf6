import { mistakesOf } from '../refusals.ts';

/** Values that cannot be right whatever the state of things. */
export const mistakes = mistakesOf({
  periodAhead: () => ({
    path: 'to',
    en: 'the last day of a report is today at the latest',
    vi: 'ngày cuối của báo cáo không được sau hôm nay',
  }),
  periodTurned: () => ({
    path: 'from',
    en: 'the first day of a report comes before its last',
    vi: 'ngày đầu của báo cáo phải trước ngày cuối',
  }),
  periodTooLong: (most: number) => ({
    path: 'from',
    en: `a report is about ${most} years at most: choose a later first day`,
    vi: `báo cáo tối đa ${most} năm: hãy chọn ngày đầu muộn hơn`,
  }),
  badPercent: (most: number) => ({
    path: 'percent',
    en: `a share of the plan is between 0 and ${most}`,
    vi: `tỷ lệ so với kế hoạch phải từ 0 đến ${most}`,
  }),
  tooManyCommittees: (committees: number, most: number) => ({
    path: 'committeeId',
    en: `a report on cases is about ${most} committees at most, and there are ${committees} here: name a committee further down`,
    vi: `báo cáo hồ sơ lập cho nhiều nhất ${most} tổ chức, ở đây có ${committees}: hãy chọn tổ chức cấp dưới`,
  }),
});
