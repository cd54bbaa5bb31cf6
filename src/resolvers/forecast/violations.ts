import { mistakesOf, violationsOf } from '../refusals.ts';

export const refusals = {
  FORECAST_OF_ROOT: {
    meaning: {
      en: 'All boards of a tree forecast by the same times and go by the same pace: only a committee with none above it sets them.',
      vi: 'Mọi bảng theo dõi trong hệ thống dự báo và đánh giá tiến độ theo cùng một cách: chỉ cấp ủy cao nhất mới được đặt.',
    },
    tell: () => ({
      path: 'committeeId',
      en: 'all boards of the tree go by the same times and the same pace: they are set by the committee at the top',
      vi: 'mọi bảng theo dõi trong hệ thống theo cùng một thời gian và tiến độ: do cấp ủy cao nhất đặt',
    }),
  },
};

/** What refuses times of a forecast. */
export const violations = violationsOf(refusals);

/** What cannot be right about times of a forecast. */
export const mistakes = mistakesOf({
  notOnTheWay: (path: readonly string[]) => ({
    path,
    en: 'this stage is not before the ceremony',
    vi: 'bước này không phải là bước trước lễ kết nạp',
  }),
  stageTwice: (path: readonly string[]) => ({
    path,
    en: 'this stage stands above already',
    vi: 'bước này đã có ở dòng trên',
  }),
  daysFall: (path: readonly string[]) => ({
    path,
    en: 'this is fewer days than the time before it: they must not fall',
    vi: 'số ngày này ít hơn mức trước: các mức phải tăng dần hoặc bằng nhau',
  }),
  notTwelve: () => ({
    path: 'monthPercents',
    en: 'give the percent of each of the twelve months',
    vi: 'hãy nêu tỷ lệ phần trăm của đủ mười hai tháng',
  }),
  notWhole: (sum: number) => ({
    path: 'monthPercents',
    en: `the months are ${sum} percent together: they must be 100`,
    vi: `các tháng cộng lại là ${sum} %: phải đủ 100 %`,
  }),
  monthsOfSet: () => ({
    path: 'monthPercents',
    en: 'months are given only where the pace is set month by month',
    vi: 'chỉ nêu tỷ lệ từng tháng khi nhịp độ được đặt theo từng tháng',
  }),
  noStages: () => ({
    path: 'stages',
    en: 'name a stage at least, or leave the stages out to have the times learnt again',
    vi: 'hãy nêu ít nhất một bước, hoặc bỏ trống để lại rút ra từ các trường hợp đã kết thúc',
  }),
});
