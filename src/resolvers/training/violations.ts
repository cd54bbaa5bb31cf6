import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage, TrainingKind, TrainingStatus } from '../../db/generated/enums.ts';
import { quoted } from '../../messages/language.ts';
import { refusals as candidate } from '../candidate/violations.ts';
import { stageWords } from '../candidate/words.ts';
import { violationsOf } from '../refusals.ts';
import { trainingKindWords, trainingStatusWords } from './words.ts';

export const refusals = {
  ALREADY_ENROLLED: {
    meaning: { en: 'The person is in the class.', vi: 'Người này đã có tên trong lớp.' },
    tell: () => ({
      path: 'candidateId',
      en: 'this person is in the class already',
      vi: 'người này đã có tên trong lớp',
    }),
  },
  CENTRE_ISSUES: {
    meaning: {
      en: 'A centre teaches for the cell: it issues the certificate, and is named.',
      vi: 'Chi bộ thuộc địa bàn của một trung tâm chính trị: trung tâm cấp giấy chứng nhận, phải ghi tên trung tâm.',
    },
    tell: () => ({
      path: 'centreId',
      en: 'a centre teaches for this cell: name the one that issued the certificate',
      vi: 'có trung tâm chính trị mở lớp cho chi bộ này: hãy chọn trung tâm đã cấp giấy chứng nhận',
    }),
  },
  CENTRE_NOT_FOR_COMMITTEE: {
    meaning: {
      en: 'The centre does not teach for the cell, or there is none.',
      vi: 'Không có trung tâm này cho chi bộ của người đó.',
    },
    tell: () => ({
      path: 'centreId',
      en: 'there is no such centre for the cell of this person',
      vi: 'không có trung tâm này cho chi bộ của người đó',
    }),
  },
  CLASS_FULL: {
    meaning: { en: 'All places of the class are taken.', vi: 'Lớp đã đủ học viên.' },
    tell: (capacity: number) => ({
      path: 'classId',
      en: `all ${capacity} places are taken`,
      vi: `lớp đã đủ ${capacity} học viên`,
    }),
  },
  CLASS_NOT_FOR_COMMITTEE: {
    meaning: {
      en: 'The class is not for the committee of this candidate, or there is none.',
      vi: 'Không có lớp này cho tổ chức đảng của người được cử.',
    },
    tell: () => ({
      path: 'classId',
      en: 'there is no such class for the committee of this candidate',
      vi: 'không có lớp này cho tổ chức đảng của người được cử',
    }),
  },
  CLASS_NOT_OPEN: {
    meaning: { en: 'The class takes no enrolments.', vi: 'Lớp không nhận học viên.' },
    tell: (status: TrainingStatus) => {
      const { PLANNED, OPEN } = trainingStatusWords;
      return {
        path: 'classId',
        en: `the class is “${trainingStatusWords[status].en}”: choose one that is “${PLANNED.en}” or “${OPEN.en}”`,
        vi: `lớp “${trainingStatusWords[status].vi}”: hãy chọn lớp “${PLANNED.vi}” hoặc “${OPEN.vi}”`,
      };
    },
  },
  STEP_BEFORE_LAST: {
    meaning: candidate.STEP_BEFORE_LAST.meaning,
    tell: (day: Day, source: string) => ({
      path: 'issuedOn',
      source,
      en: `the step before was on ${day}: the certificate cannot be earlier`,
      vi: `bước trước có hiệu lực từ ${shownDay(day)}: giấy chứng nhận không thể sớm hơn`,
    }),
  },
  STAGE_NOT_ALLOWED: {
    meaning: candidate.STAGE_NOT_ALLOWED.meaning,
    tell: {
      kind: (kind: TrainingKind) => ({
        path: 'classId',
        en: `a class of this kind (“${trainingKindWords[kind].en}”) is not for candidates`,
        vi: `lớp “${trainingKindWords[kind].vi}” không dành cho quần chúng`,
      }),
      stage: (kind: TrainingKind, stages: readonly CandidateStage[], stage: CandidateStage) => {
        const words = stages.map((one) => stageWords[one]);
        return {
          path: 'candidateId',
          en: `a class of this kind (“${trainingKindWords[kind].en}”) is for candidates at ${quoted(words, 'en')}, not “${stageWords[stage].en}”`,
          vi: `lớp “${trainingKindWords[kind].vi}” dành cho người ở bước ${quoted(words, 'vi')}, không phải “${stageWords[stage].vi}”`,
        };
      },
    },
  },
};

/** What refuses an enrolment, a proposal or a certificate. */
export const violations = violationsOf(refusals);
