import { mistakesOf, violationsOf } from '../refusals.ts';

export const refusals = {
  CALENDAR_OF_ROOT: {
    meaning: {
      en: 'The working calendar holds for everybody: only a committee with none above it sets it.',
      vi: 'Lịch ngày làm việc dùng chung cho mọi nơi: chỉ cấp ủy cao nhất trong hệ thống mới được đặt.',
    },
    tell: () => ({
      path: 'committeeId',
      en: 'the working calendar holds for everybody: it is set by the committee at the top',
      vi: 'lịch ngày làm việc dùng chung cho mọi nơi: do cấp ủy cao nhất đặt',
    }),
  },
  CALENDAR_CHANGED: {
    meaning: {
      en: 'Somebody else has set the calendar of the year since you looked at it.',
      vi: 'Đã có người khác đặt lại lịch của năm này kể từ khi bạn xem.',
    },
    tell: (year: number, version: number) => ({
      path: 'expectedVersion',
      en: `the calendar of ${year} is at version ${version}: look at it and set it again`,
      vi: `lịch năm ${year} đang ở phiên bản ${version}: hãy xem lại rồi đặt lại`,
    }),
  },
  CALENDAR_REASON_REQUIRED: {
    meaning: {
      en: 'A calendar that stands is set anew with a reason: limits were counted by it.',
      vi: 'Lịch đã có chỉ được đặt lại khi ghi lý do, vì đã có thời hạn tính theo lịch đó.',
    },
    tell: () => ({
      path: 'reason',
      en: 'limits were counted by the calendar that stands: give the reason why it is set anew',
      vi: 'đã có thời hạn tính theo lịch hiện có: hãy ghi lý do đặt lại',
    }),
  },
};

/** What refuses a calendar. */
export const violations = violationsOf(refusals);

/** What cannot be right about a calendar, or about a count of days. */
export const mistakes = mistakesOf({
  countOrUntil: () => ({
    path: 'count',
    en: 'give either count or until',
    vi: 'hãy cho count hoặc until, chỉ một trong hai',
  }),
  untilBeforeFrom: () => ({
    path: 'until',
    en: 'the end must not be before the beginning',
    vi: 'ngày cuối không được trước ngày đầu',
  }),
  spanTooLong: (months: number) => ({
    path: 'until',
    en: `working days are counted over ${months} months at most`,
    vi: `chỉ đếm ngày làm việc trong nhiều nhất ${months} tháng`,
  }),
  tooManyDays: (most: number) => ({
    path: 'days',
    en: `a year has at most ${most} such days`,
    vi: `một năm có nhiều nhất ${most} ngày như vậy`,
  }),
  dayTwice: (path: readonly string[]) => ({
    path,
    en: 'this day stands above already',
    vi: 'ngày này đã có ở dòng trên',
  }),
  dayOfOtherYear: (path: readonly string[], year: number) => ({
    path,
    en: `this is no day of ${year}`,
    vi: `ngày này không thuộc năm ${year}`,
  }),
  offAnyway: (path: readonly string[]) => ({
    path,
    en: 'this is a Saturday or a Sunday: it is off anyway. The day off that makes up for it is the one to name',
    vi: 'ngày này là thứ Bảy hoặc Chủ nhật nên vốn được nghỉ: hãy ghi ngày nghỉ bù',
  }),
  workedAnyway: (path: readonly string[]) => ({
    path,
    en: 'this is no Saturday or Sunday: it is worked anyway',
    vi: 'ngày này không phải thứ Bảy hay Chủ nhật nên vốn là ngày làm việc',
  }),
});
