import { payload } from '../mutation.ts';
import { MemberNode } from './types.ts';

/** What the operations about one member answer. */
export const MemberPayload = payload('MemberPayload', 'It was written.', [
  ['member', MemberNode, 'The member as they are now.'],
]);
