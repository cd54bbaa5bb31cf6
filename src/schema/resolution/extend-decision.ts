import { LONGEST } from '../../resolvers/lengths.ts';
import { extendDecision, MOST_EXTENSION_DAYS } from '../../resolvers/resolution/extend-decision.ts';
import { fromTo, upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CasePayload } from './payload.ts';

mutation('extendDecision', {
  description:
    'Extends the time for the decision that a case waits for, on admission or recognition, in a special case (gia hạn ra quyết định): by the committee that decides or one above it. By so many working days in all as the rules DECISION_LIMIT and RECOGNITION_LIMIT say.',
  about: 'By how much, and why.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    days: t.int({ required: true, description: `Working days, ${fromTo(1, MOST_EXTENSION_DAYS).en}.` }),
    extendedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the paper; not in the future, not before the resolution of the cell.',
    }),
    documentNumber: t.string({
      required: true,
      description: `Number of the paper, ${upTo(LONGEST.documentNumber).en}.`,
    }),
    reason: t.string({
      required: true,
      description: `Why, ${upTo(LONGEST.reason).en}; erased with the person.`,
    }),
  }),
  payload: CasePayload,
  run: extendDecision,
});
