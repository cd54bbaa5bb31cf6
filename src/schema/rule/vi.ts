import { LONGEST } from '../../resolvers/lengths.ts';
import { LONGEST_SPAN_MONTHS, MOST_MARKED_DAYS, MOST_WORKING_DAYS } from '../../resolvers/rule/rules.ts';
import { fromTo, upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

const SOURCE = 'Văn bản và điểm: `Quy định 294-QĐ/TW, 1.1`.';
const TEXT = 'Nội dung, bằng lời.';
const NUMBERS = 'Các con số, theo thứ tự trong lời.';
const RULE_CONFIDENCE = 'Mức độ tin cậy rằng văn bản quy định như vậy.';
const RULE_CONFIRMATION =
  'Ai đã đọc trong văn bản, khi trước đó chưa rõ (`confirmUnknown`); null nếu chưa có: hãy hỏi lại trước khi dựa vào.';
const MARKED_KIND = 'Được nghỉ hay phải làm việc.';
const OCCASION = 'Lý do: `Giỗ Tổ Hùng Vương`.';

export const ruleTexts: Texts = {
  'Query.rules': 'Các quy định có con số về kết nạp đảng viên, xếp theo trình tự một hồ sơ gặp phải.',
  'Query.rules(on:)': 'Quy định có hiệu lực vào ngày này; hôm nay nếu bỏ trống.',
  'Query.calendar': 'Lịch ngày làm việc của một năm. Null nếu chưa ai đặt.',
  'Query.calendar(year:)': 'Năm nào.',
  'Query.workingDays':
    'Đếm ngày làm việc theo cách tính thời hạn: một số ngày kể từ một ngày, hoặc đến một ngày khác. Cho `count` hoặc `until`.',
  'Query.workingDays(from:)': 'Ngày bắt đầu tính; bản thân ngày này không tính.',
  'Query.workingDays(count:)': `Bao nhiêu ngày, ${fromTo(1, MOST_WORKING_DAYS).vi}.`,
  'Query.workingDays(until:)': `Ngày cuối, có tính nếu là ngày làm việc; cách nhiều nhất ${LONGEST_SPAN_MONTHS} tháng.`,

  Rule: 'Một quy định của Đảng có con số, theo hiệu lực của một ngày. Các bước của hồ sơ được đối chiếu với quy định này.',
  'Rule.code': 'Mã ổn định, viết hoa, dành cho chương trình.',
  'Rule.title': 'Quy định về việc gì.',
  'Rule.text': TEXT,
  'Rule.numbers': NUMBERS,
  'Rule.source': SOURCE,
  'Rule.from': 'Ngày bắt đầu có hiệu lực.',
  'Rule.confidence': RULE_CONFIDENCE,
  'Rule.versions': 'Quy định qua các thời kỳ, sớm nhất trước.',
  RuleVersion: 'Nội dung của quy định kể từ một ngày.',
  'RuleVersion.text': TEXT,
  'RuleVersion.numbers': NUMBERS,
  'RuleVersion.source': SOURCE,
  'RuleVersion.from': 'Ngày bắt đầu có hiệu lực.',
  'RuleVersion.confidence': RULE_CONFIDENCE,

  'Rule.confirmation': RULE_CONFIRMATION,
  'RuleVersion.confirmation': RULE_CONFIRMATION,
  RuleConfirmation: 'Đã có người đọc trong văn bản nội dung trước đây chỉ được suy ra. Không bao giờ sửa lại.',
  'RuleConfirmation.rule': 'Mã quy định.',
  'RuleConfirmation.from': 'Ngày nội dung đó bắt đầu có hiệu lực.',
  'RuleConfirmation.readIn': 'Văn bản và điểm đã đọc.',
  'RuleConfirmation.recordedAt': 'Thời điểm ghi nhận.',
  'RuleConfirmation.recordedBy': 'Người thực hiện.',
  'Mutation.confirmUnknown':
    'Xác nhận nội dung của quy định có độ tin cậy UNKNOWN: đã có người đọc trong văn bản. Áp dụng chung cho mọi nơi nên chỉ cấp ủy cao nhất xác nhận; từ đó hiện ở `Rule.confirmation`. Nếu văn bản quy định khác, hãy báo người quản trị máy chủ: con số không sửa ở đây.',
  ConfirmUnknownInput: 'Nội dung nào của quy định nào, đọc trong văn bản nào.',
  'ConfirmUnknownInput.committeeId': 'Cấp ủy xác nhận: cấp cao nhất.',
  'ConfirmUnknownInput.rule': 'Mã (`code`) của quy định: DECISION_LIMIT.',
  'ConfirmUnknownInput.from': 'Ngày nội dung bắt đầu có hiệu lực (`from`). Độ tin cậy (`confidence`) là UNKNOWN.',
  'ConfirmUnknownInput.readIn': `Văn bản và điểm đã đọc, ${upTo(LONGEST.source).vi}.`,
  ConfirmUnknownPayload: 'Đã xác nhận.',
  'ConfirmUnknownPayload.confirmation': 'Nội dung đã xác nhận.',

  CalendarYear: 'Lịch ngày làm việc của một năm: những ngày khác với ngày trong tuần. Ai đăng nhập cũng được xem.',
  'CalendarYear.year': 'Năm.',
  'CalendarYear.version': 'Đã đặt bao nhiêu lần; gửi lại trong `expectedVersion` khi đặt lại.',
  'CalendarYear.source': 'Căn cứ của các ngày.',
  'CalendarYear.documentNumber': 'Số thông báo; null nếu không có trong hồ sơ.',
  'CalendarYear.documentOn': 'Ngày của văn bản đó.',
  'CalendarYear.reason': 'Lý do đặt lại; null ở phiên bản đầu.',
  'CalendarYear.setAt': 'Thời điểm đặt.',
  'CalendarYear.changedBy': 'Người thực hiện.',
  'CalendarYear.days': 'Các ngày, theo thứ tự.',
  'CalendarYear.versions': 'Mọi lịch đã đặt của năm, mới nhất trước.',
  CalendarDay: 'Ngày khác với ngày trong tuần: nghỉ lễ, nghỉ bù, làm bù.',
  'CalendarDay.day': 'Ngày.',
  'CalendarDay.kind': MARKED_KIND,
  'CalendarDay.occasion': OCCASION,
  'CalendarDay.confidence':
    'Mức độ tin cậy. Ngày nghỉ chưa được xác nhận (UNKNOWN) vẫn tính là ngày làm việc, và được nêu ra ở nơi có liên quan.',
  CalendarDayKind: 'Ngày được nghỉ hay phải làm việc, khác với ngày trong tuần.',
  'CalendarDayKind.DAY_OFF': 'Ngày trong tuần được nghỉ: nghỉ lễ, nghỉ bù.',
  'CalendarDayKind.WORKING_DAY': 'Thứ Bảy hoặc Chủ nhật phải làm việc: làm bù, hoán đổi.',
  Confidence: 'Mức độ tin cậy của nội dung văn bản. Khác KNOWN thì nên hiển thị rõ.',
  'Confidence.KNOWN': 'Đã đọc trong văn bản.',
  'Confidence.SECOND_HAND': 'Đọc qua nguồn khác nói về văn bản, hoặc suy ra từ quy định.',
  'Confidence.UNKNOWN': 'Chưa ai xác nhận: cần hỏi người có trách nhiệm.',
  MarkedDay: 'Ngày làm thay đổi kết quả đếm ngày làm việc.',
  'MarkedDay.day': 'Ngày.',
  'MarkedDay.kind': MARKED_KIND,
  'MarkedDay.occasion': OCCASION,
  'MarkedDay.confidence': 'Mức độ tin cậy.',
  WorkingDays: 'Kết quả đếm ngày làm việc và cách tính.',
  'WorkingDays.from': 'Ngày bắt đầu tính; bản thân ngày này không tính.',
  'WorkingDays.until': 'Ngày cuối.',
  'WorkingDays.count': 'Số ngày làm việc.',
  'WorkingDays.marks': 'Những ngày ở giữa khác với ngày trong tuần.',
  'WorkingDays.uncertain': 'Những ngày có thể được nghỉ nhưng tính là ngày làm việc: thời hạn thà sớm còn hơn muộn.',
  'WorkingDays.unknownYears': 'Những năm chưa biết ngày nghỉ lễ: chỉ trừ thứ Bảy và Chủ nhật. Cần nhắc người dùng.',

  'Mutation.setCalendar':
    'Đặt lịch ngày làm việc của một năm, toàn bộ. Lịch dùng chung cho mọi nơi nên do cấp ủy cao nhất đặt. Lịch trước đó được giữ lại.',
  SetCalendarInput: 'Toàn bộ lịch của một năm.',
  'SetCalendarInput.committeeId': 'Cấp ủy đặt lịch: cấp cao nhất.',
  'SetCalendarInput.year': 'Năm nào.',
  'SetCalendarInput.expectedVersion': 'Phiên bản đã xem; 0 nếu năm đó chưa có lịch.',
  'SetCalendarInput.days': `Mọi ngày khác với ngày trong tuần, nhiều nhất ${MOST_MARKED_DAYS} ngày.`,
  'SetCalendarInput.source': `Căn cứ, ${upTo(LONGEST.source).vi}.`,
  'SetCalendarInput.documentNumber': 'Số thông báo; bỏ trống nếu không có.',
  'SetCalendarInput.documentOn': 'Ngày của văn bản đó.',
  'SetCalendarInput.reason': `Lý do đặt lại, ${upTo(LONGEST.reason).vi}; bắt buộc khi đã có lịch.`,
  CalendarDayInput: 'Ngày khác với ngày trong tuần.',
  'CalendarDayInput.day': 'Ngày.',
  'CalendarDayInput.kind': MARKED_KIND,
  'CalendarDayInput.occasion': `Lý do, ${upTo(LONGEST.occasion).vi}: "Giỗ Tổ Hùng Vương".`,
  'CalendarDayInput.confidence': 'Mức độ tin cậy; KNOWN nếu bỏ trống.',
  SetCalendarPayload: 'Đã đặt lịch.',
  'SetCalendarPayload.calendar': 'Lịch hiện nay.',
};
