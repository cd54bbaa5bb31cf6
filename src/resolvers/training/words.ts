import type { ClassAudience, EnrolmentStatus, TrainingKind, TrainingStatus } from '../../db/generated/enums.ts';
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

/** Whom classes are for. */
export const classAudienceWords: Record<ClassAudience, Words> = {
  CANDIDATES: { vi: 'Quần chúng ưu tú', en: 'Candidates' },
  PROBATIONERS: { vi: 'Đảng viên dự bị', en: 'Probationary members' },
  OFFICERS: { vi: 'Cấp ủy viên, chi ủy viên', en: 'Officers' },
  MEMBERS: { vi: 'Đảng viên', en: 'Members' },
  MASSES: { vi: 'Quần chúng nhân dân', en: 'The people' },
};

/** What became of people in classes. */
export const enrolmentStatusWords: Record<EnrolmentStatus, Words> = {
  PROPOSED: { vi: 'Được đề nghị', en: 'Proposed' },
  ENROLLED: { vi: 'Có trong danh sách', en: 'Enrolled' },
  ATTENDED: { vi: 'Đã dự học', en: 'Attended' },
  PASSED: { vi: 'Đạt yêu cầu', en: 'Passed' },
  FAILED: { vi: 'Không đạt yêu cầu', en: 'Failed' },
  ABSENT: { vi: 'Vắng', en: 'Absent' },
  WITHDRAWN: { vi: 'Đã rút tên', en: 'Withdrawn' },
};
