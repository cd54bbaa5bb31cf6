import { payload } from '../mutation.ts';
import { SourceReviewNode } from './types.ts';

export const SourceReviewPayload = payload('SourceReviewPayload', 'The review was written.', [
  ['review', SourceReviewNode, 'The review as it is now.'],
]);
