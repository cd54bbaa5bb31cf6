import { LONGEST } from '../../resolvers/lengths.ts';
import { reportCeremonyDelay } from '../../resolvers/resolution/report-ceremony-delay.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CasePayload } from './payload.ts';

mutation('reportCeremonyDelay', {
  description:
    'Keeps that a cell has told the committee above it why a ceremony is not held in time (báo cáo chậm tổ chức lễ kết nạp). The time stays as it is.',
  about: 'Why a ceremony is delayed.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    reportedOn: t.field({
      type: 'Day',
      required: true,
      description: 'When it was told; not in the future, not before the decision.',
    }),
    documentNumber: t.string({
      description: `Number of the paper by which the committee above agreed, ${upTo(LONGEST.documentNumber).en}.`,
    }),
    reason: t.string({
      required: true,
      description: `Why, ${upTo(LONGEST.reason).en}; erased with the person.`,
    }),
  }),
  payload: CasePayload,
  run: reportCeremonyDelay,
});
