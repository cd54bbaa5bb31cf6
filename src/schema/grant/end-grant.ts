import { endGrant } from '../../resolvers/grant/end-grant.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { GrantPayload } from './payload.ts';
import { AccessGrantNode } from './types.ts';

mutation('endGrant', {
  description:
    'Ends a role now (thu hồi quyền). Live boards that depend on it end, or start anew with what may still be seen.',
  about: 'A role somebody shall not have any longer.',
  input: (t) => ({
    grantId: t.id({ required: true, extensions: idOf(AccessGrantNode), description: 'Which grant.' }),
    reason: t.string({ description: `Why, ${upTo(LONGEST.reason).en}; kept with the grant.` }),
  }),
  payload: GrantPayload,
  run: endGrant,
});
