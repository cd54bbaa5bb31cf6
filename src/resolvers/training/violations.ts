import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage, ClassAudience, TrainingKind, TrainingStatus } from '../../db/generated/enums.ts';
import { quoted } from '../../messages/language.ts';
import { refusals as candidate } from '../candidate/violations.ts';
import { stageWords } from '../candidate/words.ts';
import { bookkeeping, mistakesOf, violationsOf } from '../refusals.ts';
import { classAudienceWords, trainingKindWords, trainingStatusWords } from './words.ts';

export const refusals = {
  ALREADY_ENROLLED: {
    meaning: bookkeeping({
      en: 'The person is in the class.',
      vi: 'Người này đã có tên trong lớp.',
    }),
    tell: () => ({
      path: 'candidateId',
      en: 'this person is in the class already',
      vi: 'người này đã có tên trong lớp',
    }),
  },
  CENTRE_ISSUES: {
    meaning: bookkeeping({
      en: 'A centre teaches for the cell: it issues the certificate, and is named.',
      vi: 'Chi bộ thuộc địa bàn của một trung tâm chính trị: trung tâm cấp giấy chứng nhận, phải ghi tên trung tâm.',
    }),
    tell: () => ({
      path: 'centreId',
      en: 'a centre teaches for this cell: name the one that issued the certificate',
      vi: 'có trung tâm chính trị mở lớp cho chi bộ này: hãy chọn trung tâm đã cấp giấy chứng nhận',
    }),
  },
  CENTRE_NOT_FOR_COMMITTEE: {
    meaning: bookkeeping({
      en: 'The centre does not teach for the cell, or there is none.',
      vi: 'Không có trung tâm này cho chi bộ của người đó.',
    }),
    tell: () => ({
      path: 'centreId',
      en: 'there is no such centre for the cell of this person',
      vi: 'không có trung tâm này cho chi bộ của người đó',
    }),
  },
  BOOKED_ELSEWHERE: {
    meaning: bookkeeping({
      en: 'The person is in another class on one of these days.',
      vi: 'Người này học lớp khác trùng ngày.',
    }),
    tell: (path: string, startsOn: Day, endsOn: Day) => ({
      path,
      en: `a person is in another class from ${startsOn} to ${endsOn}: choose a class of other days`,
      vi: `có người học lớp khác từ ${shownDay(startsOn)} đến ${shownDay(endsOn)}: hãy chọn lớp học vào ngày khác`,
    }),
  },
  CERTIFICATE_NUMBER_TAKEN: {
    meaning: bookkeeping({
      en: 'The centre has given a certificate of that number in the year.',
      vi: 'Trong năm, trung tâm đã cấp giấy chứng nhận mang số này.',
    }),
    tell: (path: string | readonly string[], number: string) => ({
      path,
      en: `the centre has given the number “${number}” in this year already`,
      vi: `trong năm, trung tâm đã cấp giấy chứng nhận số “${number}”`,
    }),
  },
  CAPACITY_BELOW_ENROLLED: {
    meaning: bookkeeping({
      en: 'More people are in the class than it would have places.',
      vi: 'Số chỗ ít hơn số học viên đã có.',
    }),
    tell: (enrolled: number) => ({
      path: 'capacity',
      en: `${enrolled} people are in the class: give it as many places at least`,
      vi: `lớp đã có ${enrolled} học viên: số chỗ không được ít hơn`,
    }),
  },
  CENTRE_EXISTS: {
    meaning: bookkeeping({
      en: 'The committee hosts a centre of that name.',
      vi: 'Tổ chức đảng đã có trung tâm mang tên này.',
    }),
    tell: (name: string) => ({
      path: 'name',
      en: `the committee hosts a centre of the name “${name}” already`,
      vi: `tổ chức đảng này đã có trung tâm “${name}”`,
    }),
  },
  CLASS_NOT_BEGUN: {
    meaning: bookkeeping({
      en: 'The first day of the class has not come.',
      vi: 'Chưa đến ngày khai giảng.',
    }),
    tell: {
      start: (startsOn: Day) => ({
        path: 'classId',
        en: `the class begins on ${startsOn}: start it on that day or later`,
        vi: `lớp khai giảng ngày ${shownDay(startsOn)}: hãy ghi từ ngày đó`,
      }),
      change: () => ({
        path: 'startsOn',
        en: 'the class is being held: its first day cannot lie ahead',
        vi: 'lớp đang học: ngày khai giảng không thể ở trong tương lai',
      }),
    },
  },
  CLASS_NOT_OVER: {
    meaning: bookkeeping({
      en: 'The last day of the class has not come.',
      vi: 'Chưa đến ngày bế giảng.',
    }),
    tell: (endsOn: Day) => ({
      path: 'issuedOn',
      en: `the class ends on ${endsOn}: results and certificates are of that day or later`,
      vi: `lớp bế giảng ngày ${shownDay(endsOn)}: kết quả và giấy chứng nhận phải từ ngày đó`,
    }),
  },
  CLASS_STEP_NOT_ALLOWED: {
    meaning: bookkeeping({
      en: 'The class is not in a state for that.',
      vi: 'Trạng thái của lớp không cho phép việc này.',
    }),
    tell: (status: TrainingStatus, from: readonly TrainingStatus[]) => {
      const words = from.map((one) => trainingStatusWords[one]);
      return {
        path: 'classId',
        en: `the class is “${trainingStatusWords[status].en}”: this is done with one that is ${quoted(words, 'en')}`,
        vi: `lớp “${trainingStatusWords[status].vi}”: việc này chỉ làm với lớp ${quoted(words, 'vi')}`,
      };
    },
  },
  COVERAGE_BEFORE_LAST: {
    meaning: bookkeeping({
      en: 'What the centre covers was set from a later day on.',
      vi: 'Địa bàn của trung tâm đã được giao từ ngày muộn hơn.',
    }),
    tell: (day: Day) => ({
      path: 'validFrom',
      en: `what the centre covers was set from ${day} on: choose that day or a later one`,
      vi: `địa bàn của trung tâm đã được giao từ ngày ${shownDay(day)}: hãy chọn ngày đó hoặc sau đó`,
    }),
  },
  NOT_IN_CLASS: {
    meaning: bookkeeping({
      en: 'The person is not on the list of the class.',
      vi: 'Người này không có tên trong danh sách lớp.',
    }),
    tell: (path: string | readonly string[]) => ({
      path,
      en: 'this person is not on the list of the class, or has a result already',
      vi: 'người này không có tên trong danh sách lớp, hoặc đã có kết quả',
    }),
  },
  OTHERS_FIRST: {
    meaning: bookkeeping({
      en: 'The places left are for those who were proposed before.',
      vi: 'Số chỗ còn lại dành cho những người được đề nghị trước.',
    }),
    tell: (free: number, ahead: number) => ({
      path: 'candidateId',
      en: `${free} places are left and ${ahead} people were proposed before: enrol or withdraw them first`,
      vi: `lớp còn ${free} chỗ và có ${ahead} người được đề nghị trước: hãy ghi tên hoặc rút đề nghị của họ trước`,
    }),
  },
  CERTIFICATE_NOT_VALID: {
    meaning: bookkeeping({
      en: 'The certificate was revoked before.',
      vi: 'Giấy chứng nhận đã bị thu hồi.',
    }),
    tell: () => ({
      path: 'certificateId',
      en: 'this certificate was revoked already',
      vi: 'giấy chứng nhận này đã bị thu hồi',
    }),
  },
  NOTHING_TO_CORRECT: {
    meaning: bookkeeping({
      en: 'The result is on record so already.',
      vi: 'Kết quả đã ghi đúng như vậy.',
    }),
    tell: () => ({
      path: 'result',
      en: 'the result and the certificate are on record so already',
      vi: 'kết quả và giấy chứng nhận đã ghi đúng như vậy',
    }),
  },
  RESULT_NOT_ENTERED: {
    meaning: bookkeeping({
      en: 'The class is not closed, or has no result of the person.',
      vi: 'Người này chưa có kết quả của lớp.',
    }),
    tell: () => ({
      path: 'enrolmentId',
      en: 'there is no result to correct: the class is not closed, or the person was taken off its list',
      vi: 'chưa có kết quả để đính chính: lớp chưa bế giảng, hoặc người này đã được rút tên',
    }),
  },
  NEVER_ATTENDED: {
    meaning: bookkeeping({
      en: 'By the sheets of attendance the person was in no session of the class.',
      vi: 'Theo điểm danh, người này không dự buổi nào của lớp.',
    }),
    tell: () => ({
      path: 'result',
      en: 'by the sheets of attendance this person was in no session: enter “absent”, or put the sheet right',
      vi: 'theo điểm danh, người này không dự buổi nào: hãy ghi vắng, hoặc sửa điểm danh',
    }),
  },
  NOBODY_WAITS: {
    meaning: bookkeeping({
      en: 'Nobody who has passed the class waits for a certificate.',
      vi: 'Lớp không còn ai đạt yêu cầu mà chưa được cấp giấy chứng nhận.',
    }),
    tell: () => ({
      path: 'classId',
      en: 'nobody who has passed this class waits for a certificate',
      vi: 'lớp không còn ai đạt yêu cầu mà chưa được cấp giấy chứng nhận',
    }),
  },
  NOT_FOR_OFFICERS: {
    meaning: bookkeeping({
      en: 'The class is not for officers.',
      vi: 'Lớp không dành cho cấp ủy viên.',
    }),
    tell: () => ({
      path: 'classId',
      en: 'the class is not for officers: say so of the class first',
      vi: 'lớp không dành cho cấp ủy viên, chi ủy viên: hãy điều chỉnh đối tượng của lớp trước',
    }),
  },
  NOT_IN_OFFICE: {
    meaning: bookkeeping({
      en: 'The office was not held on a day of the class.',
      vi: 'Người này không giữ chức vụ trong thời gian lớp học.',
    }),
    tell: (startsOn: Day, endsOn: Day) => ({
      path: 'officerIds',
      en: `the office was not held between ${startsOn} and ${endsOn}`,
      vi: `không giữ chức vụ trong thời gian từ ${shownDay(startsOn)} đến ${shownDay(endsOn)}`,
    }),
  },
  NOT_A_CLASS_DAY: {
    meaning: bookkeeping({
      en: 'The class is not held on that day.',
      vi: 'Ngày này không phải ngày học của lớp.',
    }),
    tell: (startsOn: Day, endsOn: Day) => ({
      path: 'day',
      en: `the class is held from ${startsOn} to ${endsOn}: choose one of these days`,
      vi: `lớp học từ ${shownDay(startsOn)} đến ${shownDay(endsOn)}: hãy chọn một ngày trong đó`,
    }),
  },
  RESULT_MISSING: {
    meaning: bookkeeping({
      en: 'The sheet leaves out somebody on the list of the class.',
      vi: 'Danh sách ghi thiếu học viên.',
    }),
    tell: (count: number) => ({
      path: 'rows',
      en: `the sheet says nothing of ${count} on the list of the class: add a row for each`,
      vi: `bảng ghi thiếu ${count} học viên của lớp: hãy thêm một dòng cho mỗi người`,
    }),
  },
  ROLL_CHANGED: {
    meaning: bookkeeping({
      en: 'The roll of the class has changed meanwhile.',
      vi: 'Danh sách lớp vừa thay đổi.',
    }),
    tell: () => ({
      path: 'classId',
      en: 'somebody came into the class at the same moment: look at it again and repeat',
      vi: 'vừa có người được ghi tên vào lớp: hãy xem lại danh sách rồi làm lại',
    }),
  },
  CLASS_FULL: {
    meaning: bookkeeping({
      en: 'All places of the class are taken.',
      vi: 'Lớp đã đủ học viên.',
    }),
    tell: (capacity: number) => ({
      path: 'classId',
      en: `all ${capacity} places are taken`,
      vi: `lớp đã đủ ${capacity} học viên`,
    }),
  },
  CLASS_NOT_FOR_COMMITTEE: {
    meaning: bookkeeping({
      en: 'The class is not for the committee of this candidate, or there is none.',
      vi: 'Không có lớp này cho tổ chức đảng của người được cử.',
    }),
    tell: () => ({
      path: 'classId',
      en: 'there is no such class for the committee of this candidate',
      vi: 'không có lớp này cho tổ chức đảng của người được cử',
    }),
  },
  CLASS_NOT_OPEN: {
    meaning: bookkeeping({
      en: 'The class takes no enrolments.',
      vi: 'Lớp không nhận học viên.',
    }),
    tell: (status: TrainingStatus) => {
      const { PLANNED, OPEN } = trainingStatusWords;
      return {
        path: 'classId',
        en: `the class is “${trainingStatusWords[status].en}”: choose one that is “${PLANNED.en}” or “${OPEN.en}”`,
        vi: `lớp “${trainingStatusWords[status].vi}”: hãy chọn lớp “${PLANNED.vi}” hoặc “${OPEN.vi}”`,
      };
    },
  },
  STEP_BEFORE_LAST: {
    meaning: candidate.STEP_BEFORE_LAST.meaning,
    tell: (day: Day, source: string) => ({
      path: 'issuedOn',
      source,
      en: `the step before was on ${day}: the certificate cannot be earlier`,
      vi: `bước trước có hiệu lực từ ${shownDay(day)}: giấy chứng nhận không thể sớm hơn`,
    }),
  },
  STAGE_NOT_ALLOWED: {
    meaning: candidate.STAGE_NOT_ALLOWED.meaning,
    tell: {
      audience: (audience: readonly ClassAudience[], stage: CandidateStage) => {
        const words = audience.map((one) => classAudienceWords[one]);
        return {
          path: 'candidateId',
          en: `the class is for ${quoted(words, 'en')}, not for somebody at “${stageWords[stage].en}”`,
          vi: `lớp dành cho ${quoted(words, 'vi')}, không dành cho người ở bước “${stageWords[stage].vi}”`,
        };
      },
      kind: (kind: TrainingKind) => ({
        path: 'classId',
        en: `a class of this kind (“${trainingKindWords[kind].en}”) is not for candidates`,
        vi: `lớp “${trainingKindWords[kind].vi}” không dành cho quần chúng`,
      }),
      stage: (kind: TrainingKind, stages: readonly CandidateStage[], stage: CandidateStage) => {
        const words = stages.map((one) => stageWords[one]);
        return {
          path: 'candidateId',
          en: `a class of this kind (“${trainingKindWords[kind].en}”) is for candidates at ${quoted(words, 'en')}, not “${stageWords[stage].en}”`,
          vi: `lớp “${trainingKindWords[kind].vi}” dành cho người ở bước ${quoted(words, 'vi')}, không phải “${stageWords[stage].vi}”`,
        };
      },
    },
  },
};

/** What refuses an enrolment, a proposal or a certificate. */
export const violations = violationsOf(refusals);

/** What cannot be right of a centre or a class. */
export const mistakes = mistakesOf({
  endsBeforeItBegins: (path: string) => ({
    path,
    en: 'it would end before it begins',
    vi: 'ngày kết thúc sớm hơn ngày bắt đầu',
  }),
  personTwice: (path: readonly string[]) => ({
    path,
    en: 'the sheet has this person already',
    vi: 'người này đã có trong bảng kết quả',
  }),
  numberTwice: (path: readonly string[]) => ({
    path,
    en: 'the sheet has this number already',
    vi: 'số này đã có trong bảng kết quả',
  }),
  certificateOfNobody: (path: readonly string[]) => ({
    path,
    en: 'only who has passed gets a certificate',
    vi: 'chỉ người đạt yêu cầu mới có giấy chứng nhận',
  }),
  notCounted: (path: string) => ({
    path,
    en: 'the number must begin with digits, such as 015/GC: the next ones are counted from there',
    vi: 'số phải bắt đầu bằng chữ số, ví dụ 015/GC: các số sau được đếm tiếp từ đó',
  }),
  forNobody: () => ({ path: 'audience', en: 'say whom the class is for', vi: 'hãy chọn đối tượng của lớp' }),
});
