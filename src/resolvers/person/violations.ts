import type { CandidateStage } from '../../db/generated/enums.ts';
import { quoted } from '../../messages/language.ts';
import { stageWords } from '../candidate/words.ts';
import { mistakesOf, violationsOf } from '../refusals.ts';

export const refusals = {
  ALREADY_ERASED: {
    meaning: { en: 'The person was erased.', vi: 'Dữ liệu của người này đã được xóa.' },
    tell: () => ({
      path: 'candidateId',
      en: 'this person was erased already',
      vi: 'dữ liệu của người này đã được xóa',
    }),
  },
  CASE_OPEN: {
    meaning: {
      en: 'A person is erased when the case is over, not before.',
      vi: 'Chỉ xóa dữ liệu cá nhân khi hồ sơ đã kết thúc.',
    },
    tell: (over: readonly CandidateStage[], stage: CandidateStage) => {
      const words = over.map((one) => stageWords[one]);
      return {
        path: 'candidateId',
        en: `a case is erased when it is over: ${quoted(words, 'en')}; this one is at “${stageWords[stage].en}”`,
        vi: `chỉ xóa dữ liệu khi hồ sơ đã kết thúc (${quoted(words, 'vi')}); hồ sơ này đang ở bước “${stageWords[stage].vi}”`,
      };
    },
  },
  EARLIER_CASE_DIFFERS: {
    meaning: {
      en: 'The person of the earlier case has another name, sex or birth than the one who is entered.',
      vi: 'Người trong hồ sơ trước có họ tên, giới tính hoặc tháng năm sinh khác với người đang nhập.',
    },
    tell: () => ({
      path: 'earlierCaseId',
      en: 'the person of this case has another name, sex or birth on record: look whether it is the right one, or put right what is on record first',
      vi: 'người trong hồ sơ này có họ tên, giới tính hoặc tháng năm sinh khác: hãy xem lại có đúng người không, hoặc đính chính hồ sơ đó trước',
    }),
  },
  EARLIER_CASE_OPEN: {
    meaning: {
      en: 'A person has one open case at a time, and one of this person is open.',
      vi: 'Mỗi người chỉ có một hồ sơ đang mở; người này đang có một hồ sơ chưa kết thúc.',
    },
    tell: () => ({
      path: 'earlierCaseId',
      en: 'a case of this person is open: go on with that one, or end it first',
      vi: 'người này đang có hồ sơ chưa kết thúc: hãy tiếp tục hồ sơ đó, hoặc kết thúc trước',
    }),
  },
  OTHER_CASE_OPEN: {
    meaning: {
      en: 'Another case of the person is open, or has led to membership.',
      vi: 'Người này còn hồ sơ khác chưa kết thúc, hoặc đã là đảng viên theo hồ sơ khác.',
    },
    tell: {
      erased: () => ({
        path: 'candidateId',
        en: 'another case of this person is open: a person is erased when all cases are over',
        vi: 'người này còn hồ sơ khác chưa kết thúc: chỉ xóa dữ liệu khi mọi hồ sơ đã kết thúc',
      }),
      goesOn: () => ({
        path: 'candidateId',
        en: 'another case of this person is open, or has led to membership: go on with that one',
        vi: 'người này có hồ sơ khác chưa kết thúc, hoặc đã là đảng viên theo hồ sơ khác: hãy tiếp tục hồ sơ đó',
      }),
    },
  },
  PERSON_IS_MEMBER: {
    meaning: {
      en: 'The person is a member of the Party, probationary or official: no other case begins.',
      vi: 'Người này đang là đảng viên (dự bị hoặc chính thức): không lập hồ sơ mới.',
    },
    tell: () => ({
      path: 'earlierCaseId',
      en: 'this person is a member, probationary or official: nobody is admitted twice',
      vi: 'người này đang là đảng viên dự bị hoặc chính thức: không kết nạp lần nữa',
    }),
  },
  PERSON_ERASED: {
    meaning: { en: 'The person was erased: enter a new candidate.', vi: 'Dữ liệu đã được xóa: hãy lập hồ sơ mới.' },
    tell: (path = 'candidateId') => ({
      path,
      en: 'this person was erased: enter a new candidate',
      vi: 'dữ liệu của người này đã được xóa: hãy lập hồ sơ mới',
    }),
  },
};

/** What refuses to erase a person, or to go on with one who was erased. */
export const violations = violationsOf(refusals);

/** What cannot be right about the question for the access log. */
export const mistakes = mistakesOf({
  toBeforeFrom: () => ({
    path: 'to',
    en: 'the end of a time must be later than its beginning',
    vi: 'thời điểm kết thúc phải sau thời điểm bắt đầu',
  }),
});
