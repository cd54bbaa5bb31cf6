import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';
import { mistakesOf, violationsOf } from '../refusals.ts';
import { stageWords } from './words.ts';

export const refusals = {
  AGE_OUT_OF_RANGE: {
    meaning: {
      en: 'At the cell’s review the person is younger or older than the regulation allows, counted by month.',
      vi: 'Khi chi bộ xét, người này chưa đủ hoặc đã quá tuổi kết nạp theo quy định (tính theo tháng).',
    },
    tell: ({ value, source }: { value: { fromYears: number; toYears: number }; source: string }, path: string) => ({
      path,
      source,
      en: `at the cell's review a person must be full ${value.fromYears} and not older than full ${value.toYears}, counted by month`,
      vi: `khi chi bộ xét, người được kết nạp phải đủ ${value.fromYears} tuổi đến đủ ${value.toYears} tuổi (tính theo tháng)`,
    }),
  },
  OFFICIAL_DAY_WRONG: {
    meaning: {
      en: 'The official day is the day on which the twelve months of probation end; the message names it.',
      vi: 'Ngày chính thức là ngày hết mười hai tháng dự bị; thông báo nêu ngày đó.',
    },
    tell: ({ value, source }: Probation, day: Day) => ({
      path: 'effectiveOn',
      source,
      en: `the person is an official member from ${day}, the day the ${value} months end, however late it was decided: give that day`,
      vi: `ngày chính thức là ${shownDay(day)}, ngày hết ${value} tháng dự bị, dù quyết định muộn hơn: hãy ghi đúng ngày đó`,
    }),
  },
  PROBATION_NOT_OVER: {
    meaning: {
      en: 'The twelve months of probation are not over, or would not have been after a correction.',
      vi: 'Chưa hết mười hai tháng dự bị, hoặc sau khi đính chính thì chưa đủ.',
    },
    tell: ({ value, source }: Probation) => ({
      path: 'effectiveOn',
      source,
      en: `recognition is possible ${value} months after the ceremony, not before`,
      vi: `chỉ được công nhận chính thức sau ${value} tháng kể từ ngày kết nạp`,
    }),
  },
  REASON_REQUIRED: {
    meaning: {
      en: 'A step back or off the list needs a reason.',
      vi: 'Lùi bước hoặc đưa ra khỏi danh sách thì phải nêu lý do.',
    },
    tell: () => ({
      path: 'reason',
      en: 'going back or off the list needs a reason',
      vi: 'lùi bước hoặc đưa ra khỏi danh sách thì phải nêu lý do',
    }),
  },
  STAGE_NOT_ALLOWED: {
    meaning: {
      en: 'The stage of the candidate does not allow it; the message names the stages that do.',
      vi: 'Bước hiện tại của hồ sơ không cho phép; thông báo nêu các bước phù hợp.',
    },
    tell: (from: CandidateStage, to: CandidateStage, hint: Words) => ({
      path: 'to',
      en: `a candidate cannot go from “${stageWords[from].en}” to “${stageWords[to].en}”: ${hint.en}`,
      vi: `không thể chuyển hồ sơ từ bước “${stageWords[from].vi}” sang “${stageWords[to].vi}”: ${hint.vi}`,
    }),
  },
  STEP_BEFORE_LAST: {
    meaning: {
      en: 'The step lies before the one that was taken last.',
      vi: 'Ngày của bước này trước ngày của bước gần nhất.',
    },
    tell: (day: Day, source: string) => ({
      path: 'effectiveOn',
      source,
      en: `the step before was on ${day}: this one cannot be earlier`,
      vi: `bước trước có hiệu lực từ ${shownDay(day)}: bước này không thể sớm hơn`,
    }),
  },
};

/** Months of probation, as they are in force. */
interface Probation {
  value: number;
  source: string;
}

/** What refuses a step of a case. */
export const violations = violationsOf(refusals);

/** Why a stage cannot be reached by a step, and what leads there. */
export const hints = {
  takenBackElsewhere: {
    en: 'an admission is taken back by correcting it, not by a step',
    vi: 'muốn hủy việc kết nạp, hãy đính chính kết nạp, không lùi bước hồ sơ',
  },
  recordedElsewhere: {
    en: 'an admission is recorded as such, with its ceremony, not by a step',
    vi: 'việc kết nạp được ghi nhận riêng, kèm ngày lễ kết nạp, không phải bằng chuyển bước',
  },
  comesBackAt: {
    en: `who comes back starts at “${stageWords.SOURCE.en}” or “${stageWords.OUTSTANDING.en}”`,
    vi: `người trở lại bắt đầu từ bước “${stageWords.SOURCE.vi}” hoặc “${stageWords.OUTSTANDING.vi}”`,
  },
  thereAlready: { en: 'the candidate is there already', vi: 'hồ sơ đang ở bước này rồi' },
} satisfies Record<string, Words>;

/** The stage that a step would lead to. */
export function nextStageHint(next: CandidateStage): Words {
  return { en: `the next stage is “${stageWords[next].en}”`, vi: `bước tiếp theo là “${stageWords[next].vi}”` };
}

/** What cannot be right about the question for a list. */
export const mistakes = mistakesOf({
  tooManyCandidates: (total: number, most: number) => ({
    path: 'committee',
    en: `${total} candidates are more than ${most}: choose a committee further down`,
    vi: `${total} quần chúng là quá ${most}: hãy chọn tổ chức đảng cấp dưới`,
  }),
});
