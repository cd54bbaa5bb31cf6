import { payload } from '../mutation.ts';
import { CaseTransferNode } from './types.ts';

export const CaseTransferPayload = payload('CaseTransferPayload', 'The request is as it was asked, or answered.', [
  ['transfer', CaseTransferNode, 'The request as it is now.'],
]);
