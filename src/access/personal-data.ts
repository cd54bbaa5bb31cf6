import type { PersonalGroup } from '../db/generated/enums.ts';

/** A text in each language. */
interface Worded {
  en: string;
  vi: string;
}

/** What the API holds of a person in a field, and why. */
export interface PersonalField {
  /** Type and field in the schema. */
  field: string;
  /** Fields that are read and logged together; null where reading is not logged. */
  group: PersonalGroup | null;
  /** What it is needed for. */
  purpose: Worded;
  /** How long it is kept. */
  retention: Worded;
}

const WHILE_OPEN: Worded = {
  en: 'While the case is open; erased with erasePerson once the person is a member, has withdrawn, is off the list or was removed from probation.',
  vi: 'Trong khi hồ sơ chưa kết thúc; xóa bằng erasePerson khi người đó đã là đảng viên chính thức, đã tự rút, đã ra khỏi danh sách hoặc đã bị xóa tên.',
};

const WHILE_MEMBER: Worded = {
  en: 'While the person is a member; erased with erasePerson once the membership has ended and every case is over.',
  vi: 'Trong khi còn là đảng viên; xóa bằng erasePerson khi không còn là đảng viên và mọi hồ sơ đã kết thúc.',
};

/**
 * Every personal field of the API. Those with a group have one way out: the statement that reads them writes the access
 * log. Nothing else of a person is kept: no scans, no family history, no religion. Days of papers and of verifications are
 * shown with the case as those of its steps are, since a clock that runs from them tells them anyway; with an erasure they go.
 */
export const personalFields: readonly PersonalField[] = [
  {
    field: 'Candidate.fullName',
    group: 'IDENTITY',
    purpose: { en: 'To know whose case it is.', vi: 'Để biết hồ sơ là của ai.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.sex',
    group: 'IDENTITY',
    purpose: { en: 'To report admissions by sex.', vi: 'Để báo cáo số kết nạp theo giới tính.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.birthYear',
    group: 'IDENTITY',
    purpose: {
      en: 'Age limits of admission and of the Youth Union.',
      vi: 'Xác định độ tuổi kết nạp và độ tuổi đoàn viên.',
    },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.birthMonth',
    group: 'IDENTITY',
    purpose: { en: 'Age limits count months.', vi: 'Độ tuổi kết nạp tính theo tháng.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.ethnicGroup',
    group: 'BACKGROUND',
    purpose: { en: 'To report admissions by ethnic group.', vi: 'Để báo cáo số kết nạp theo dân tộc.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.source',
    group: 'BACKGROUND',
    purpose: { en: 'To see where candidates are found.', vi: 'Để biết quần chúng được phát hiện từ nguồn nào.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.youthUnionMember',
    group: 'BACKGROUND',
    purpose: {
      en: 'Who introduces the person: the Youth Union or two members.',
      vi: 'Xác định ai giới thiệu: tổ chức Đoàn hay hai đảng viên.',
    },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.awayForWork',
    group: 'BACKGROUND',
    purpose: {
      en: 'Whether the cell can follow the person.',
      vi: 'Để biết chi bộ có theo dõi được người đó hay không.',
    },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.education',
    group: 'BACKGROUND',
    purpose: {
      en: 'How far the person went to school: a condition of admission.',
      vi: 'Trình độ học vấn: điều kiện kết nạp.',
    },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.citizen',
    group: 'BACKGROUND',
    purpose: { en: 'Citizenship: a condition of admission.', vi: 'Quốc tịch Việt Nam: điều kiện kết nạp.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.residence',
    group: 'BACKGROUND',
    purpose: { en: 'Whose opinion is asked for at the place of residence.', vi: 'Để lấy ý kiến nơi cư trú.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.workplace',
    group: 'BACKGROUND',
    purpose: { en: 'Whose opinion is asked for at the place of work.', vi: 'Để lấy ý kiến nơi làm việc.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.occupation',
    group: 'BACKGROUND',
    purpose: { en: 'To report admissions by occupation.', vi: 'Để báo cáo số kết nạp theo nghề nghiệp.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.religious',
    group: 'BACKGROUND',
    purpose: {
      en: 'Whether rules for believers apply. Which religion it is is not kept.',
      vi: 'Để biết có áp dụng quy định đối với người có đạo hay không; không lưu là đạo nào.',
    },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.tradeUnionMember',
    group: 'BACKGROUND',
    purpose: {
      en: 'Who introduces the person: the trade union or two members.',
      vi: 'Xác định ai giới thiệu: công đoàn hay hai đảng viên.',
    },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.villageHead',
    group: 'BACKGROUND',
    purpose: {
      en: 'Exceptions of education, and targets for heads of villages.',
      vi: 'Ngoại lệ về học vấn và chỉ tiêu kết nạp trưởng thôn, phó thôn.',
    },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.militia',
    group: 'BACKGROUND',
    purpose: { en: 'Targets for admissions of the militia.', vi: 'Chỉ tiêu kết nạp dân quân.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.availability',
    group: 'BACKGROUND',
    purpose: {
      en: 'Whether the cell can follow the person.',
      vi: 'Để biết chi bộ có theo dõi được người đó hay không.',
    },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.appliedOn',
    group: 'BACKGROUND',
    purpose: { en: 'The application comes before the life history.', vi: 'Đơn phải có trước lý lịch.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.historyOn',
    group: 'BACKGROUND',
    purpose: { en: 'From when the papers of the dossier hold.', vi: 'Tính thời hạn của giấy tờ trong hồ sơ.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'CandidateChange.reason',
    group: 'CASE',
    purpose: { en: 'Why something of the person was put right.', vi: 'Vì sao thông tin của người đó được sửa.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'MentorAssignment.memberName',
    group: 'CASE',
    purpose: { en: 'Who helps the candidate.', vi: 'Để biết ai giúp đỡ quần chúng.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Introduction.name',
    group: 'CASE',
    purpose: { en: 'Who introduces the person.', vi: 'Để biết ai giới thiệu người đó.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Observation.note',
    group: 'CASE',
    purpose: {
      en: 'What the cell saw of the person: what makes somebody outstanding.',
      vi: 'Điều chi bộ theo dõi được về người đó, làm cơ sở xét quần chúng ưu tú.',
    },
    retention: WHILE_OPEN,
  },
  {
    field: 'StageChange.reason',
    group: 'CASE',
    purpose: { en: 'Why a case went back or ended.', vi: 'Vì sao hồ sơ lùi bước hoặc kết thúc.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'DossierPaper.place',
    group: 'CASE',
    purpose: { en: 'To find the paper again.', vi: 'Để tìm lại giấy tờ.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Opinion.place',
    group: 'CASE',
    purpose: { en: 'Where the person was asked about.', vi: 'Để biết đã lấy ý kiến ở đâu.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Verification.place',
    group: 'CASE',
    purpose: { en: 'Which place was asked and must answer.', vi: 'Để biết đã đề nghị nơi nào thẩm tra.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'CaseDelay.reason',
    group: 'CASE',
    purpose: { en: 'Why a step takes longer than its time.', vi: 'Vì sao một bước cần thêm thời gian.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'StepCorrection.reason',
    group: 'CASE',
    purpose: { en: 'Why a step was corrected.', vi: 'Vì sao một bước được đính chính.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'AdmissionChange.reason',
    group: 'CASE',
    purpose: { en: 'Why an admission was corrected.', vi: 'Vì sao việc kết nạp được đính chính.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Member.fullName',
    group: 'IDENTITY',
    purpose: { en: 'To know who is on the roll of a cell.', vi: 'Để biết ai có trong danh sách đảng viên.' },
    retention: WHILE_MEMBER,
  },
  {
    field: 'Member.sex',
    group: 'IDENTITY',
    purpose: { en: 'To tell members of one name apart.', vi: 'Để phân biệt đảng viên trùng tên.' },
    retention: WHILE_MEMBER,
  },
  {
    field: 'Member.birthYear',
    group: 'IDENTITY',
    purpose: {
      en: 'To tell members of one name apart, and who may be exempt by age.',
      vi: 'Để phân biệt đảng viên trùng tên và biết ai đủ tuổi được miễn sinh hoạt.',
    },
    retention: WHILE_MEMBER,
  },
  {
    field: 'Member.birthMonth',
    group: 'IDENTITY',
    purpose: { en: 'Ages count months.', vi: 'Tuổi tính theo tháng.' },
    retention: WHILE_MEMBER,
  },
  {
    field: 'CaseTransfer.fullName',
    group: 'IDENTITY',
    purpose: {
      en: 'Whom the new committee is asked to follow.',
      vi: 'Để nơi đến biết được đề nghị tiếp nhận ai.',
    },
    retention: WHILE_OPEN,
  },
  {
    field: 'CaseTransfer.birthYear',
    group: 'IDENTITY',
    purpose: { en: 'To tell people of one name apart.', vi: 'Để phân biệt người trùng tên.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'CaseTransfer.birthMonth',
    group: 'IDENTITY',
    purpose: { en: 'To tell people of one name apart.', vi: 'Để phân biệt người trùng tên.' },
    retention: WHILE_OPEN,
  },
  {
    field: 'Officer.personName',
    group: null,
    purpose: {
      en: 'Who holds an office; published with the office, so that reading it is not logged.',
      vi: 'Để biết ai giữ chức vụ; được công khai cùng chức vụ nên việc xem không ghi nhật ký.',
    },
    retention: {
      en: 'For good: part of the history of the committee.',
      vi: 'Lâu dài: là một phần lịch sử của tổ chức đảng.',
    },
  },
];

/** Arguments that choose people by personal fields: which of them an answer names says what stands there. */
export const personalArguments: readonly string[] = [
  'Committee.candidates(filter:)',
  'Committee.candidates(source:)',
  'Committee.candidates(text:)',
  'Query.candidates(filter:)',
  'Query.candidates(source:)',
  'Query.candidates(text:)',
];

const coordinates: ReadonlySet<string> = new Set([...personalFields.map(({ field }) => field), ...personalArguments]);

/** Whether a field, as `Candidate.fullName`, or an argument, as `Committee.candidates(text:)`, is a personal one. */
export function isPersonal(coordinate: string): boolean {
  return coordinates.has(coordinate);
}

/** What the description of a personal field says of it. */
export function personalNote(field: string): string {
  const known = personalFields.find((one) => one.field === field);
  if (!known) throw new Error(`${field} is not in the table of personal fields`);
  return `Personal data${known.group === null ? '' : `, group ${known.group}`}.`;
}
