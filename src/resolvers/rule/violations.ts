import { type Day, shownDay } from '../../calendar.ts';
import { bookkeeping, mistakesOf, violationsOf } from '../refusals.ts';

export const refusals = {
  CALENDAR_OF_ROOT: {
    meaning: bookkeeping({
      en: 'The working calendar holds for everybody: only a committee with none above it sets it.',
      vi: 'Lịch ngày làm việc dùng chung cho mọi nơi: chỉ cấp ủy cao nhất trong hệ thống mới được đặt.',
    }),
    tell: () => ({
      path: 'committeeId',
      en: 'the working calendar holds for everybody: it is set by the committee at the top',
      vi: 'lịch ngày làm việc dùng chung cho mọi nơi: do cấp ủy cao nhất đặt',
    }),
  },
  RULE_OF_ROOT: {
    meaning: bookkeeping({
      en: 'The rules hold for everybody: only a committee with none above it confirms a point of one.',
      vi: 'Quy định áp dụng chung cho mọi nơi: chỉ cấp ủy cao nhất trong hệ thống mới được xác nhận.',
    }),
    tell: () => ({
      path: 'committeeId',
      en: 'the rules hold for everybody: a point of one is confirmed by the committee at the top',
      vi: 'quy định áp dụng chung cho mọi nơi: do cấp ủy cao nhất xác nhận',
    }),
  },
  POINT_KNOWN: {
    meaning: bookkeeping({
      en: 'Only a point that is UNKNOWN is confirmed: this one is known, or known at second hand.',
      vi: 'Chỉ xác nhận điểm chưa rõ (UNKNOWN); điểm này đã có nguồn.',
    }),
    tell: (source: string) => ({
      path: 'from',
      en: `what “${source}” says is on record with its source: there is nothing to confirm`,
      vi: `nội dung của “${source}” đã có nguồn, không cần xác nhận`,
    }),
  },
  POINT_CONFIRMED: {
    meaning: bookkeeping({
      en: 'Somebody has confirmed the point before.',
      vi: 'Điểm này đã có người xác nhận.',
    }),
    tell: () => ({
      path: 'from',
      en: 'somebody has confirmed this point before: see what it was read in',
      vi: 'điểm này đã được xác nhận: hãy xem căn cứ đã ghi',
    }),
  },
  CALENDAR_CHANGED: {
    meaning: bookkeeping({
      en: 'Somebody else has set the calendar of the year since you looked at it.',
      vi: 'Đã có người khác đặt lại lịch của năm này kể từ khi bạn xem.',
    }),
    tell: (year: number, version: number) => ({
      path: 'expectedVersion',
      en: `the calendar of ${year} is at version ${version}: look at it and set it again`,
      vi: `lịch năm ${year} đang ở phiên bản ${version}: hãy xem lại rồi đặt lại`,
    }),
  },
  CALENDAR_REASON_REQUIRED: {
    meaning: bookkeeping({
      en: 'A calendar that stands is set anew with a reason: limits were counted by it.',
      vi: 'Lịch đã có chỉ được đặt lại khi ghi lý do, vì đã có thời hạn tính theo lịch đó.',
    }),
    tell: () => ({
      path: 'reason',
      en: 'limits were counted by the calendar that stands: give the reason why it is set anew',
      vi: 'đã có thời hạn tính theo lịch hiện có: hãy ghi lý do đặt lại',
    }),
  },
};

/** What refuses a calendar. */
export const violations = violationsOf(refusals);

/** What cannot be right about a calendar, a count of days, or the point of a rule that is confirmed. */
export const mistakes = mistakesOf({
  noSuchRule: () => ({
    path: 'rule',
    en: 'there is no such rule: take its code from the list of rules',
    vi: 'không có quy định này: hãy lấy mã trong danh sách quy định',
  }),
  noSuchVersion: () => ({
    path: 'from',
    en: 'no version of this rule is in force from that day on',
    vi: 'quy định này không có nội dung nào bắt đầu có hiệu lực từ ngày đó',
  }),
  noSuchDocument: () => ({
    path: 'document',
    en: 'no rule here rests on such a document: take its number from the sources of the rules',
    vi: 'không có quy định nào ở đây căn cứ văn bản này: hãy lấy số hiệu trong căn cứ của các quy định',
  }),
  severalDocuments: (days: readonly Day[]) => ({
    path: 'from',
    en: `this number was given more than once: name the first day in force, ${days.join(' or ')}`,
    vi: `số hiệu này có ở nhiều văn bản: hãy nêu ngày bắt đầu có hiệu lực, ${days.map(shownDay).join(' hoặc ')}`,
  }),
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
