import type { DisciplineForm, InspectionKind, InspectionOutcome, InspectionStatus } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';
import type { Disciplined } from './limit-rules.ts';

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
  VISITED: { vi: 'Đã đi nắm tình hình', en: 'Visited' },
  NOTED: { vi: 'Đã ghi nhận', en: 'Noted' },
};

/** What an inspection concluded. */
export const outcomeWords: Record<InspectionOutcome, Words> = {
  GOOD: { vi: 'Thực hiện tốt', en: 'Good' },
  GOOD_PRACTICE: { vi: 'Điển hình, nhân rộng', en: 'Good practice' },
  SHORTCOMINGS: { vi: 'Còn hạn chế, khuyết điểm', en: 'Shortcomings' },
  VIOLATION: { vi: 'Có vi phạm', en: 'Violation' },
  DISCIPLINE: { vi: 'Phải thi hành kỷ luật', en: 'Discipline' },
};

/** Kinds of inspections, as sentences call them. */
export const inspectionKindWords: Record<InspectionKind, Words> = {
  THEMATIC_INSPECTION: { vi: 'Kiểm tra chuyên đề', en: 'Thematic inspection' },
  VIOLATION_SIGNS: { vi: 'Kiểm tra khi có dấu hiệu vi phạm', en: 'Signs of violation' },
  DUTY_INSPECTION: { vi: 'Kiểm tra thực hiện nhiệm vụ kiểm tra, giám sát', en: 'Inspection of the duty to inspect' },
  PARTY_FINANCE: { vi: 'Kiểm tra tài chính đảng', en: 'Party finance' },
  THEMATIC_SUPERVISION: { vi: 'Giám sát chuyên đề', en: 'Thematic supervision' },
  REGULAR_SUPERVISION: { vi: 'Giám sát thường xuyên', en: 'Standing supervision' },
  FIELD_CHECK: { vi: 'Đi nắm tình hình cơ sở', en: 'Field check' },
};

/** Forms of discipline, as sentences call them. */
export const disciplineWords: Record<DisciplineForm, Words> = {
  REPRIMAND: { vi: 'khiển trách', en: 'reprimand' },
  WARNING: { vi: 'cảnh cáo', en: 'warning' },
  DISSOLUTION: { vi: 'giải tán', en: 'dissolution' },
  DISMISSAL: { vi: 'cách chức', en: 'removal from office' },
  EXPULSION: { vi: 'khai trừ', en: 'expulsion' },
};

/** Whom discipline is of, as sentences call them. */
export const disciplinedWords: Record<Disciplined, Words> = {
  ORGANISATION: { vi: 'tổ chức đảng', en: 'an organisation' },
  OFFICIAL_MEMBER: { vi: 'đảng viên chính thức', en: 'an official member' },
  PROBATIONARY_MEMBER: { vi: 'đảng viên dự bị', en: 'a member on probation' },
};
