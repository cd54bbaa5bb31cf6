import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage, Introducer } from '../../db/generated/enums.ts';
import { stageWords } from '../candidate/words.ts';
import { bookkeeping, mistakesOf, violationsOf } from '../refusals.ts';
import { introducerWords } from './words.ts';

/** A rule that a sentence rests on. */
interface Rule {
  source: string;
}

/** A number of a rule. */
interface Numbered extends Rule {
  value: number;
}

export const refusals = {
  ACQUAINTANCE_SHORT: {
    meaning: {
      en: 'The member has not been in the same place as the person for twelve months.',
      vi: 'Đảng viên giới thiệu chưa cùng công tác, lao động, học tập hoặc cư trú đủ thời gian với người được giới thiệu.',
    },
    tell: ({ value, source }: Numbered, from: Day) => ({
      path: 'acquaintedSince',
      source,
      en: `who introduces has worked, studied or lived in the same place for ${value} months: from ${from} on, or choose another member`,
      vi: `người giới thiệu phải cùng công tác, lao động, học tập hoặc cư trú ít nhất ${value} tháng: từ ngày ${shownDay(from)}, hoặc hãy chọn đảng viên khác`,
    }),
  },
  ALREADY_INTRODUCED: {
    meaning: bookkeeping({
      en: 'The same member or organisation introduces the person already.',
      vi: 'Đảng viên hoặc tổ chức này đã giới thiệu rồi.',
    }),
    tell: (path: 'introducer' | 'name') => ({
      path,
      en: 'the same one introduces the person already: choose another one',
      vi: 'đảng viên hoặc tổ chức này đã giới thiệu rồi: hãy chọn đảng viên hoặc tổ chức khác',
    }),
  },
  INTRODUCED_EARLIER: {
    meaning: bookkeeping({
      en: 'Another member introduces after the one whose place it takes.',
      vi: 'Ngày giới thiệu thay không thể trước ngày giới thiệu ban đầu.',
    }),
    tell: (day: Day) => ({
      path: 'introducedOn',
      en: `the member whose place is taken introduced on ${day}: the other one cannot do so earlier`,
      vi: `đảng viên được thay đã giới thiệu ngày ${shownDay(day)}: người thay không thể giới thiệu sớm hơn`,
    }),
  },
  INTRODUCER_REPLACED: {
    meaning: bookkeeping({
      en: 'Another member has taken this one’s place already.',
      vi: 'Đảng viên giới thiệu này đã được thay.',
    }),
    tell: () => ({
      path: 'introductionId',
      en: 'another member has taken this one’s place already: look at who introduces now',
      vi: 'đảng viên giới thiệu này đã được thay: hãy xem người giới thiệu hiện nay',
    }),
  },
  INTRODUCERS_ENOUGH: {
    meaning: {
      en: 'As many members introduce the person as the rules ask for.',
      vi: 'Đã đủ số đảng viên giới thiệu.',
    },
    tell: ({ value, source }: { value: { alone: number } } & Rule) => ({
      path: 'candidateId',
      source,
      en: `${value.alone} members introduce already: put another one in the place of one of them`,
      vi: `đã có ${value.alone} đảng viên giới thiệu: nếu cần, hãy thay một người trong số đó`,
    }),
  },
  NOT_INTRODUCED_NOW: {
    meaning: bookkeeping({
      en: 'A person is introduced before the cell has resolved on the case.',
      vi: 'Chỉ giới thiệu trước khi chi bộ ra nghị quyết.',
    }),
    tell: (stage: CandidateStage) => ({
      path: 'candidateId',
      en: `nobody is introduced at “${stageWords[stage].en}”: it is done before the cell resolves`,
      vi: `không giới thiệu ở bước “${stageWords[stage].vi}”: việc giới thiệu phải trước khi chi bộ ra nghị quyết`,
    }),
  },
  NOT_OF_ORGANISATION: {
    meaning: {
      en: 'The Youth Union and the trade union introduce their own members.',
      vi: 'Đoàn Thanh niên, Công đoàn chỉ giới thiệu đoàn viên của mình.',
    },
    tell: (introducer: Introducer, { source }: Rule) => ({
      path: 'introducer',
      source,
      en: `“${introducerWords[introducer].en}” introduces its members, and the person is not on record as one: enter that first, or have two members introduce`,
      vi: `“${introducerWords[introducer].vi}” chỉ giới thiệu đoàn viên của mình, hồ sơ chưa ghi người này là đoàn viên: hãy bổ sung hồ sơ, hoặc để hai đảng viên giới thiệu`,
    }),
  },
  NOT_OF_YOUTH_AGE: {
    meaning: {
      en: 'The person is past the age of the Youth Union.',
      vi: 'Người này đã quá độ tuổi đoàn viên.',
    },
    tell: ({ value, source }: Numbered) => ({
      path: 'introducer',
      source,
      en: `the Youth Union introduces who is of its age, up to full ${value} years: have two members introduce`,
      vi: `Đoàn Thanh niên giới thiệu người trong độ tuổi đoàn viên, đến ${value} tuổi: hãy để hai đảng viên giới thiệu`,
    }),
  },
  ORGANISATION_STAYS: {
    meaning: bookkeeping({
      en: 'Another member takes the place of a member, never that of an organisation.',
      vi: 'Chỉ thay đảng viên giới thiệu, không thay tổ chức giới thiệu.',
    }),
    tell: () => ({
      path: 'introductionId',
      en: 'an organisation has introduced: only a member is replaced by another',
      vi: 'đây là giới thiệu của tổ chức: chỉ thay được đảng viên giới thiệu',
    }),
  },
  YOUTH_UNION_INTRODUCES: {
    meaning: {
      en: 'Who is in the Youth Union and of its age is introduced by it, not by the trade union.',
      vi: 'Đoàn viên trong độ tuổi do Đoàn Thanh niên giới thiệu, không phải Công đoàn.',
    },
    tell: ({ source }: Rule) => ({
      path: 'introducer',
      source,
      en: 'the person is in the Youth Union and of its age: the Youth Union introduces, the trade union where there is none',
      vi: 'người này là đoàn viên trong độ tuổi: do Đoàn Thanh niên giới thiệu; Công đoàn chỉ giới thiệu nơi không có Đoàn',
    }),
  },
};

/** What refuses an introduction. */
export const violations = violationsOf(refusals);

/** What cannot be right about a form. */
export const mistakes = mistakesOf({
  memberOfOrganisation: () => ({
    path: 'memberId',
    en: 'only a member is on the roll: leave it out for an organisation',
    vi: 'chỉ đảng viên mới có trong danh sách: với tổ chức thì để trống',
  }),
  knownLater: () => ({
    path: 'acquaintedSince',
    en: 'the member has known the person from before the introduction: look at both days',
    vi: 'thời gian quen biết phải trước ngày giới thiệu: hãy xem lại hai ngày',
  }),
  resolutionMissing: () => ({
    path: 'documentNumber',
    en: 'an organisation introduces by a resolution: give its number',
    vi: 'tổ chức giới thiệu bằng nghị quyết: hãy ghi số nghị quyết',
  }),
  sinceMissing: () => ({
    path: 'acquaintedSince',
    en: 'say since when the member has worked, studied or lived in the same place',
    vi: 'hãy ghi đảng viên cùng công tác, lao động, học tập hoặc cư trú từ ngày nào',
  }),
  sinceOfOrganisation: () => ({
    path: 'acquaintedSince',
    en: 'this is asked of members alone: leave it out for an organisation',
    vi: 'chỉ ghi với đảng viên: với tổ chức thì để trống',
  }),
});
