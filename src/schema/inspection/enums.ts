import {
  DisciplineForm,
  FindingCategory,
  InspectionConductor,
  InspectionKind,
  InspectionOutcome,
  InspectionStatus,
  ProgrammeChangeKind,
  ProgrammeStatus,
  RemedyStep,
} from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

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
  'State of an inspection. In order: PLANNED, STARTED, SELF_REPORT_IN, VERIFIED, REPORTED, then CONCLUDED, or FOLLOW_UP and CLOSED. A way out: CANCELLED. A field check has its own: VISITED, NOTED.',
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
    VISITED: 'Field check: leaders were there (đã đi nắm tình hình).',
    NOTED: 'Field check: what they saw was noted (đã ghi nhận).',
  },
);

export const InspectionProgressEnum = enumOf(
  'InspectionProgress',
  { SELF_REPORT_IN: 'SELF_REPORT_IN', VERIFIED: 'VERIFIED', REPORTED: 'REPORTED' } as const,
  'A step of an inspection between its decision and its conclusion.',
  {
    SELF_REPORT_IN: 'The inspected has reported on itself (báo cáo tự kiểm tra).',
    VERIFIED: 'Verified on the spot (thẩm tra, xác minh).',
    REPORTED: 'The team has reported (báo cáo kết quả).',
  },
);

export const RemedyStepEnum = enumOf('RemedyStep', RemedyStep, 'What was said of a remedy.', {
  REPORTED: 'Its owner reported that it was done.',
  ACCEPTED: 'Whoever inspected accepted that.',
  REJECTED: 'Whoever inspected did not.',
});

export const InspectionOutcomeEnum = enumOf(
  'InspectionOutcome',
  InspectionOutcome,
  'What an inspection concluded.',
  {
    GOOD: 'Duties carried out well (thực hiện tốt).',
    GOOD_PRACTICE: 'Worth copying elsewhere (điển hình, nhân rộng).',
    SHORTCOMINGS: 'Shortcomings to put right (còn hạn chế, khuyết điểm).',
    VIOLATION: 'A violation (có vi phạm).',
    DISCIPLINE: 'A violation that called for discipline (phải thi hành kỷ luật).',
  },
  { DISCIPLINE: 'Since 0.4.0; use VIOLATION and Mutation.recordDiscipline; ends 2027-12-31.' },
);

export const FindingCategoryEnum = enumOf('FindingCategory', FindingCategory, 'Kind of a finding.', {
  GOOD_PRACTICE: 'Good practice (cách làm tốt).',
  SHORTCOMING: 'Shortcoming (hạn chế).',
  VIOLATION: 'Violation (vi phạm).',
});

export const InspectionConductorEnum = enumOf(
  'InspectionConductor',
  InspectionConductor,
  'Who carries an inspection out. Commissions and boards are no committees of the tree.',
  {
    COMMITTEE: 'The committee itself (cấp ủy).',
    INSPECTION_COMMISSION: 'Its inspection commission (ủy ban kiểm tra).',
    ADVISORY_BOARD: 'An advisory board of it (ban tham mưu, giúp việc); not on signs of a violation.',
  },
);

export const ProgrammeChangeKindEnum = enumOf(
  'ProgrammeChangeKind',
  ProgrammeChangeKind,
  'What was changed of a programme after it had been issued.',
  {
    ADDED: 'An inspection was put into it.',
    MOVED: 'An inspection is due on another day.',
    TAKEN_OUT: 'An inspection was taken out by a committee above.',
  },
);

export const DisciplineFormEnum = enumOf(
  'DisciplineForm',
  DisciplineForm,
  'Form of discipline (hình thức kỷ luật) of an organisation or a member.',
  {
    REPRIMAND: 'Reprimand (khiển trách).',
    WARNING: 'Warning (cảnh cáo).',
    DISSOLUTION: 'Dissolution (giải tán); of organisations.',
    DISMISSAL: 'Removal from office (cách chức); of official members.',
    EXPULSION: 'Expulsion (khai trừ); of official members.',
  },
);
