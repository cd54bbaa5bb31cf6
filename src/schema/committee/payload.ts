import { payload } from '../mutation.ts';
import { CommitteeNode } from './types.ts';

/** What is answered where a committee was changed. */
export const CommitteePayload = payload('CommitteePayload', 'The committee was changed.', [
  ['committee', CommitteeNode, 'The committee as it is now. What begins on a later day does not show yet.'],
]);
