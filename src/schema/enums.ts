import {
  CandidateStage,
  CommitteeKind,
  DifficultyClass,
  EnrolmentStatus,
  FindingCategory,
  InspectionKind,
  InspectionOutcome,
  InspectionStatus,
  Obstacle,
  OfficerTitle,
  ProgrammeStatus,
  Qualifier,
  QuotaKind,
  Role,
  Sex,
  SourceCategory,
  TraineeAudience,
  TrainingKind,
  TrainingStatus,
} from '../db/generated/enums.ts';
import { builder } from './builder.ts';

/** The values are the database's. A value without words here does not compile. */
export function enumOf<E extends Record<string, string>>(
  name: string,
  values: E,
  description: string,
  words: { [K in keyof E]: string },
) {
  const described = Object.fromEntries(Object.entries(words).map(([value, text]) => [value, { description: text }]));
  return builder.enumType<E, never>(values, { name, description, values: described } as never);
}

export const CommitteeKindEnum = enumOf(
  'CommitteeKind',
  CommitteeKind,
  'Kind of a Party organisation (loại tổ chức đảng). Not its depth in the tree: that varies.',
  {
    CENTRAL: 'The Central Committee (Trung ương).',
    PROVINCE: 'Committee of a province (đảng bộ tỉnh).',
    SUPERIOR:
      'Direct superior of grassroots organisations (đảng bộ cấp trên trực tiếp của tổ chức cơ sở), such as a district.',
    GRASSROOTS_COMMITTEE: 'Grassroots committee with cells below it (đảng bộ cơ sở), such as a commune.',
    GRASSROOTS_CELL: 'Grassroots cell without anything below it (chi bộ cơ sở).',
    SUB_COMMITTEE: 'Part of a large grassroots committee (đảng bộ bộ phận).',
    CELL: 'Cell below a grassroots committee (chi bộ trực thuộc), such as a village.',
  },
);

export const DifficultyClassEnum = enumOf(
  'DifficultyClass',
  DifficultyClass,
  'How hard life is in a commune, by the official list (khu vực).',
  {
    REGION_I: 'Region I, the easiest of the three (khu vực I).',
    REGION_II: 'Region II (khu vực II).',
    REGION_III: 'Region III, specially difficult (khu vực III).',
  },
);

export const QualifierEnum = enumOf('Qualifier', Qualifier, 'How exact a reported figure is.', {
  EXACT: 'The figure itself.',
  AT_LEAST: 'A lower bound (trên, trở lên).',
  ABOUT: 'An estimate (khoảng).',
});

export const ObstacleEnum = enumOf('Obstacle', Obstacle, 'What makes it hard to find new members (khó khăn).', {
  TRANSPORT: 'Roads are poor (giao thông không thuận tiện).',
  ECONOMY: 'The economy is weak (kinh tế kém phát triển).',
  CADRE_AWARENESS: 'Grassroots cadres know too little (nhận thức của cán bộ cơ sở còn hạn chế).',
  SUPPORT_DEPENDENCE: 'People wait for support (trông chờ, ỷ lại vào chính sách hỗ trợ).',
  YOUTH_AWAY: 'The young work or study elsewhere (thanh niên đi học, đi làm ăn xa).',
  YOUTH_RELUCTANT: 'The young do not care to join (ngại tham gia hoạt động đoàn, hội).',
  SOURCE_SHORTAGE: 'There are few people to win (nguồn kết nạp khó khăn).',
});

export const OfficerTitleEnum = enumOf('OfficerTitle', OfficerTitle, 'Office in a committee (chức danh).', {
  SECRETARY: 'Secretary (bí thư).',
  DEPUTY_SECRETARY: 'Deputy secretary (phó bí thư).',
  STANDING_MEMBER: 'Member of the standing committee (ủy viên ban thường vụ).',
  MEMBER: 'Member of the committee (cấp ủy viên, chi ủy viên).',
});

export const QuotaKindEnum = enumOf('QuotaKind', QuotaKind, 'Kind of an admission quota (loại chỉ tiêu).', {
  FLOOR: 'What a resolution asks of every year of its term, at least (chỉ tiêu nghị quyết).',
  PLAN: 'What was assigned for the year (kế hoạch năm). Progress is measured against it.',
});

export const CandidateStageEnum = enumOf(
  'CandidateStage',
  CandidateStage,
  'Where a person stands on the way to membership. In order: SOURCE, OUTSTANDING, IN_AWARENESS_CLASS, AWARENESS_CERTIFIED, DOSSIER, VERIFYING, OPINIONS, CELL_REVIEW, CELL_PROPOSED, GRASSROOTS_PROPOSED, DECIDED, PROBATIONARY, OFFICIAL. Ways out: OFF_LIST, WITHDRAWN.',
  {
    SOURCE: 'Listed in a review of potential candidates (nguồn).',
    OUTSTANDING: 'On the list of sympathisers, with a mentor (quần chúng ưu tú).',
    IN_AWARENESS_CLASS: 'In the awareness class (đang học lớp nhận thức về Đảng).',
    AWARENESS_CERTIFIED: 'Holds the awareness certificate (đã có giấy chứng nhận). The pipeline begins here.',
    DOSSIER: 'Puts the dossier together (làm hồ sơ).',
    VERIFYING: 'The life history is being verified (thẩm tra lý lịch).',
    OPINIONS: 'Opinions and introductions are collected (lấy ý kiến).',
    CELL_REVIEW: 'The cell examines the case (chi bộ xét).',
    CELL_PROPOSED: 'The cell has proposed admission (nghị quyết chi bộ).',
    GRASSROOTS_PROPOSED: 'The grassroots committee has proposed admission (nghị quyết đảng ủy cơ sở).',
    DECIDED: 'Admission was decided, the ceremony is due (quyết định kết nạp). The pipeline ends here.',
    PROBATIONARY: 'Admitted, on probation for 12 months (đảng viên dự bị).',
    OFFICIAL: 'Recognised as a member (đảng viên chính thức).',
    OFF_LIST: 'Taken off the list by the cell (đưa ra khỏi danh sách).',
    WITHDRAWN: 'Withdrew (tự rút).',
  },
);

export const SourceCategoryEnum = enumOf(
  'SourceCategory',
  SourceCategory,
  'Where a candidate was found (nguồn kết nạp).',
  {
    YOUTH: 'Youth (thanh niên).',
    MILITIA: 'Militia (dân quân tự vệ).',
    ACTIVE_MASSES: 'Active people of the village (quần chúng năng động).',
    VILLAGE_HEAD: 'Village heads and deputies (trưởng thôn, phó thôn).',
    CIVIL_SERVANT: 'Officials (cán bộ, công chức).',
    TEACHER: 'Teachers (giáo viên).',
    WORKER: 'Workers (công nhân).',
    ARMED_FORCES: 'Police and army (lực lượng vũ trang).',
  },
);

export const SexEnum = enumOf('Sex', Sex, 'Sex (giới tính).', { FEMALE: 'Female (nữ).', MALE: 'Male (nam).' });

export const TrainingKindEnum = enumOf('TrainingKind', TrainingKind, 'Kind of a class (loại lớp bồi dưỡng).', {
  AWARENESS: 'For outstanding people: what the Party is (lớp bồi dưỡng nhận thức về Đảng).',
  NEW_MEMBER: 'For probationary members (bồi dưỡng lý luận chính trị cho đảng viên mới).',
  PROFESSIONAL: 'For officers of cells and committees (bồi dưỡng nghiệp vụ công tác đảng).',
  PRIMARY_THEORY: 'Political theory, primary level (sơ cấp lý luận chính trị).',
  STUDY: 'Study of a resolution (học tập, quán triệt nghị quyết).',
});

export const TrainingStatusEnum = enumOf('TrainingStatus', TrainingStatus, 'State of a class.', {
  PLANNED: 'Planned; takes enrolments.',
  OPEN: 'Announced; takes enrolments.',
  RUNNING: 'Being held.',
  CLOSED: 'Over, results entered.',
  CANCELLED: 'Not held.',
});

export const EnrolmentStatusEnum = enumOf('EnrolmentStatus', EnrolmentStatus, 'What became of an enrolment.', {
  ENROLLED: 'On the list of the class.',
  PASSED: 'Passed; a certificate was issued.',
  FAILED: 'Did not pass.',
  ABSENT: 'Did not attend.',
});

export const TraineeAudienceEnum = enumOf('TraineeAudience', TraineeAudience, 'Whom a figure of trainees counts.', {
  CANDIDATES: 'Candidates for admission (đối tượng kết nạp đảng).',
  NEW_MEMBERS: 'New members (đảng viên mới).',
  CANDIDATES_AND_NEW_MEMBERS: 'Both together.',
});

export const ProgrammeStatusEnum = enumOf('ProgrammeStatus', ProgrammeStatus, 'State of a yearly programme.', {
  DRAFT: 'Being written.',
  ISSUED: 'In force.',
});

export const InspectionKindEnum = enumOf(
  'InspectionKind',
  InspectionKind,
  'Kind of an inspection or supervision (kiểm tra, giám sát).',
  {
    THEMATIC_INSPECTION: 'Inspection of a topic (kiểm tra chuyên đề).',
    VIOLATION_SIGNS: 'Inspection on signs of a violation (kiểm tra khi có dấu hiệu vi phạm). Not planned ahead.',
    DUTY_INSPECTION:
      'Inspection of how a lower organisation inspects (kiểm tra thực hiện nhiệm vụ kiểm tra, giám sát).',
    PARTY_FINANCE: 'Inspection of Party finances (kiểm tra tài chính đảng).',
    THEMATIC_SUPERVISION: 'Supervision of a topic (giám sát chuyên đề).',
    REGULAR_SUPERVISION: 'Regular supervision (giám sát thường xuyên).',
    FIELD_CHECK: 'Visit of leaders (nắm tình hình cơ sở); not an inspection in law.',
  },
);

export const InspectionStatusEnum = enumOf(
  'InspectionStatus',
  InspectionStatus,
  'State of an inspection. In order: PLANNED, STARTED, SELF_REPORT_IN, VERIFIED, REPORTED, then CONCLUDED, or FOLLOW_UP and CLOSED. A way out: CANCELLED.',
  {
    PLANNED: 'In the programme (theo chương trình).',
    STARTED: 'Decided, team appointed (quyết định kiểm tra).',
    SELF_REPORT_IN: 'The inspected has reported on itself (báo cáo tự kiểm tra).',
    VERIFIED: 'Verified on the spot (thẩm tra, xác minh).',
    REPORTED: 'The team has reported (báo cáo kết quả).',
    CONCLUDED: 'Concluded (thông báo kết luận); nothing to put right.',
    FOLLOW_UP: 'Concluded; remedies are open (khắc phục sau kiểm tra).',
    CLOSED: 'All remedies are done.',
    CANCELLED: 'Cancelled with a reason. Does not count as carried out.',
  },
);

export const InspectionOutcomeEnum = enumOf('InspectionOutcome', InspectionOutcome, 'What an inspection concluded.', {
  GOOD: 'Duties carried out well (thực hiện tốt).',
  GOOD_PRACTICE: 'Worth copying elsewhere (điển hình, nhân rộng).',
  SHORTCOMINGS: 'Shortcomings to put right (còn hạn chế, khuyết điểm).',
  VIOLATION: 'A violation, not to the point of discipline (có vi phạm).',
  DISCIPLINE: 'A violation that calls for discipline (phải thi hành kỷ luật).',
});

export const FindingCategoryEnum = enumOf('FindingCategory', FindingCategory, 'Kind of a finding.', {
  GOOD_PRACTICE: 'Good practice (cách làm tốt).',
  SHORTCOMING: 'Shortcoming (hạn chế).',
  VIOLATION: 'Violation (vi phạm).',
});

export const RoleEnum = enumOf('Role', Role, 'What somebody is for a committee and everything below it (vai trò).', {
  CELL_SECRETARY: 'Secretary of a cell (bí thư chi bộ).',
  GRASSROOTS_COMMITTEE: 'Officer of a grassroots committee (đảng ủy cơ sở).',
  SUPERIOR_COMMITTEE: 'Officer of a superior committee (cấp ủy cấp trên).',
  INSPECTOR: 'Member of an inspection commission (ủy ban kiểm tra).',
  TRAINING_CENTRE: 'Political centre (trung tâm chính trị).',
  DASHBOARD: 'A board on a wall: figures, never a person.',
  AUDITOR: 'Sees who looked at whose file and who was given which role; no figures and no persons.',
});
