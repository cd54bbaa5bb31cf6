import { payload } from '../mutation.ts';
import { AccessGrantNode } from './types.ts';

export const GrantPayload = payload(
  'GrantPayload',
  'The grant was written. It holds on every server from the cursor on.',
  [['grant', AccessGrantNode, 'The grant as it is now.']],
);
