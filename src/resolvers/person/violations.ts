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
  PERSON_ERASED: {
    meaning: { en: 'The person was erased: enter a new candidate.', vi: 'Dữ liệu đã được xóa: hãy lập hồ sơ mới.' },
    tell: () => ({
      path: 'candidateId',
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
