import {
  CertificateRevocationReason,
  ClassAudience,
  ClassSession,
  EnrolmentStatus,
  TraineeAudience,
  TrainingKind,
  TrainingStatus,
} from '../../db/generated/enums.ts';
import { caseEffects } from '../../resolvers/training/certificate-rules.ts';
import { enumOf } from '../enum-of.ts';

export const TrainingKindEnum = enumOf('TrainingKind', TrainingKind, 'Kind of a class (loại lớp bồi dưỡng).', {
  AWARENESS: 'For outstanding people: what the Party is (lớp bồi dưỡng nhận thức về Đảng).',
  NEW_MEMBER: 'For probationary members (bồi dưỡng lý luận chính trị cho đảng viên mới).',
  PROFESSIONAL: 'For officers of cells and committees (bồi dưỡng nghiệp vụ công tác đảng).',
  PRIMARY_THEORY: 'Political theory, primary level (sơ cấp lý luận chính trị).',
  STUDY: 'Study of a resolution (học tập, quán triệt nghị quyết).',
  LAW_EDUCATION: 'Law, such as the fight against corruption (phổ biến, giáo dục pháp luật).',
});

export const TrainingStatusEnum = enumOf('TrainingStatus', TrainingStatus, 'State of a class.', {
  PLANNED: 'Planned; takes enrolments.',
  OPEN: 'Announced; takes enrolments.',
  RUNNING: 'Being held.',
  CLOSED: 'Over, results entered.',
  CANCELLED: 'Not held.',
});

export const EnrolmentStatusEnum = enumOf('EnrolmentStatus', EnrolmentStatus, 'What became of an enrolment.', {
  PROPOSED: 'The cell proposed the person; the committee or the centre has not put them on the list yet.',
  ENROLLED: 'On the list of the class.',
  ATTENDED: 'On the list, and was there, by a sheet of attendance.',
  PASSED: 'Passed; `certificate` says whether it was issued.',
  FAILED: 'Did not pass.',
  ABSENT: 'Did not attend.',
  WITHDRAWN: 'Taken off the list again, or not proposed any more.',
});

/** What a sheet of results can say. */
const ClassResult = { PASSED: 'PASSED', FAILED: 'FAILED', ABSENT: 'ABSENT' } as const;

export const ClassResultEnum = enumOf('ClassResult', ClassResult, 'What became of somebody in a class.', {
  PASSED: 'Passed; gets a certificate, at once or with `issueCertificates`.',
  FAILED: 'Did not pass.',
  ABSENT: 'Did not attend.',
});

export const TraineeAudienceEnum = enumOf('TraineeAudience', TraineeAudience, 'Whom a figure of trainees counts.', {
  CANDIDATES: 'Candidates for admission (đối tượng kết nạp đảng).',
  NEW_MEMBERS: 'New members (đảng viên mới).',
  CANDIDATES_AND_NEW_MEMBERS: 'Both together.',
  OFFICERS: 'Secretaries and members of committees (bí thư, cấp ủy viên, chi ủy viên).',
});

export const ClassAudienceEnum = enumOf('ClassAudience', ClassAudience, 'Whom a class is for (đối tượng).', {
  CANDIDATES: 'Candidates for admission (quần chúng ưu tú).',
  PROBATIONERS: 'Probationary members (đảng viên dự bị).',
  OFFICERS: 'Officers of cells and committees (cấp ủy viên, chi ủy viên).',
  MEMBERS: 'Members (đảng viên).',
  MASSES: 'The people (quần chúng nhân dân).',
});

const WHY_REVOKED = {
  ISSUED_IN_ERROR: 'It was issued by mistake, such as to another person.',
  NOT_ENTITLED: 'The person did not meet the conditions of the class.',
  FRAUD: 'It was got by false papers or by cheating.',
};

export const CertificateRevocationReasonEnum = enumOf(
  'CertificateRevocationReason',
  CertificateRevocationReason,
  'Why a certificate does not hold any more.',
  { RESULT_CORRECTED: 'The sheet of results was wrong, and was put right.', ...WHY_REVOKED },
);

const { RESULT_CORRECTED: _, ...RevocationReason } = CertificateRevocationReason;

export const RevocationReasonEnum = enumOf(
  'RevocationReason',
  RevocationReason,
  'Why a certificate is revoked. What a wrong sheet brought is put right otherwise.',
  WHY_REVOKED,
);

const CaseEffect = Object.fromEntries(caseEffects.map((effect) => [effect, effect])) as {
  [Effect in (typeof caseEffects)[number]]: Effect;
};

export const CaseEffectEnum = enumOf('CaseEffect', CaseEffect, 'What became of a case with a certificate.', {
  CERTIFIED: 'It came to AWARENESS_CERTIFIED.',
  BACK_ON_LIST: 'It is OUTSTANDING again: nothing else stood behind its last step.',
  NEEDS_ANOTHER:
    'It stays where it is; the next step that asks for a certificate is refused until there is another one.',
  STANDS: 'Nothing: another certificate holds, or what followed was decided on.',
});

export const ClassSessionEnum = enumOf('ClassSession', ClassSession, 'Part of a day of a class (buổi học).', {
  MORNING: 'In the morning.',
  AFTERNOON: 'In the afternoon.',
  EVENING: 'In the evening.',
});
