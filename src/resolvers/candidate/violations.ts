import type { Body } from '../../access/policy.ts';
import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage, Education } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';
import { bookkeeping, mistakesOf, violationsOf } from '../refusals.ts';
import { bodyWords, educationWords, stageWords } from './words.ts';

export const refusals = {
  AGE_OUT_OF_RANGE: {
    meaning: {
      en: 'At the cell’s review the person is younger or older than the regulation allows, counted by month.',
      vi: 'Khi chi bộ xét, người này chưa đủ hoặc đã quá tuổi kết nạp theo quy định (tính theo tháng).',
    },
    tell: ({ value, source }: { value: { fromYears: number; toYears: number }; source: string }, path: string) => ({
      path,
      source,
      en: `at the cell's review a person must be full ${value.fromYears} and not older than full ${value.toYears}, counted by month; who is older is admitted only with the written consent of the province, given before the decision`,
      vi: `khi chi bộ xét, người được kết nạp phải đủ ${value.fromYears} tuổi đến đủ ${value.toYears} tuổi (tính theo tháng); người quá tuổi chỉ được kết nạp khi có văn bản đồng ý của ban thường vụ tỉnh ủy trước khi quyết định`,
    }),
  },
  ALREADY_MENTOR: {
    meaning: bookkeeping({
      en: 'A member of this name helps the person already.',
      vi: 'Đảng viên có tên này đang được phân công giúp đỡ rồi.',
    }),
    tell: () => ({
      path: 'memberName',
      en: 'a member of this name helps the person already: choose another one',
      vi: 'đảng viên có tên này đang được phân công giúp đỡ rồi: hãy chọn đảng viên khác',
    }),
  },
  CASE_NOT_ASSIGNED: {
    meaning: bookkeeping({
      en: 'A case is given to a cell before the admission.',
      vi: 'Chỉ giao hồ sơ cho chi bộ trước khi kết nạp.',
    }),
    tell: (stage: CandidateStage) => ({
      path: 'candidateId',
      en: `a case at “${stageWords[stage].en}” is not given to another cell: only those of people who may still be admitted are`,
      vi: `không giao hồ sơ ở bước “${stageWords[stage].vi}” cho chi bộ khác: chỉ giao hồ sơ của người còn có thể được kết nạp`,
    }),
  },
  CASE_THERE_ALREADY: {
    meaning: bookkeeping({
      en: 'The cell has the case already.',
      vi: 'Chi bộ này đang theo dõi hồ sơ rồi.',
    }),
    tell: () => ({
      path: 'committeeId',
      en: 'this cell has the case already: choose another one, or leave it so',
      vi: 'chi bộ này đang theo dõi hồ sơ rồi: hãy chọn chi bộ khác, hoặc giữ nguyên',
    }),
  },
  SCHOOLING_SHORT: {
    meaning: {
      en: 'The person went to school for less than the regulation asks; in difficult areas it asks for less.',
      vi: 'Trình độ học vấn chưa đạt theo quy định; vùng khó khăn có mức thấp hơn.',
    },
    tell: (least: Education, source: string) => ({
      path: 'candidateId',
      source,
      en: `the schooling on record is below what is asked here, “${educationWords[least].en}”: wait until it is reached, or correct what is on record`,
      vi: `trình độ học vấn đang ghi thấp hơn mức yêu cầu ở đây là “${educationWords[least].vi}”: hãy chờ đạt trình độ, hoặc sửa thông tin đã ghi`,
    }),
  },
  NOT_A_CITIZEN: {
    meaning: {
      en: 'Only citizens of Vietnam are admitted, and the person is on record as none.',
      vi: 'Chỉ kết nạp công dân Việt Nam; người này đang ghi là không phải công dân.',
    },
    tell: (source: string) => ({
      path: 'candidateId',
      source,
      en: 'the person is on record as no citizen: nobody else is admitted; correct it where it is wrong',
      vi: 'người này đang ghi là không phải công dân Việt Nam nên không được kết nạp: hãy sửa nếu ghi nhầm',
    }),
  },
  HISTORY_BEFORE_APPLICATION: {
    meaning: {
      en: 'The life history is older than the application, which comes first.',
      vi: 'Lý lịch có trước đơn xin vào Đảng; đơn phải có trước.',
    },
    tell: (source: string) => ({
      path: ['facts', 'historyOn'],
      source,
      en: 'the application comes first, then the life history: look at both days',
      vi: 'phải có đơn xin vào Đảng trước, sau đó mới khai lý lịch: hãy xem lại hai ngày',
    }),
  },
  LEGACY_NOT_CONFIRMED: {
    meaning: bookkeeping({
      en: 'The case stands on a step from before the system, which its body has not confirmed yet.',
      vi: 'Hồ sơ đang ở một bước có từ trước khi dùng phần mềm, cấp có trách nhiệm chưa xác nhận.',
    }),
    tell: (stage: CandidateStage, body: Body) => ({
      path: 'candidateId',
      en: `“${stageWords[stage].en}” is from before the system: ${bodyWords[body].en} confirms it first, with the number and day of its paper`,
      vi: `bước “${stageWords[stage].vi}” có từ trước khi dùng phần mềm: ${bodyWords[body].vi} xác nhận trước, kèm số và ngày văn bản`,
    }),
  },
  MENTOR_BEFORE_LIST: {
    meaning: bookkeeping({
      en: 'A member helps from the day on which the person was put on the list, not before.',
      vi: 'Việc giúp đỡ bắt đầu từ ngày đưa vào danh sách, không sớm hơn.',
    }),
    tell: (day: Day) => ({
      path: 'startsOn',
      en: `the person was put on the list on ${day}: give that day or a later one`,
      vi: `người này được đưa vào danh sách ngày ${shownDay(day)}: hãy ghi ngày đó hoặc sau đó`,
    }),
  },
  MENTOR_ENDED: {
    meaning: bookkeeping({
      en: 'The assignment has ended already.',
      vi: 'Việc phân công giúp đỡ đã kết thúc.',
    }),
    tell: (day: Day) => ({
      path: 'mentorId',
      en: `this assignment ended on ${day}: nothing is to be done`,
      vi: `việc phân công này đã kết thúc ngày ${shownDay(day)}: không cần làm gì thêm`,
    }),
  },
  MENTOR_ENDS_EARLY: {
    meaning: bookkeeping({
      en: 'The assignment would end before it began.',
      vi: 'Ngày kết thúc trước ngày bắt đầu phân công.',
    }),
    tell: (day: Day) => ({
      path: 'endsOn',
      en: `the assignment began on ${day}: it cannot end before`,
      vi: `việc phân công bắt đầu ngày ${shownDay(day)}: không thể kết thúc trước ngày đó`,
    }),
  },
  MENTORS_ENOUGH: {
    meaning: bookkeeping({
      en: 'So many members help already as may at a time.',
      vi: 'Số đảng viên giúp đỡ đã đủ.',
    }),
    tell: (most: number) => ({
      path: 'candidateId',
      en: `${most} members help already: end the assignment of one of them first`,
      vi: `đã có ${most} đảng viên giúp đỡ: hãy kết thúc phân công của một người trước`,
    }),
  },
  NOT_ON_LIST: {
    meaning: bookkeeping({
      en: 'Members help who is on the list, until recognition.',
      vi: 'Đảng viên giúp đỡ người trong danh sách, đến khi được công nhận chính thức.',
    }),
    tell: (stage: CandidateStage) => ({
      path: 'candidateId',
      en: `at “${stageWords[stage].en}” nobody is assigned to help: put the person on the list first, or let the case rest`,
      vi: `ở bước “${stageWords[stage].vi}” không phân công giúp đỡ: hãy đưa vào danh sách trước, hoặc để hồ sơ kết thúc`,
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
  PLACED_LATER: {
    meaning: bookkeeping({
      en: 'The case came to its cell on that day or later.',
      vi: 'Hồ sơ về chi bộ hiện tại từ ngày đó hoặc muộn hơn.',
    }),
    tell: (day: Day) => ({
      path: 'effectiveOn',
      en: `the case came to its cell on ${day}: it goes to another one later than that`,
      vi: `hồ sơ về chi bộ hiện tại từ ngày ${shownDay(day)}: chỉ giao cho chi bộ khác sau ngày đó`,
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
    meaning: bookkeeping({
      en: 'A step back or off the list needs a reason.',
      vi: 'Lùi bước hoặc đưa ra khỏi danh sách thì phải nêu lý do.',
    }),
    tell: () => ({
      path: 'reason',
      en: 'going back or off the list needs a reason',
      vi: 'lùi bước hoặc đưa ra khỏi danh sách thì phải nêu lý do',
    }),
  },
  STAGE_NOT_ALLOWED: {
    meaning: bookkeeping({
      en: 'The stage of the candidate does not allow it; the message names the stages that do.',
      vi: 'Bước hiện tại của hồ sơ không cho phép; thông báo nêu các bước phù hợp.',
    }),
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
  removed: {
    en: 'the person was removed by a decision: where it was wrong, that decision is revoked',
    vi: 'người này đã bị xóa tên theo quyết định: nếu sai, hãy thu hồi quyết định đó',
  },
  removedElsewhere: {
    en: 'who is on probation is removed by a decision, which is recorded as such',
    vi: 'xóa tên đảng viên dự bị phải có quyết định, được ghi nhận riêng',
  },
  comesBackAt: {
    en: `who comes back starts at “${stageWords.SOURCE.en}” or “${stageWords.OUTSTANDING.en}”`,
    vi: `người trở lại bắt đầu từ bước “${stageWords.SOURCE.vi}” hoặc “${stageWords.OUTSTANDING.vi}”`,
  },
  onListAlready: {
    en: 'the case goes on from where it stands: only who is a source, off the list or has withdrawn is put on the list',
    vi: 'hồ sơ tiếp tục từ bước hiện tại: chỉ đưa vào danh sách người đang là nguồn, đã ra khỏi danh sách hoặc đã tự rút',
  },
  thereAlready: { en: 'the candidate is there already', vi: 'hồ sơ đang ở bước này rồi' },
} satisfies Record<string, Words>;

/** What leads to a stage that no case is moved to by hand. */
export function takenByHint({ en, vi }: Words): Words {
  return {
    en: `what leads there is ${en}, recorded as such by the body whose step it is`,
    vi: `bước này chỉ đạt được bằng việc ${vi}, do cấp có trách nhiệm ghi nhận`,
  };
}

/** The stage that a step would lead to. */
export function nextStageHint(next: CandidateStage): Words {
  return { en: `the next stage is “${stageWords[next].en}”`, vi: `bước tiếp theo là “${stageWords[next].vi}”` };
}

/** What cannot be right about a form, or the question for a list. */
export const mistakes = mistakesOf({
  resolutionMissing: () => ({
    path: 'documentNumber',
    en: 'who is put on the list is so by a resolution of the cell: give its number',
    vi: 'đưa vào danh sách phải có nghị quyết chi bộ: hãy ghi số nghị quyết',
  }),
  mentorsOfSource: () => ({
    path: 'mentors',
    en: 'members help from the list on: leave them out for a source, or put the person on the list',
    vi: 'chỉ phân công giúp đỡ khi đã đưa vào danh sách: với nguồn thì để trống, hoặc đưa người này vào danh sách',
  }),
  mentorTwice: (n: number) => ({
    path: ['mentors', String(n), 'memberName'],
    en: 'this member is named twice',
    vi: 'đảng viên này được ghi hai lần',
  }),
  reasonForIdentity: () => ({
    path: 'reason',
    en: 'name, sex and birth are put right with a reason',
    vi: 'sửa họ tên, giới tính hoặc ngày sinh thì phải nêu lý do',
  }),
  tooManyCandidates: (total: number, most: number) => ({
    path: 'committee',
    en: `${total} candidates are more than ${most}: choose a committee further down`,
    vi: `${total} quần chúng là quá ${most}: hãy chọn tổ chức đảng cấp dưới`,
  }),
});
