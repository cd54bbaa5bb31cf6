import type { CandidateStage } from '../../db/generated/enums.ts';
import { stageWords } from '../candidate/words.ts';
import { bookkeeping, violationsOf } from '../refusals.ts';

export const refusals = {
  NOT_FOLLOWED: {
    meaning: bookkeeping({
      en: 'The cell follows the person no more: the case has ended, or rests.',
      vi: 'Chi bộ không còn theo dõi người này: hồ sơ đã kết thúc hoặc đang tạm dừng.',
    }),
    tell: (stage: CandidateStage) => ({
      path: 'candidateId',
      en: `nothing more is observed at “${stageWords[stage].en}”: put the person on the list again first, or let the case rest`,
      vi: `ở bước “${stageWords[stage].vi}” không ghi nhận thêm: hãy đưa lại vào danh sách trước, hoặc để hồ sơ kết thúc`,
    }),
  },
};

/** What refuses an observation. */
export const violations = violationsOf(refusals);
