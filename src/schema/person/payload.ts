import { payload } from '../mutation.ts';
import { PersonMergeNode } from './types.ts';

export const PersonMergePayload = payload('PersonMergePayload', 'The two are one person, or two again.', [
  ['merge', PersonMergeNode, 'The merge as it is now.'],
]);
