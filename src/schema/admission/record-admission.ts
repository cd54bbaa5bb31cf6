import { recordAdmission } from '../../resolvers/admission/record-admission.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { AdmissionPayload } from './payload.ts';

mutation('recordAdmission', {
  description:
    'Records that a person was admitted. The figures of the cell and everything above it move within a second.',
  about: 'An admission as it happened.',
  input: (t) => ({
    candidateId: t.id({
      required: true,
      extensions: idOf(CandidateNode),
      description: 'Who; the stage must be DECIDED, and the person of age at the review of the cell.',
    }),
    ceremonyOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the ceremony; not in the future, not before the decision or the step before.',
    }),
    decisionNumber: t.string({
      description: `Number of the decision, ${upTo(LONGEST.documentNumber).en}. Left out, or the same, where the decision is on record (\`Candidate.decisions\`); else without it the answer is InvalidInput.`,
    }),
    decisionOn: t.field({
      type: 'Day',
      description:
        'Day of the decision; not before the grassroots committee proposed. Left out, or the same, where the decision is on record; else without it the answer is InvalidInput.',
    }),
    reason: t.string({
      description: `Why it is still recorded, where its year is closed, ${upTo(LONGEST.reason).en}; kept in the history.`,
    }),
  }),
  payload: AdmissionPayload,
  run: recordAdmission,
});
