import { LONGEST } from '../../resolvers/lengths.ts';
import { removeProbationer } from '../../resolvers/resolution/remove-probationer.ts';
import { upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { decisionFields } from './decide.ts';
import { CasePayload } from './payload.ts';

mutation('removeProbationer', {
  description:
    'Records the decision that removes somebody who is on probation (xóa tên đảng viên dự bị), by the committee that decides or one above it. The case is over; the admission stays counted in its year.',
  about: 'A removal.',
  input: (t) => ({
    ...decisionFields(t),
    reason: t.string({
      required: true,
      description: `Why, ${upTo(LONGEST.reason).en}; kept with the step, and erased with the person.`,
    }),
  }),
  payload: CasePayload,
  run: removeProbationer,
});
