import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import { quoted } from '../../messages/language.ts';
import { refusals as candidate } from '../candidate/violations.ts';
import { stageWords } from '../candidate/words.ts';
import { bookkeeping, mistakesOf, violationsOf } from '../refusals.ts';

export const refusals = {
  ALREADY_ADMITTED: {
    meaning: bookkeeping({
      en: 'The person has been admitted.',
      vi: 'Người này đã được kết nạp.',
    }),
    tell: () => ({
      path: 'candidateId',
      en: 'this person has been admitted already',
      vi: 'người này đã được kết nạp',
    }),
  },
  ALREADY_OFFICIAL: {
    meaning: bookkeeping({
      en: 'The person has been recognised as a member: the admission cannot be revoked.',
      vi: 'Người này đã được công nhận chính thức: không thể hủy việc kết nạp.',
    }),
    tell: () => ({
      path: 'admissionId',
      en: 'the person has been recognised since: membership ends by another way',
      vi: 'người này đã được công nhận chính thức: việc ra khỏi Đảng đi theo thủ tục khác',
    }),
  },
  ALREADY_REVOKED: {
    meaning: bookkeeping({
      en: 'The admission was revoked.',
      vi: 'Việc kết nạp đã bị hủy.',
    }),
    tell: () => ({
      path: 'admissionId',
      en: 'this admission was revoked: record a new one',
      vi: 'việc kết nạp này đã bị hủy: hãy ghi nhận mới',
    }),
  },
  DECISION_BEFORE_PROPOSAL: {
    meaning: {
      en: 'The decision lies before the proposal of the grassroots committee.',
      vi: 'Ngày quyết định trước ngày đảng ủy cơ sở đề nghị.',
    },
    tell: (day: Day, source: string) => ({
      path: 'decisionOn',
      source,
      en: `the grassroots committee proposed on ${day}: the decision cannot be earlier`,
      vi: `đảng ủy cơ sở đề nghị ngày ${shownDay(day)}: quyết định kết nạp không thể sớm hơn`,
    }),
  },
  DECISION_DIFFERS: {
    meaning: bookkeeping({
      en: 'The decision that is given is not the one on record for this person.',
      vi: 'Quyết định đã ghi khác quyết định đang lưu của người này.',
    }),
    tell: (path: 'decisionNumber' | 'decisionOn', number: string, day: Day) => ({
      path,
      en: `the decision on record is ${number} of ${day}: give that one, or leave number and day out`,
      vi: `quyết định đang lưu là ${number} ngày ${shownDay(day)}: hãy ghi đúng quyết định đó, hoặc để trống số và ngày`,
    }),
  },
  PROBATION_NOT_OVER: {
    meaning: candidate.PROBATION_NOT_OVER.meaning,
    tell: ({ value, source }: { value: number; source: string }, officialOn: Day) => ({
      path: 'ceremonyOn',
      source,
      en: `the person is an official member since ${officialOn}: a ceremony on this day leaves less than ${value} months of probation`,
      vi: `người này là đảng viên chính thức từ ${shownDay(officialOn)}: kết nạp vào ngày này thì chưa đủ ${value} tháng dự bị`,
    }),
  },
  STAGE_NOT_ALLOWED: {
    meaning: candidate.STAGE_NOT_ALLOWED.meaning,
    tell: (stage: CandidateStage, admissible: readonly CandidateStage[]) => {
      const words = admissible.map((one) => stageWords[one]);
      return {
        path: 'candidateId',
        en: `a candidate at “${stageWords[stage].en}” cannot be admitted: the stage must be ${quoted(words, 'en', ' or ')}`,
        vi: `hồ sơ ở bước “${stageWords[stage].vi}” chưa thể kết nạp: phải ở bước ${quoted(words, 'vi', ' hoặc ')}`,
      };
    },
  },
  STEP_BEFORE_LAST: {
    meaning: candidate.STEP_BEFORE_LAST.meaning,
    tell: (day: Day, source: string) => ({
      path: 'ceremonyOn',
      source,
      en: `the case has been decided since ${day}: the ceremony cannot be earlier`,
      vi: `hồ sơ có quyết định từ ${shownDay(day)}: lễ kết nạp không thể sớm hơn`,
    }),
  },
};

/** What refuses an admission or its correction. */
export const violations = violationsOf(refusals);

/** What cannot be right about the days of an admission, or about its correction. */
export const mistakes = mistakesOf({
  ceremonyInFuture: () => ({
    path: 'ceremonyOn',
    en: 'the day of the ceremony lies in the future: record it when it has been held',
    vi: 'ngày kết nạp ở trong tương lai: hãy ghi nhận sau khi đã tổ chức lễ kết nạp',
  }),
  ceremonyTooEarly: () => ({
    path: 'ceremonyOn',
    en: 'the day of the ceremony lies before the Party was founded',
    vi: 'ngày kết nạp trước ngày thành lập Đảng',
  }),
  ceremonyBeforeDecision: () => ({
    path: 'ceremonyOn',
    en: 'the day of the ceremony lies before the day of the decision',
    vi: 'ngày kết nạp trước ngày quyết định',
  }),
  dayOrRevoke: () => ({
    path: 'ceremonyOn',
    en: 'either give the right day of the ceremony, or take the admission back',
    vi: 'hãy cho ngày kết nạp đúng, hoặc hủy việc kết nạp',
  }),
  /** Somebody's stage begins with the ceremony. */
  probationarySince: (day: Day) => ({
    path: 'stageSince',
    en: `a probationary member has been one since the ceremony: ${day}`,
    vi: `đảng viên dự bị tính từ ngày kết nạp: ${shownDay(day)}`,
  }),
});
