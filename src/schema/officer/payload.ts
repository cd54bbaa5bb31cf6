import { payload } from '../mutation.ts';
import { OfficerNode } from './types.ts';

export const OfficerPayload = payload('OfficerPayload', 'The appointment was written.', [
  ['officer', OfficerNode, 'The appointment as it is now.'],
]);
