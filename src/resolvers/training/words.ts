import type { TrainingKind, TrainingStatus } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** Kinds of classes, as sentences call them. */
export const trainingKindWords: Record<TrainingKind, Words> = {
  AWARENESS: { vi: 'Nhận thức về Đảng', en: 'Awareness class' },
  NEW_MEMBER: { vi: 'Đảng viên mới', en: 'New members' },
  PROFESSIONAL: { vi: 'Nghiệp vụ công tác đảng', en: 'Officers' },
  PRIMARY_THEORY: { vi: 'Sơ cấp lý luận chính trị', en: 'Primary theory' },
  STUDY: { vi: 'Học tập, quán triệt nghị quyết', en: 'Study of a resolution' },
  LAW_EDUCATION: { vi: 'Phổ biến, giáo dục pháp luật', en: 'Law education' },
};

/** States of a class. */
export const trainingStatusWords: Record<TrainingStatus, Words> = {
  PLANNED: { vi: 'Dự kiến', en: 'Planned' },
  OPEN: { vi: 'Đang ghi danh', en: 'Open' },
  RUNNING: { vi: 'Đang học', en: 'Running' },
  CLOSED: { vi: 'Đã kết thúc', en: 'Closed' },
  CANCELLED: { vi: 'Đã hủy', en: 'Cancelled' },
};
