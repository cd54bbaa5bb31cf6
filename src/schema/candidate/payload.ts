import { payload } from '../mutation.ts';
import { MentorAssignmentNode } from './types.ts';

export const MentorPayload = payload('MentorPayload', 'The assignment was written.', [
  ['mentor', MentorAssignmentNode, 'The assignment as it is now.'],
]);
