import { payload } from '../mutation.ts';
import { IntroductionNode } from './types.ts';

export const IntroductionPayload = payload('IntroductionPayload', 'The introduction is on record.', [
  ['introduction', IntroductionNode, 'The introduction.'],
]);
