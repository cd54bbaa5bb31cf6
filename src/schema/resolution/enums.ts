import { DelayKind, ResolutionMatter, VoteOutcome, VotingBody } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const ResolutionMatterEnum = enumOf(
  'ResolutionMatter',
  ResolutionMatter,
  'What a vote or a decision is about (nội dung nghị quyết).',
  {
    ADMISSION: 'Admission (kết nạp đảng viên).',
    RECOGNITION: 'Recognition as an official member after probation (công nhận đảng viên chính thức).',
  },
);

export const VotingBodyEnum = enumOf('VotingBody', VotingBody, 'Which body voted.', {
  CELL: 'The cell: its official members (chi bộ).',
  GRASSROOTS: 'The grassroots committee: all its members (đảng ủy cơ sở).',
});

export const VoteOutcomeEnum = enumOf('VoteOutcome', VoteOutcome, 'What came of a vote (kết quả biểu quyết).', {
  CARRIED: 'The share that is needed was for it (thông qua).',
  REJECTED: 'It was not: the case is on the list again (không thông qua).',
  UNDECIDED: 'The cell found its share neither for nor against: it votes again (chưa có kết quả).',
  REFERRED: 'So for the third time: the committee that decides is told (báo cáo cấp có thẩm quyền).',
});

export const DelayKindEnum = enumOf('DelayKind', DelayKind, 'What takes longer than its time.', {
  DECISION_EXTENDED: 'The time for the decision on admission was extended (gia hạn quyết định kết nạp).',
  RECOGNITION_EXTENDED: 'The time for the decision on recognition was extended (gia hạn quyết định công nhận).',
  CEREMONY_DELAYED: 'The cell told that the ceremony is delayed (chậm tổ chức lễ kết nạp).',
});

/** Not of the database: see `preparingSteps` and `resolvingSteps`. */
export const CaseStepEnum = enumOf(
  'CaseStep',
  {
    PUT_ON_LIST: 'PUT_ON_LIST',
    CLASS_PROPOSAL: 'CLASS_PROPOSAL',
    CLASS_ENROLMENT: 'CLASS_ENROLMENT',
    CERTIFICATE: 'CERTIFICATE',
    DOSSIER: 'DOSSIER',
    VERIFICATION: 'VERIFICATION',
    OPINIONS: 'OPINIONS',
    CELL_VOTE: 'CELL_VOTE',
    APPRAISAL: 'APPRAISAL',
    COMMITTEE_VOTE: 'COMMITTEE_VOTE',
    DECISION: 'DECISION',
    CEREMONY: 'CEREMONY',
    RECOGNITION_CELL_VOTE: 'RECOGNITION_CELL_VOTE',
    RECOGNITION_APPRAISAL: 'RECOGNITION_APPRAISAL',
    RECOGNITION_COMMITTEE_VOTE: 'RECOGNITION_COMMITTEE_VOTE',
    RECOGNITION_DECISION: 'RECOGNITION_DECISION',
  } as const,
  'A step of a case (bước của hồ sơ).',
  {
    PUT_ON_LIST: 'The cell puts the person on its list, and says who helps: `putOnList`.',
    CLASS_PROPOSAL: 'The cell proposes the person for an awareness class: `proposeForClass`.',
    CLASS_ENROLMENT: 'The person is enrolled in an awareness class: `enrolInClass`.',
    CERTIFICATE: 'The certificate of the class is recorded: `recordCertificate`.',
    DOSSIER: 'The cell lets the person begin the procedure: `startDossier`.',
    VERIFICATION: 'The grassroots committee has the life history verified: `requestVerification`.',
    OPINIONS: 'The cell committee takes the opinions together, once all places have answered: `recordOpinions`.',
    CELL_VOTE: 'The cell votes: `recordCellVote`.',
    APPRAISAL: 'The sub-committee appraises, where there is one: `recordAppraisal`.',
    COMMITTEE_VOTE: 'The grassroots committee votes: `recordCommitteeVote`.',
    DECISION: 'The committee that decides does: `recordDecision` or `recordRefusal`.',
    CEREMONY: 'The ceremony is held: `recordAdmission`.',
    RECOGNITION_CELL_VOTE: 'The cell votes on recognition: `recordCellVote`.',
    RECOGNITION_APPRAISAL: 'The sub-committee appraises the recognition, where there is one: `recordAppraisal`.',
    RECOGNITION_COMMITTEE_VOTE: 'The grassroots committee votes on recognition: `recordCommitteeVote`.',
    RECOGNITION_DECISION: 'Recognition is decided: `recordRecognition`.',
  },
);

/** Not of the database: see `bodyOfStep`. */
export const StepBodyEnum = enumOf(
  'StepBody',
  {
    CELL: 'CELL',
    SUB_COMMITTEE: 'SUB_COMMITTEE',
    GRASSROOTS: 'GRASSROOTS',
    CENTRE: 'CENTRE',
    AUTHORITY: 'AUTHORITY',
  } as const,
  'Whose step it is (cấp thực hiện).',
  {
    CELL: 'The cell (chi bộ).',
    SUB_COMMITTEE:
      'The committee of the part of the grassroots organisation that the cell belongs to (đảng ủy bộ phận).',
    GRASSROOTS: 'The grassroots committee (đảng ủy cơ sở).',
    CENTRE: 'The political centre (trung tâm chính trị), or the committee above the cell where there is none.',
    AUTHORITY: 'The committee that decides on admission (cấp có thẩm quyền).',
  },
);
