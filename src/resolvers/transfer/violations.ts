import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage, TransferState } from '../../db/generated/enums.ts';
import { stageWords } from '../candidate/words.ts';
import { bookkeeping, mistakesOf, violationsOf } from '../refusals.ts';
import { stateWords } from './words.ts';

/** A rule that a sentence rests on. */
interface Rule {
  source: string;
}

export const refusals = {
  CASE_NOT_TRANSFERRED: {
    meaning: {
      en: 'Only the case of a person who is being considered, or is on probation, goes to another grassroots organisation.',
      vi: 'Chỉ chuyển hồ sơ của người đang được xem xét kết nạp hoặc đang dự bị.',
    },
    tell: (stage: CandidateStage, path: string, { source }: Rule) => ({
      path,
      source,
      en: `a case at “${stageWords[stage].en}” is not handed over: an official member is transferred on the roll, and a case that is over begins anew there`,
      vi: `không chuyển hồ sơ đang ở bước “${stageWords[stage].vi}”: đảng viên chính thức thì chuyển sinh hoạt trong danh sách đảng viên; hồ sơ đã kết thúc thì nơi mới lập hồ sơ mới`,
    }),
  },
  MENTOR_NEEDED: {
    meaning: {
      en: 'The committee that takes a case has an official member assigned to help the person; how long the member has known the person is not asked.',
      vi: 'Nơi tiếp nhận phải phân công đảng viên chính thức giúp đỡ, không tính thời gian cùng công tác, cư trú.',
    },
    tell: ({ source }: Rule) => ({
      path: 'mentors',
      source,
      en: 'name the official member of the cell who helps the person from now on',
      vi: 'hãy ghi đảng viên chính thức của chi bộ được phân công giúp đỡ người này',
    }),
  },
  TRANSFER_ANSWERED: {
    meaning: bookkeeping({
      en: 'A request to take a case is answered, or withdrawn, once.',
      vi: 'Mỗi đề nghị chuyển hồ sơ chỉ được trả lời hoặc rút một lần.',
    }),
    tell: (state: TransferState) => ({
      path: 'transferId',
      en: `this request was ${stateWords[state].en} already`,
      vi: `đề nghị này ${stateWords[state].vi}`,
    }),
  },
  TRANSFER_CELL_ELSEWHERE: {
    meaning: bookkeeping({
      en: 'The committee that was asked takes a case into a cell of its own.',
      vi: 'Nơi được đề nghị chỉ tiếp nhận hồ sơ về chi bộ của mình.',
    }),
    tell: () => ({
      path: 'committeeId',
      en: 'this cell belongs to another grassroots organisation than the one that was asked: choose one of its own',
      vi: 'chi bộ này không thuộc tổ chức được đề nghị: hãy chọn chi bộ trực thuộc',
    }),
  },
  TRANSFER_NEEDS_DECIDER: {
    meaning: {
      en: 'Whose admission is decided goes elsewhere only with the word of who decided.',
      vi: 'Đã có quyết định kết nạp thì chỉ chuyển khi cấp ra quyết định đồng ý.',
    },
    tell: {
      asked: ({ source }: Rule) => ({
        path: 'consentNumber',
        source,
        en: 'the admission is decided: give the number of the paper by which who decided agrees',
        vi: 'đã có quyết định kết nạp: hãy ghi số văn bản đồng ý của cấp ra quyết định',
      }),
      accepted: ({ source }: Rule) => ({
        path: 'transferId',
        source,
        en: 'the admission was decided since this was asked: the old committee withdraws it, and asks again with the word of who decided',
        vi: 'sau khi đề nghị đã có quyết định kết nạp: nơi chuyển rút đề nghị và gửi lại kèm văn bản đồng ý của cấp ra quyết định',
      }),
    },
  },
  TRANSFER_OPEN: {
    meaning: bookkeeping({
      en: 'A case is asked to go to one place at a time.',
      vi: 'Mỗi lúc chỉ có một đề nghị chuyển hồ sơ.',
    }),
    tell: (name: string, requestedOn: Day) => ({
      path: 'candidateId',
      en: `“${name}” was asked on ${requestedOn} to take this case: wait for the answer, or withdraw that first`,
      vi: `đã đề nghị “${name}” tiếp nhận hồ sơ này ngày ${shownDay(requestedOn)}: hãy chờ trả lời, hoặc rút đề nghị đó trước`,
    }),
  },
  TRANSFER_THERE_ALREADY: {
    meaning: bookkeeping({
      en: 'The case stands in that grassroots organisation already.',
      vi: 'Hồ sơ đang ở chính tổ chức cơ sở này.',
    }),
    tell: (path: string) => ({
      path,
      en: 'the case stands in this organisation already: within it the case is given to another cell, not handed over',
      vi: 'hồ sơ đang ở chính tổ chức này: giao cho chi bộ khác trong cùng tổ chức thì không phải chuyển',
    }),
  },
  TRANSFER_TOO_EARLY: {
    meaning: bookkeeping({
      en: 'A request is answered on its day or later, and the old cell has the case up to its last step, and over the day of the ceremony.',
      vi: 'Trả lời không trước ngày đề nghị; chi bộ cũ theo dõi hồ sơ đến bước cuối cùng và hết ngày lễ kết nạp.',
    }),
    tell: (path: string, earliest: Day) => ({
      path,
      en: `this can be on ${earliest} or later`,
      vi: `sớm nhất là ngày ${shownDay(earliest)}`,
    }),
  },
};

/** What refuses that a case goes to another grassroots organisation. */
export const violations = violationsOf(refusals);

/** What cannot be right about a form. */
export const mistakes = mistakesOf({
  answerFirst: () => ({
    path: 'answerBy',
    en: 'an answer is asked for on the day of the request or later',
    vi: 'hạn trả lời không thể trước ngày đề nghị',
  }),
});
