import type { Action } from '../access/policy.ts';
import type {
  CandidateStage,
  CommitteeKind,
  InspectionOutcome,
  InspectionStatus,
  Role,
  TrainingKind,
  TrainingStatus,
} from '../db/generated/enums.ts';

// What values of the schema are called in a Vietnamese sentence.

export const stageTerms: Record<CandidateStage, string> = {
  SOURCE: 'nguồn kết nạp',
  OUTSTANDING: 'quần chúng ưu tú',
  IN_AWARENESS_CLASS: 'đang học lớp bồi dưỡng nhận thức về Đảng',
  AWARENESS_CERTIFIED: 'đã có giấy chứng nhận bồi dưỡng nhận thức về Đảng',
  DOSSIER: 'làm hồ sơ',
  VERIFYING: 'thẩm tra lý lịch',
  OPINIONS: 'lấy ý kiến nhận xét',
  CELL_REVIEW: 'chi bộ xét',
  CELL_PROPOSED: 'chi bộ đã đề nghị kết nạp',
  GRASSROOTS_PROPOSED: 'đảng ủy cơ sở đã đề nghị kết nạp',
  DECIDED: 'đã có quyết định kết nạp',
  PROBATIONARY: 'đảng viên dự bị',
  OFFICIAL: 'đảng viên chính thức',
  OFF_LIST: 'đã đưa ra khỏi danh sách',
  WITHDRAWN: 'đã tự rút',
};

export const roleTerms: Record<Role, string> = {
  CELL_SECRETARY: 'bí thư chi bộ',
  GRASSROOTS_COMMITTEE: 'đảng ủy cơ sở',
  SUPERIOR_COMMITTEE: 'cấp ủy cấp trên',
  INSPECTOR: 'ủy ban kiểm tra',
  TRAINING_CENTRE: 'trung tâm chính trị',
  DASHBOARD: 'bảng theo dõi',
  AUDITOR: 'kiểm soát truy cập',
};

export const committeeKindTerms: Record<CommitteeKind, string> = {
  CENTRAL: 'Trung ương',
  PROVINCE: 'đảng bộ tỉnh',
  SUPERIOR: 'đảng bộ cấp trên trực tiếp của tổ chức cơ sở đảng',
  GRASSROOTS_COMMITTEE: 'đảng bộ cơ sở',
  GRASSROOTS_CELL: 'chi bộ cơ sở',
  SUB_COMMITTEE: 'đảng bộ bộ phận',
  CELL: 'chi bộ trực thuộc',
};

export const trainingKindTerms: Record<TrainingKind, string> = {
  AWARENESS: 'bồi dưỡng nhận thức về Đảng',
  NEW_MEMBER: 'bồi dưỡng lý luận chính trị cho đảng viên mới',
  PROFESSIONAL: 'bồi dưỡng nghiệp vụ công tác đảng',
  PRIMARY_THEORY: 'sơ cấp lý luận chính trị',
  STUDY: 'học tập, quán triệt nghị quyết',
};

export const trainingStatusTerms: Record<TrainingStatus, string> = {
  PLANNED: 'đã lên kế hoạch',
  OPEN: 'đang nhận học viên',
  RUNNING: 'đang học',
  CLOSED: 'đã kết thúc',
  CANCELLED: 'đã hủy',
};

export const inspectionStatusTerms: Record<InspectionStatus, string> = {
  PLANNED: 'mới có trong chương trình',
  STARTED: 'đã có quyết định kiểm tra',
  SELF_REPORT_IN: 'đã có báo cáo tự kiểm tra',
  VERIFIED: 'đã thẩm tra, xác minh',
  REPORTED: 'đã báo cáo kết quả',
  CONCLUDED: 'đã kết luận',
  FOLLOW_UP: 'đang khắc phục sau kiểm tra',
  CLOSED: 'đã khắc phục xong',
  CANCELLED: 'đã hủy',
};

export const outcomeTerms: Record<InspectionOutcome, string> = {
  GOOD: 'thực hiện tốt',
  GOOD_PRACTICE: 'điển hình, nhân rộng',
  SHORTCOMINGS: 'còn hạn chế, khuyết điểm',
  VIOLATION: 'có vi phạm',
  DISCIPLINE: 'phải thi hành kỷ luật',
};

export const actionTerms: Record<Action, string> = {
  'committee:read': 'xem tổ chức đảng',
  'quota:read': 'xem chỉ tiêu và tiến độ',
  'quota:set': 'giao, điều chỉnh chỉ tiêu',
  'breakdown:read': 'xem cơ cấu đảng viên mới',
  'officer:read': 'xem cấp ủy viên',
  'candidate:read': 'xem hồ sơ quần chúng',
  'candidate:move': 'chuyển bước hồ sơ',
  'admission:record': 'ghi nhận kết nạp',
  'admission:correct': 'đính chính kết nạp',
  'training:read': 'xem lớp bồi dưỡng',
  'training:enrol': 'cử người đi học',
  'inspection:read': 'xem kiểm tra, giám sát',
  'inspection:conclude': 'ghi kết luận kiểm tra, giám sát',
  'access:audit': 'xem nhật ký truy cập',
  'person:export': 'xuất dữ liệu cá nhân',
  'person:erase': 'xóa dữ liệu cá nhân',
  'grant:read': 'xem phân quyền',
  'grant:change': 'phân quyền, thu hồi quyền',
};
