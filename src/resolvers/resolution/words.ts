import type { Words } from '../../messages/language.ts';

/** Who may vote. */
export interface Voters {
  /** Official members of the cell, or all members of the committee. */
  members: number;
  /** Of them transferred out for a time. */
  away: number;
  /** Of them exempt from activity, who did not come. */
  exemptAbsent: number;
}

/** The steps of a case before the vote of the cell, in order. */
export const preparingSteps = [
  'PUT_ON_LIST',
  'CLASS_PROPOSAL',
  'CLASS_ENROLMENT',
  'CERTIFICATE',
  'DOSSIER',
  'VERIFICATION',
  'OPINIONS',
] as const;

/** The steps that end in a vote or a decision, in order. */
export const resolvingSteps = [
  'CELL_VOTE',
  'APPRAISAL',
  'COMMITTEE_VOTE',
  'DECISION',
  'CEREMONY',
  'RECOGNITION_CELL_VOTE',
  'RECOGNITION_APPRAISAL',
  'RECOGNITION_COMMITTEE_VOTE',
  'RECOGNITION_DECISION',
] as const;

/** One of them. */
export type ResolvingStep = (typeof resolvingSteps)[number];

/** A step of a case. */
export type CaseStep = (typeof preparingSteps)[number] | ResolvingStep;

/** Steps, as sentences call them. */
export const stepWords: Record<CaseStep, Words> = {
  PUT_ON_LIST: { en: 'to put the person on the list', vi: 'đưa vào danh sách quần chúng ưu tú' },
  CLASS_PROPOSAL: { en: 'to propose the person for an awareness class', vi: 'đề nghị cử học lớp nhận thức về Đảng' },
  CLASS_ENROLMENT: { en: 'to enrol the person in an awareness class', vi: 'cử học lớp nhận thức về Đảng' },
  CERTIFICATE: { en: 'the certificate of the awareness class', vi: 'cấp giấy chứng nhận học lớp nhận thức về Đảng' },
  DOSSIER: { en: 'to let the person begin the procedure', vi: 'cho làm hồ sơ vào Đảng' },
  VERIFICATION: { en: 'to have the life history verified', vi: 'gửi đề nghị thẩm tra lý lịch' },
  OPINIONS: { en: 'the summary of opinions', vi: 'tổng hợp ý kiến nhận xét' },
  CELL_VOTE: { en: 'the vote of the cell', vi: 'chi bộ biểu quyết' },
  APPRAISAL: { en: 'the appraisal of the sub-committee', vi: 'đảng ủy bộ phận thẩm định' },
  COMMITTEE_VOTE: { en: 'the vote of the grassroots committee', vi: 'đảng ủy cơ sở biểu quyết' },
  DECISION: { en: 'the decision on admission', vi: 'quyết định kết nạp' },
  CEREMONY: { en: 'the ceremony', vi: 'lễ kết nạp' },
  RECOGNITION_CELL_VOTE: { en: 'the vote of the cell on recognition', vi: 'chi bộ biểu quyết công nhận chính thức' },
  RECOGNITION_APPRAISAL: {
    en: 'the appraisal of the sub-committee on recognition',
    vi: 'đảng ủy bộ phận thẩm định việc công nhận chính thức',
  },
  RECOGNITION_COMMITTEE_VOTE: {
    en: 'the vote of the grassroots committee on recognition',
    vi: 'đảng ủy cơ sở biểu quyết công nhận chính thức',
  },
  RECOGNITION_DECISION: { en: 'the decision on recognition', vi: 'quyết định công nhận đảng viên chính thức' },
};

/** Whose a step is, as sheets say it. */
export const stepBodyWords = {
  CELL: { en: 'Cell', vi: 'Chi bộ' },
  SUB_COMMITTEE: { en: 'Sub-committee', vi: 'Đảng ủy bộ phận' },
  GRASSROOTS: { en: 'Grassroots committee', vi: 'Đảng ủy cơ sở' },
  CENTRE: { en: 'Training centre', vi: 'Trung tâm chính trị' },
  AUTHORITY: { en: 'Committee that decides', vi: 'Cấp có thẩm quyền' },
} satisfies Record<string, Words>;
