import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';
import { stageWords } from '../candidate/words.ts';
import { NotYourStep } from '../errors.ts';
import { bookkeeping, mistakesOf, said, violationsOf } from '../refusals.ts';
import { type CaseStep, stepWords, type Voters } from './words.ts';

export const refusals = {
  CELL_TOO_SMALL: {
    meaning: {
      en: 'A cell with fewer official members than a cell needs cannot vote; the committee above puts members there or merges it.',
      vi: 'Chi bộ không đủ số đảng viên chính thức tối thiểu thì không biểu quyết được; cấp trên bổ sung đảng viên hoặc sáp nhập.',
    },
    tell: (members: number, { value, source }: { value: number; source: string }) => ({
      path: 'official',
      source,
      en: `the cell has ${members} official members and needs ${value} to vote: the committee above puts members there or merges it`,
      vi: `chi bộ có ${members} đảng viên chính thức, cần ít nhất ${value} để biểu quyết: đề nghị cấp trên bổ sung đảng viên hoặc sáp nhập`,
    }),
  },
  DAY_IS_COMPUTED: {
    meaning: {
      en: 'The official day follows the ceremony and is computed; it is not corrected by itself.',
      vi: 'Ngày chính thức tính từ ngày kết nạp, không đính chính riêng.',
    },
    tell: (source: string) => ({
      path: 'effectiveOn',
      source,
      en: 'the official day is the day on which the months of probation end: correct the day of the ceremony',
      vi: 'ngày chính thức là ngày hết thời gian dự bị: hãy đính chính ngày kết nạp',
    }),
  },
  DECISION_BEFORE_RESOLUTION: {
    meaning: {
      en: 'The decision lies before the resolution that it follows.',
      vi: 'Ngày quyết định trước ngày nghị quyết làm căn cứ.',
    },
    tell: (day: Day, source: string) => ({
      path: 'issuedOn',
      source,
      en: `the resolution is of ${day}: the decision cannot be earlier`,
      vi: `nghị quyết ngày ${shownDay(day)}: quyết định không thể sớm hơn`,
    }),
  },
  NO_DECISION_STANDS: {
    meaning: bookkeeping({
      en: 'The case stands on no decision that could be revoked.',
      vi: 'Hồ sơ không dựa trên quyết định nào để thu hồi.',
    }),
    tell: (stage: CandidateStage) => ({
      path: 'candidateId',
      en: `at “${stageWords[stage].en}” no decision stands: only one on admission, recognition or removal is revoked`,
      vi: `ở bước “${stageWords[stage].vi}” không có quyết định nào còn hiệu lực: chỉ thu hồi quyết định kết nạp, công nhận hoặc xóa tên`,
    }),
  },
  NOTHING_TO_CONFIRM: {
    meaning: bookkeeping({
      en: 'The case does not wait for a confirmation.',
      vi: 'Hồ sơ không có bước nào chờ xác nhận.',
    }),
    tell: (stage: CandidateStage) => ({
      path: 'candidateId',
      en: `the case stands at “${stageWords[stage].en}” and waits for no confirmation: leave it out`,
      vi: `hồ sơ đang ở bước “${stageWords[stage].vi}”, không chờ xác nhận: hãy bỏ dòng này`,
    }),
  },
  PAPER_AFTER_STEP: {
    meaning: bookkeeping({
      en: 'The paper of a step from before the system is later than the step.',
      vi: 'Văn bản của bước có từ trước khi dùng phần mềm lại muộn hơn ngày của bước.',
    }),
    tell: (day: Day) => ({
      path: 'madeOn',
      en: `the step was taken on ${day}: its paper is of that day or before`,
      vi: `bước này có ngày ${shownDay(day)}: văn bản phải có từ ngày đó trở về trước`,
    }),
  },
  NOT_ON_PROBATION: {
    meaning: bookkeeping({
      en: 'Only who is on probation is removed from it.',
      vi: 'Chỉ xóa tên người đang là đảng viên dự bị.',
    }),
    tell: (stage: CandidateStage) => ({
      path: 'candidateId',
      en: `the case is at “${stageWords[stage].en}”: only who is on probation is removed from it`,
      vi: `hồ sơ đang ở bước “${stageWords[stage].vi}”: chỉ xóa tên người đang là đảng viên dự bị`,
    }),
  },
  OTHER_CELL_THEN: {
    meaning: bookkeeping({
      en: 'On the corrected day another cell had the case: a vote is that of the cell of its day.',
      vi: 'Vào ngày đính chính, hồ sơ thuộc chi bộ khác; nghị quyết phải của chi bộ có hồ sơ ngày đó.',
    }),
    tell: () => ({
      path: 'effectiveOn',
      en: 'another cell had the case on this day: the vote cannot have been held then',
      vi: 'ngày này hồ sơ thuộc chi bộ khác: không thể biểu quyết vào ngày đó',
    }),
  },
  OTHER_ORGANISATION: {
    meaning: bookkeeping({
      en: 'The right cell comes under another grassroots organisation, and what is corrected was done above the cell.',
      vi: 'Chi bộ đúng thuộc tổ chức cơ sở đảng khác, trong khi bước cần đính chính do cấp trên chi bộ thực hiện.',
    }),
    tell: () => ({
      path: 'committeeId',
      en: 'this cell comes under another grassroots organisation, whose committee has not voted on the case: go back to the step of the cell, or have the case transferred',
      vi: 'chi bộ này thuộc tổ chức cơ sở đảng khác, cấp ủy nơi đó chưa biểu quyết: hãy đính chính bước của chi bộ, hoặc làm thủ tục chuyển hồ sơ',
    }),
  },
  STEP_BREAKS_LATER: {
    meaning: {
      en: 'The corrected day lies behind a later step, or the right cell is not below who took that. It is refused, or takes that step back, as asked; a decision is revoked first.',
      vi: 'Ngày đính chính sau một bước đã thực hiện, hoặc chi bộ đúng không thuộc cấp đã thực hiện bước đó. Từ chối, hoặc lùi bước đó nếu được yêu cầu; quyết định thì phải thu hồi trước.',
    },
    tell: (path: 'effectiveOn' | 'committeeId', stage: CandidateStage, day: Day, decided: boolean, source: string) => {
      const way: Words = decided
        ? { en: 'revoke that decision first', vi: 'hãy thu hồi quyết định đó trước' }
        : path === 'committeeId'
          ? {
              en: 'another committee has taken it: have it taken back',
              vi: 'bước đó do cấp ủy khác thực hiện: hãy chọn lùi bước đó',
            }
          : { en: 'give a day before, or have it taken back', vi: 'hãy ghi ngày sớm hơn, hoặc chọn lùi bước đó' };
      return {
        path,
        source,
        en: `“${stageWords[stage].en}” followed on ${day}: ${way.en}`,
        vi: `bước “${stageWords[stage].vi}” đã có ngày ${shownDay(day)}: ${way.vi}`,
      };
    },
  },
  REVOKED_BEFORE_STEP: {
    meaning: {
      en: 'The revocation lies before what it takes back.',
      vi: 'Ngày thu hồi trước ngày của quyết định hoặc của bước bị thu hồi.',
    },
    tell: (day: Day, source: string) => ({
      path: 'revokedOn',
      source,
      en: `what is revoked is of ${day}: the revocation cannot be earlier`,
      vi: `việc bị thu hồi có ngày ${shownDay(day)}: thu hồi không thể sớm hơn`,
    }),
  },
  EXTENSION_TOO_LONG: {
    meaning: {
      en: 'The time for a decision is extended by more working days than the rule allows, with what it was extended before.',
      vi: 'Gia hạn ra quyết định quá số ngày làm việc cho phép, tính cả các lần gia hạn trước.',
    },
    tell: (most: number, already: number, source: string) => ({
      path: 'days',
      source,
      en: `the time may be extended by ${most} working days in all, and was by ${already}: give ${most - already} at most`,
      vi: `được gia hạn tổng cộng ${most} ngày làm việc, đã gia hạn ${already} ngày: ghi nhiều nhất ${most - already} ngày`,
    }),
  },
  NO_COMMITTEE_VOTES: {
    meaning: {
      en: 'For a grassroots cell no committee votes: its resolution goes to the committee that decides.',
      vi: 'Chi bộ cơ sở không có đảng ủy cơ sở biểu quyết: nghị quyết chi bộ trình thẳng cấp có thẩm quyền.',
    },
    tell: (source: string) => ({
      path: 'candidateId',
      source,
      en: 'this is a cell of the grassroots: no committee votes, its resolution goes to the committee that decides',
      vi: 'đây là chi bộ cơ sở: không có bước đảng ủy cơ sở, nghị quyết trình thẳng cấp có thẩm quyền quyết định',
    }),
  },
  NOT_THE_NEXT_STEP: {
    meaning: {
      en: 'The case does not stand where this step is taken; the message names the next one.',
      vi: 'Hồ sơ chưa ở bước này, hoặc đã qua; thông báo nêu bước tiếp theo.',
    },
    tell: (step: CaseStep, next: CaseStep | null, source: string) => {
      const then: Words =
        next === null
          ? {
              en: 'the case is over, or the person is not on the list',
              vi: 'hồ sơ đã kết thúc, hoặc người này không còn trong danh sách',
            }
          : { en: `next is ${stepWords[next].en}`, vi: `bước tiếp theo là ${stepWords[next].vi}` };
      return {
        path: 'candidateId',
        source,
        en: `this is not the time for ${stepWords[step].en}: ${then.en}`,
        vi: `chưa phải lúc ${stepWords[step].vi}: ${then.vi}`,
      };
    },
  },
  VOTE_BASE_DIFFERS: {
    meaning: bookkeeping({
      en: 'The official members of the vote, those transferred out for a time or the exempt are not those on the roll of the cell on that day or, where it keeps none, the official members are not those that it reported last.',
      vi: 'Số đảng viên chính thức, số chuyển sinh hoạt tạm thời hoặc số được miễn khi biểu quyết khác danh sách đảng viên ngày đó; nếu chưa lập danh sách thì số chính thức khác báo cáo gần nhất.',
    }),
    tell: {
      report: (members: number, official: number, day: Day) => ({
        path: 'official',
        en: `${members} official members were given and ${official} reported on ${day}: report the members of the day of the vote first, or correct the number`,
        vi: `ghi ${members} đảng viên chính thức nhưng báo cáo ngày ${shownDay(day)} là ${official}: hãy báo cáo số đảng viên của ngày họp trước, hoặc sửa lại`,
      }),
      roll: (members: number, official: number, day: Day) => ({
        path: 'official',
        en: `${members} official members were given and ${official} are on the roll on ${day}: put the roll right first, or correct the number`,
        vi: `ghi ${members} đảng viên chính thức nhưng danh sách ngày ${shownDay(day)} có ${official}: hãy bổ sung danh sách trước, hoặc sửa lại`,
      }),
      away: (away: number, known: number, day: Day) => ({
        path: 'away',
        en: `${away} official members were given as transferred out for a time and ${known} are on the roll on ${day}: put the roll right first, or correct the number`,
        vi: `ghi ${away} đảng viên chuyển sinh hoạt tạm thời nhưng danh sách ngày ${shownDay(day)} có ${known}: hãy bổ sung danh sách trước, hoặc sửa lại`,
      }),
      exempt: (absent: number, known: number, day: Day) => ({
        path: 'exemptAbsent',
        en: `${absent} exempt members were given as absent and ${known} are exempt on the roll on ${day}: put the roll right first, or correct the number`,
        vi: `ghi ${absent} đảng viên được miễn sinh hoạt vắng mặt nhưng danh sách ngày ${shownDay(day)} chỉ có ${known} người được miễn: hãy bổ sung danh sách trước, hoặc sửa lại`,
      }),
    },
  },
  VOTE_MISSING: {
    meaning: {
      en: 'Where the whole grassroots committee decides, its vote is the decision: it is recorded first.',
      vi: 'Nơi toàn thể đảng ủy cơ sở quyết định thì phải ghi kết quả biểu quyết của đảng ủy trước.',
    },
    tell: (name: string, source: string) => ({
      path: 'candidateId',
      source,
      en: `“${name}” decides by the vote of all its members: record that vote first`,
      vi: `“${name}” quyết định bằng biểu quyết của toàn thể cấp ủy: hãy ghi kết quả biểu quyết trước`,
    }),
  },
};

/** What refuses a vote or a decision. */
export const violations = violationsOf(refusals);

/** What cannot be right about one. */
export const mistakes = mistakesOf({
  nothingCorrected: () => ({
    path: 'effectiveOn',
    en: 'the step stands so already: give the right day, number or cell',
    vi: 'bước này đã ghi đúng như vậy: hãy ghi ngày, số hoặc chi bộ đúng',
  }),
  nobodyVotes: () => ({
    path: 'official',
    en: 'more members are taken off than there are: nobody would vote',
    vi: 'số được trừ nhiều hơn hoặc bằng số đảng viên: không còn ai biểu quyết',
  }),
  notTheBase: (base: number, { members, away, exemptAbsent }: Voters, counted: number) => ({
    path: 'yes',
    en: `for, against, blank and absent are ${counted} together and must be ${base} = ${members} - ${away} away - ${exemptAbsent} exempt and absent`,
    vi: `tán thành, không tán thành, trắng và vắng mặt cộng lại là ${counted}, phải bằng ${base} = ${members} - ${away} chuyển sinh hoạt tạm thời - ${exemptAbsent} được miễn và vắng mặt`,
  }),
  receivedEarly: () => ({
    path: 'receivedOn',
    en: 'the decision was received before it was issued',
    vi: 'ngày nhận trước ngày ban hành quyết định',
  }),
});

/** A step that waits for another body. @param name - of the committee whose step it is. */
export function notYourStep(name: string): NotYourStep {
  return new NotYourStep(
    said({
      en: `this step waits for “${name}”, or a committee above it that records it in its place`,
      vi: `bước này chờ “${name}” thực hiện, hoặc cấp trên ghi thay`,
    }),
    ['candidateId'],
  );
}
