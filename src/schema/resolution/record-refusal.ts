import { LONGEST } from '../../resolvers/lengths.ts';
import { recordRefusal } from '../../resolvers/resolution/record-refusal.ts';
import { upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { decisionFields } from './decide.ts';
import { CasePayload } from './payload.ts';

mutation('recordRefusal', {
  description:
    'Records the decision not to admit somebody (không đồng ý kết nạp), by the committee that decides or one above it. The case is back at OUTSTANDING.',
  about: 'A refusal.',
  input: (t) => ({
    ...decisionFields(t),
    reason: t.string({
      required: true,
      description: `Why, for the cell, ${upTo(LONGEST.reason).en}; kept with the step, and erased with the person.`,
    }),
  }),
  payload: CasePayload,
  run: recordRefusal,
});
