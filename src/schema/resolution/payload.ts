import { CandidateNode } from '../candidate/types.ts';
import { payload } from '../mutation.ts';

/** What is answered where a vote or a decision was recorded. */
export const CasePayload = payload('CasePayload', 'It was recorded, and the step that it leads to is taken.', [
  ['candidate', CandidateNode, 'The candidate as it is now.'],
]);
