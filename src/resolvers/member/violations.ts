import { type Day, shownDay } from '../../calendar.ts';
import type { AbsenceKind, CandidateStage } from '../../db/generated/enums.ts';
import { stageWords } from '../candidate/words.ts';
import { bookkeeping, mistakesOf, violationsOf } from '../refusals.ts';

/** The rule of coming back, as it is in force. */
interface Readmission {
  value: { afterLeaving: number; afterRecord: number; times: number };
  source: string;
}

/** Absences, and the fields of a form that say their ends. */
const absences: Record<AbsenceKind, { path: 'exemptUntil' | 'awayUntil'; en: string; vi: string }> = {
  EXEMPT: { path: 'exemptUntil', en: 'exempt', vi: 'được miễn sinh hoạt' },
  AWAY: { path: 'awayUntil', en: 'away for a time', vi: 'chuyển sinh hoạt tạm thời' },
};

export const refusals = {
  ABSENCE_OVERLAPS: {
    meaning: bookkeeping({
      en: 'Other days are on record on which the member was exempt, or away, and they overlap. Days that began on the same day are replaced.',
      vi: 'Khoảng thời gian trùng với khoảng đã ghi; khoảng bắt đầu cùng ngày thì được thay.',
    }),
    tell: (kind: AbsenceKind, { since, until }: { since: Day; until: Day | null }) => ({
      path: absences[kind].path,
      en: `the member was ${absences[kind].en} from ${since}${until === null ? '' : ` until ${until}`} already: choose other days, or put those right first`,
      vi: `đã ghi ${absences[kind].vi} từ ngày ${shownDay(since)}${until === null ? '' : ` đến ngày ${shownDay(until)}`}: hãy chọn khoảng khác, hoặc sửa khoảng đã ghi trước`,
    }),
  },
  ENDS_BEFORE_OFFICIAL: {
    meaning: bookkeeping({
      en: 'The membership would end before the person was an official member.',
      vi: 'Ngày ra khỏi Đảng trước ngày được công nhận chính thức.',
    }),
    tell: (day: Day) => ({
      path: 'endsOn',
      en: `the person is an official member from ${day}: the membership cannot end before`,
      vi: `người này là đảng viên chính thức từ ${shownDay(day)}: không thể ra khỏi Đảng trước ngày đó`,
    }),
  },
  MEMBER_ENDS_EARLY: {
    meaning: bookkeeping({
      en: 'The membership would end before it began.',
      vi: 'Ngày ra khỏi Đảng trước ngày vào Đảng.',
    }),
    tell: (day: Day) => ({
      path: 'endsOn',
      en: `the person is a member from ${day}: the membership cannot end before`,
      vi: `người này là đảng viên từ ${shownDay(day)}: không thể ra khỏi Đảng trước ngày đó`,
    }),
  },
  MEMBER_REMAINS: {
    meaning: bookkeeping({
      en: 'The person is a member: who has left can be erased.',
      vi: 'Người này còn là đảng viên: chỉ xóa dữ liệu của người đã ra khỏi Đảng.',
    }),
    tell: () => ({
      path: 'memberId',
      en: 'this person is a member: erase who has left',
      vi: 'người này còn là đảng viên: chỉ xóa dữ liệu của người đã ra khỏi Đảng',
    }),
  },
  MEMBER_FOLLOWS_CASE: {
    meaning: bookkeeping({
      en: 'Who the member is and since when is told by the case that led to the membership: it is put right there.',
      vi: 'Họ tên và ngày vào Đảng theo hồ sơ kết nạp: đính chính ở hồ sơ.',
    }),
    tell: (field: string) => ({
      path: field,
      en: 'a case has led to this membership: put it right with the case',
      vi: 'đảng viên này được kết nạp theo hồ sơ: hãy đính chính ở hồ sơ',
    }),
  },
  MEMBER_HAS_LEFT: {
    meaning: bookkeeping({
      en: 'The person is a member no more.',
      vi: 'Người này không còn là đảng viên.',
    }),
    tell: (left: Day) => ({
      path: 'memberId',
      en: `this person is no member since ${left}`,
      vi: `người này không còn là đảng viên từ ngày ${shownDay(left)}`,
    }),
  },
  MEMBER_NOT_OFFICIAL: {
    meaning: {
      en: 'On that day the member was on probation, and only an official member does this.',
      vi: 'Vào ngày đó người này còn là đảng viên dự bị, trong khi việc này phải do đảng viên chính thức làm.',
    },
    tell: (day: Day, { source }: { source: string }) => ({
      path: 'memberId',
      source,
      en: `on ${day} this member was on probation: only an official member does this`,
      vi: `ngày ${shownDay(day)} người này còn là đảng viên dự bị: việc này phải do đảng viên chính thức làm`,
    }),
  },
  MEMBER_NOT_ON_ROLL: {
    meaning: bookkeeping({
      en: 'On that day the member was not on the roll where the record wants it: who helps in the cell of the case, who introduces in its grassroots organisation, who holds an office in the committee or below it.',
      vi: 'Vào ngày đó đảng viên không có trong danh sách nơi cần có: người giúp đỡ ở chi bộ theo dõi hồ sơ, người giới thiệu trong cùng tổ chức cơ sở đảng, cấp ủy viên trong đảng bộ đó.',
    }),
    tell: (day: Day) => ({
      path: 'memberId',
      en: `on ${day} this member was not on the roll there: choose another one, or write the name`,
      vi: `ngày ${shownDay(day)} đảng viên này không có trong danh sách ở đó: hãy chọn người khác, hoặc ghi họ tên`,
    }),
  },
  MEMBER_PLACED_LATER: {
    meaning: bookkeeping({
      en: 'The member came to the cell on that day or later.',
      vi: 'Đảng viên về chi bộ hiện tại từ ngày đó hoặc muộn hơn.',
    }),
    tell: (day: Day) => ({
      path: 'effectiveOn',
      en: `the member came to the cell on ${day}: another cell follows later than that`,
      vi: `đảng viên về chi bộ hiện tại từ ngày ${shownDay(day)}: chỉ chuyển sau ngày đó`,
    }),
  },
  MEMBER_THERE_ALREADY: {
    meaning: bookkeeping({
      en: 'The member is in that cell.',
      vi: 'Đảng viên đang sinh hoạt tại chi bộ đó.',
    }),
    tell: () => ({
      path: 'committeeId',
      en: 'the member is in this cell already',
      vi: 'đảng viên đang sinh hoạt tại chi bộ này',
    }),
  },
  NOT_ABSENT: {
    meaning: bookkeeping({
      en: 'An end is given of an absence that is not on record.',
      vi: 'Ghi ngày kết thúc nhưng chưa ghi ngày bắt đầu.',
    }),
    tell: (kind: AbsenceKind) => ({
      path: absences[kind].path,
      en: `the member is not on record as ${absences[kind].en}: say from when on too`,
      vi: `chưa ghi đảng viên này ${absences[kind].vi}: hãy ghi cả ngày bắt đầu`,
    }),
  },
  NO_END_RECORDED: {
    meaning: bookkeeping({
      en: 'There is no end of the membership on record that could be taken back.',
      vi: 'Chưa ghi việc ra khỏi Đảng nào để hủy.',
    }),
    tell: () => ({
      path: 'reason',
      en: 'no end of this membership is on record: nothing is to be taken back',
      vi: 'chưa ghi việc ra khỏi Đảng của người này: không có gì để hủy',
    }),
  },
  NOT_AN_OFFICIAL_MEMBER: {
    meaning: bookkeeping({
      en: 'The case has not led to official membership.',
      vi: 'Hồ sơ này chưa đến bước đảng viên chính thức.',
    }),
    tell: (stage: CandidateStage) => ({
      path: 'candidateId',
      en: `this case is at “${stageWords[stage].en}”: only the membership of who is “${stageWords.OFFICIAL.en}” ends so`,
      vi: `hồ sơ này đang ở bước “${stageWords[stage].vi}”: chỉ ghi việc ra khỏi Đảng cho người ở bước “${stageWords.OFFICIAL.vi}”`,
    }),
  },
  PERSON_DIED: {
    meaning: bookkeeping({ en: 'The person has died.', vi: 'Người này đã từ trần.' }),
    tell: () => ({
      path: 'earlierCaseId',
      en: 'the member of this case has died: look whether it is the right one',
      vi: 'đảng viên trong hồ sơ này đã từ trần: hãy xem lại có đúng người không',
    }),
  },
  READMISSION_TOO_EARLY: {
    meaning: {
      en: 'The time is not over after which who has left the Party can be admitted again; the message names the day.',
      vi: 'Chưa đủ thời gian để xét kết nạp lại người đã ra khỏi Đảng; thông báo nêu ngày được xét.',
    },
    tell: {
      left: ({ value, source }: Readmission, from: Day) => ({
        path: 'effectiveOn',
        source,
        en: `who has left the Party can be admitted again ${value.afterLeaving} months later: from ${from} on`,
        vi: `người đã ra khỏi Đảng chỉ được xét kết nạp lại sau ${value.afterLeaving} tháng: từ ngày ${shownDay(from)}`,
      }),
      record: ({ value, source }: Readmission, from: Day) => ({
        path: 'effectiveOn',
        source,
        en: `after a minor crime one can be admitted again ${value.afterRecord} months after the record was cleared: from ${from} on`,
        vi: `người bị án về tội ít nghiêm trọng chỉ được xét kết nạp lại sau ${value.afterRecord} tháng kể từ khi được xóa án tích: từ ngày ${shownDay(from)}`,
      }),
    },
  },
  READMITTED_ALREADY: {
    meaning: {
      en: 'The person was admitted again already, as often as may be.',
      vi: 'Người này đã được kết nạp lại đủ số lần cho phép.',
    },
    tell: ({ value, source }: Readmission) => ({
      path: 'earlierCaseId',
      source,
      en: `nobody is admitted again more often than ${value.times} time, and this person was`,
      vi: `chỉ được kết nạp lại ${value.times} lần, và người này đã được kết nạp lại`,
    }),
  },
};

/** What refuses the end of a membership, or to come back after it. */
export const violations = violationsOf(refusals);

/** What cannot be right about a form. */
export const mistakes = mistakesOf({
  caseOrMember: () => ({
    path: 'memberId',
    en: 'name a case or a member, and not both',
    vi: 'hãy chọn một hồ sơ hoặc một đảng viên, không chọn cả hai',
  }),
  dayOfMistake: () => ({
    path: 'endsOn',
    en: 'where the entry before was a mistake there is no day: leave it out',
    vi: 'nếu lần ghi trước là nhầm thì không có ngày: hãy để trống',
  }),
  nameOrMember: () => ({
    path: 'memberId',
    en: 'choose a member on the roll or write a name, and not both',
    vi: 'hãy chọn đảng viên trong danh sách hoặc ghi họ tên, không làm cả hai',
  }),
  neverMember: () => ({
    path: 'officialSince',
    en: 'give the day of the ceremony, or that of official membership',
    vi: 'hãy ghi ngày kết nạp hoặc ngày chính thức',
  }),
  officialFirst: () => ({
    path: 'officialSince',
    en: 'nobody is an official member before the ceremony',
    vi: 'ngày chính thức không thể trước ngày kết nạp',
  }),
  overBeforeItBegan: (kind: AbsenceKind) => ({
    path: absences[kind].path,
    en: 'it was over before it began',
    vi: 'ngày kết thúc trước ngày bắt đầu',
  }),
  reasonForIdentity: () => ({
    path: 'reason',
    en: 'say why name, sex or birth are put right',
    vi: 'hãy ghi lý do đính chính họ tên, giới tính hoặc ngày sinh',
  }),
  dayMissing: () => ({
    path: 'endsOn',
    en: 'give the first day on which the person is no member',
    vi: 'hãy ghi ngày đầu tiên không còn là đảng viên',
  }),
  decisionMissing: () => ({
    path: 'documentNumber',
    en: 'who leaves, is struck off or expelled is so by a decision: give its number',
    vi: 'xin ra khỏi Đảng, xóa tên hoặc khai trừ đều phải có quyết định: hãy ghi số quyết định',
  }),
});
