import { payload } from '../mutation.ts';
import { AreaNode } from './types.ts';

/** What is answered where an area was recorded, changed or ended. */
const area = ['area', AreaNode, 'The area as it is now.'] as const;

export const RecordAreaPayload = payload('RecordAreaPayload', 'The area was recorded.', [area]);
export const ChangeAreaPayload = payload('ChangeAreaPayload', 'The area was changed.', [area]);
export const EndAreaPayload = payload('EndAreaPayload', 'The area was ended.', [area]);
export const SetProfilePayload = payload('SetProfilePayload', 'The figures were written.', [area]);
