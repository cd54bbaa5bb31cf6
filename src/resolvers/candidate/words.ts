import type { Body } from '../../access/policy.ts';
import type { CandidateStage, Education, Sex, SourceCategory } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** Stages of a case, as sheets and sentences call them. */
export const stageWords: Record<CandidateStage, Words> = {
  SOURCE: { vi: 'Nguồn', en: 'Source' },
  OUTSTANDING: { vi: 'Quần chúng ưu tú', en: 'Outstanding' },
  IN_AWARENESS_CLASS: { vi: 'Đang học lớp nhận thức về Đảng', en: 'In the awareness class' },
  AWARENESS_CERTIFIED: { vi: 'Đã có giấy chứng nhận', en: 'Holds the certificate' },
  DOSSIER: { vi: 'Làm hồ sơ', en: 'Dossier' },
  VERIFYING: { vi: 'Thẩm tra lý lịch', en: 'Verification' },
  OPINIONS: { vi: 'Lấy ý kiến', en: 'Opinions' },
  CELL_REVIEW: { vi: 'Chi bộ xét', en: 'Cell review' },
  CELL_PROPOSED: { vi: 'Nghị quyết chi bộ', en: 'Proposed by the cell' },
  GRASSROOTS_PROPOSED: { vi: 'Nghị quyết đảng ủy cơ sở', en: 'Proposed by the grassroots committee' },
  DECIDED: { vi: 'Quyết định kết nạp', en: 'Decided' },
  PROBATIONARY: { vi: 'Đảng viên dự bị', en: 'Probationary member' },
  OFFICIAL: { vi: 'Đảng viên chính thức', en: 'Official member' },
  OFF_LIST: { vi: 'Đưa ra khỏi danh sách', en: 'Off the list' },
  WITHDRAWN: { vi: 'Tự rút', en: 'Withdrawn' },
  REMOVED: { vi: 'Xóa tên đảng viên dự bị', en: 'Removed from probation' },
};

/** Bodies whose steps those of a case are, as sentences call them. */
export const bodyWords: Record<Body, Words> = {
  CELL: { vi: 'chi bộ', en: 'the cell' },
  GRASSROOTS: { vi: 'đảng ủy cơ sở', en: 'the grassroots committee' },
  SUPERIOR: { vi: 'cấp có thẩm quyền quyết định', en: 'the committee that decides' },
};

/** Where candidates are found. */
export const sourceWords: Record<SourceCategory, Words> = {
  YOUTH: { vi: 'Thanh niên', en: 'Youth' },
  MILITIA: { vi: 'Dân quân tự vệ', en: 'Militia' },
  ACTIVE_MASSES: { vi: 'Quần chúng năng động', en: 'Active masses' },
  VILLAGE_HEAD: { vi: 'Trưởng thôn, phó thôn', en: 'Village head or deputy' },
  CIVIL_SERVANT: { vi: 'Cán bộ, công chức', en: 'Civil servant' },
  TEACHER: { vi: 'Giáo viên', en: 'Teacher' },
  WORKER: { vi: 'Công nhân', en: 'Worker' },
  ARMED_FORCES: { vi: 'Lực lượng vũ trang', en: 'Armed forces' },
};

/** How far somebody went to school. */
export const educationWords: Record<Education, Words> = {
  READS_AND_WRITES: { vi: 'Biết đọc, biết viết', en: 'Reads and writes' },
  PRIMARY: { vi: 'Tiểu học', en: 'Primary school' },
  LOWER_SECONDARY: { vi: 'Trung học cơ sở', en: 'Lower secondary school' },
  UPPER_SECONDARY: { vi: 'Trung học phổ thông', en: 'Upper secondary school' },
  VOCATIONAL: { vi: 'Trung cấp, cao đẳng', en: 'Vocational training' },
  HIGHER: { vi: 'Đại học trở lên', en: 'University or higher' },
};

/** Sexes. */
export const sexWords: Record<Sex, Words> = {
  FEMALE: { vi: 'Nữ', en: 'Female' },
  MALE: { vi: 'Nam', en: 'Male' },
};
