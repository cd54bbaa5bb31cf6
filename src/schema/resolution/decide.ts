import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import type { InputFields } from '../mutation.ts';
import { idOf } from '../unread.ts';

/** What is said of each decision. */
export const decisionFields = (t: InputFields) => ({
  candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
  number: t.string({ required: true, description: `Number of the decision, ${upTo(LONGEST.documentNumber).en}.` }),
  issuedOn: t.field({
    type: 'Day',
    required: true,
    description: 'Day of issue; not in the future, not before the resolutions.',
  }),
  receivedOn: t.field({
    type: 'Day',
    description: 'The day on which the cell had it; left out where it is not known.',
  }),
});
