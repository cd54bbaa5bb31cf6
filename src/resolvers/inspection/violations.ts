import type { InspectionOutcome, InspectionStatus } from '../../db/generated/enums.ts';
import { mistakesOf, violationsOf } from '../refusals.ts';
import { inspectionStatusWords, outcomeWords } from './words.ts';

export const refusals = {
  FINDING_REQUIRED: {
    meaning: {
      en: 'This outcome needs at least one finding.',
      vi: 'Kết luận này phải kèm ít nhất một nội dung phát hiện.',
    },
    tell: (outcome: InspectionOutcome) => {
      const { en, vi } = outcomeWords[outcome];
      const praise = outcome === 'GOOD_PRACTICE';
      return {
        path: 'findings',
        en: `the outcome “${en}” needs at least one finding${praise ? '' : ', and praise is none'}`,
        vi: `kết luận “${vi}” phải kèm ít nhất một nội dung phát hiện${praise ? '' : ', không chỉ điển hình'}`,
      };
    },
  },
  NOT_CONCLUDABLE: {
    meaning: {
      en: 'The inspection is not at a state from which it is concluded.',
      vi: 'Cuộc kiểm tra, giám sát chưa đến bước (hoặc đã qua bước) kết luận.',
    },
    tell: (status: InspectionStatus) => ({
      path: 'inspectionId',
      en: `an inspection at “${inspectionStatusWords[status].en}” cannot be concluded`,
      vi: `cuộc kiểm tra, giám sát ở bước “${inspectionStatusWords[status].vi}” thì không thể ghi kết luận`,
    }),
  },
  OUTCOME_NOT_FOR_KIND: {
    meaning: {
      en: 'An inspection of this kind cannot end so: a field check brings no discipline.',
      vi: 'Hình thức kiểm tra này không có kết luận như vậy: đi kiểm tra, nắm tình hình cơ sở không dẫn đến kỷ luật.',
    },
    tell: () => ({
      path: 'outcome',
      en: 'a field check is no inspection: discipline needs one',
      vi: 'đi nắm tình hình cơ sở không phải là cuộc kiểm tra: muốn thi hành kỷ luật thì phải tiến hành kiểm tra',
    }),
  },
  OUTCOME_TOO_MILD: {
    meaning: {
      en: 'The outcome is milder than the gravest finding.',
      vi: 'Kết luận nhẹ hơn nội dung phát hiện nghiêm trọng nhất.',
    },
    tell: (outcome: InspectionOutcome, least: InspectionOutcome) => ({
      path: 'outcome',
      en: `the outcome “${outcomeWords[outcome].en}” is too mild for what was found: at least “${outcomeWords[least].en}”`,
      vi: `kết luận “${outcomeWords[outcome].vi}” chưa tương xứng với nội dung phát hiện: ít nhất phải là “${outcomeWords[least].vi}”`,
    }),
  },
};

/** What refuses a conclusion. */
export const violations = violationsOf(refusals);

/** What cannot be right about a conclusion. */
export const mistakes = mistakesOf({
  concludedBeforeStart: () => ({
    path: 'concludedOn',
    en: 'the day of the conclusion lies before the inspection was started',
    vi: 'ngày kết luận trước ngày bắt đầu kiểm tra, giám sát',
  }),
  remedyTooEarly: () => ({
    path: 'findings',
    en: 'a remedy is due before the conclusion',
    vi: 'có hạn khắc phục trước ngày kết luận',
  }),
  tooManyFindings: (most: number) => ({
    path: 'findings',
    en: `at most ${most} findings, and as many remedies to each`,
    vi: `nhiều nhất ${most} nội dung phát hiện, mỗi nội dung nhiều nhất ${most} việc phải khắc phục`,
  }),
});
