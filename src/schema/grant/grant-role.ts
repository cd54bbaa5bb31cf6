import { grantRole } from '../../resolvers/grant/grant-role.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { RoleEnum } from './enums.ts';
import { GrantPayload } from './payload.ts';

mutation('grantRole', {
  description:
    'Gives somebody a role (phân quyền). Leading roles and AUDITOR are given from above, INSPECTOR, TRAINING_CENTRE and DASHBOARD also by the committee itself.',
  about: 'A role somebody shall have.',
  input: (t) => ({
    subject: t.string({
      required: true,
      description: `Exactly the \`sub\` of the token, ${upTo(LONGEST.subject).en}.`,
    }),
    role: t.field({ type: RoleEnum, required: true, description: 'The role.' }),
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'On which committee.' }),
    validFrom: t.field({ type: 'DateTime', description: 'From when on; now where it is left out.' }),
    validTo: t.field({ type: 'DateTime', description: 'Until when; until it is ended where it is left out.' }),
    reason: t.string({ description: `Why, ${upTo(LONGEST.reason).en}; kept with the grant.` }),
  }),
  payload: GrantPayload,
  run: grantRole,
});
