import type { InspectionOutcome, InspectionStatus } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** States of an inspection, as sentences call them. */
export const inspectionStatusWords: Record<InspectionStatus, Words> = {
  PLANNED: { vi: 'Theo chương trình', en: 'Planned' },
  STARTED: { vi: 'Đã quyết định', en: 'Started' },
  SELF_REPORT_IN: { vi: 'Đã tự báo cáo', en: 'Self-report in' },
  VERIFIED: { vi: 'Đã thẩm tra', en: 'Verified' },
  REPORTED: { vi: 'Đã báo cáo', en: 'Reported' },
  CONCLUDED: { vi: 'Đã kết luận', en: 'Concluded' },
  FOLLOW_UP: { vi: 'Đang khắc phục', en: 'Remedies open' },
  CLOSED: { vi: 'Đã khắc phục xong', en: 'Closed' },
  CANCELLED: { vi: 'Đã hủy', en: 'Cancelled' },
};

/** What an inspection concluded. */
export const outcomeWords: Record<InspectionOutcome, Words> = {
  GOOD: { vi: 'Thực hiện tốt', en: 'Good' },
  GOOD_PRACTICE: { vi: 'Điển hình, nhân rộng', en: 'Good practice' },
  SHORTCOMINGS: { vi: 'Còn hạn chế, khuyết điểm', en: 'Shortcomings' },
  VIOLATION: { vi: 'Có vi phạm', en: 'Violation' },
  DISCIPLINE: { vi: 'Phải thi hành kỷ luật', en: 'Discipline' },
};
