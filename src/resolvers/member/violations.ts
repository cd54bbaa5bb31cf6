import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import { stageWords } from '../candidate/words.ts';
import { mistakesOf, violationsOf } from '../refusals.ts';

/** The rule of coming back, as it is in force. */
interface Readmission {
  value: { afterLeaving: number; times: number };
  source: string;
}

export const refusals = {
  ENDS_BEFORE_OFFICIAL: {
    meaning: {
      en: 'The membership would end before the person was an official member.',
      vi: 'Ngày ra khỏi Đảng trước ngày được công nhận chính thức.',
    },
    tell: (day: Day) => ({
      path: 'endsOn',
      en: `the person is an official member from ${day}: the membership cannot end before`,
      vi: `người này là đảng viên chính thức từ ${shownDay(day)}: không thể ra khỏi Đảng trước ngày đó`,
    }),
  },
  NO_END_RECORDED: {
    meaning: {
      en: 'There is no end of the membership on record that could be taken back.',
      vi: 'Chưa ghi việc ra khỏi Đảng nào để hủy.',
    },
    tell: () => ({
      path: 'reason',
      en: 'no end of this membership is on record: nothing is to be taken back',
      vi: 'chưa ghi việc ra khỏi Đảng của người này: không có gì để hủy',
    }),
  },
  NOT_AN_OFFICIAL_MEMBER: {
    meaning: {
      en: 'The case has not led to official membership.',
      vi: 'Hồ sơ này chưa đến bước đảng viên chính thức.',
    },
    tell: (stage: CandidateStage) => ({
      path: 'candidateId',
      en: `this case is at “${stageWords[stage].en}”: only the membership of who is “${stageWords.OFFICIAL.en}” ends so`,
      vi: `hồ sơ này đang ở bước “${stageWords[stage].vi}”: chỉ ghi việc ra khỏi Đảng cho người ở bước “${stageWords.OFFICIAL.vi}”`,
    }),
  },
  PERSON_DIED: {
    meaning: { en: 'The person has died.', vi: 'Người này đã từ trần.' },
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
    tell: ({ value, source }: Readmission, from: Day) => ({
      path: 'effectiveOn',
      source,
      en: `who has left the Party can be admitted again ${value.afterLeaving} months later: from ${from} on`,
      vi: `người đã ra khỏi Đảng chỉ được xét kết nạp lại sau ${value.afterLeaving} tháng: từ ngày ${shownDay(from)}`,
    }),
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
  dayOfMistake: () => ({
    path: 'endsOn',
    en: 'where the entry before was a mistake there is no day: leave it out',
    vi: 'nếu lần ghi trước là nhầm thì không có ngày: hãy để trống',
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
