import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import type { InputFields } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { ResolutionMatterEnum } from './enums.ts';

/** Which vote it is. */
export const voteFields = (t: InputFields) => ({
  candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
  matter: t.field({ type: ResolutionMatterEnum, required: true, description: 'What it is about.' }),
  heldOn: t.field({
    type: 'Day',
    required: true,
    description: 'Day of the meeting; not in the future, not before the step before.',
  }),
  number: t.string({ required: true, description: `Number of the resolution, ${upTo(LONGEST.documentNumber).en}.` }),
});

/** How the base of a vote voted. */
export const countedFields = (t: InputFields) => ({
  yes: t.int({ required: true, description: 'For it.' }),
  no: t.int({ required: true, description: 'Against it.' }),
  blank: t.int({ required: true, description: 'Blank and invalid votes.' }),
  absent: t.int({
    required: true,
    description: 'Of the base, who did not vote. The four together are the base, or the answer is InvalidInput.',
  }),
});
