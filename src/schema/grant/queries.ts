import { listGrants } from '../../resolvers/grant/lists.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { amongCommittees } from '../field-cost.ts';
import { asked } from '../list.ts';
import { RoleEnum } from './enums.ts';
import { grantListArgs } from './lists.ts';
import { AccessGrantNode, GrantConnection } from './types.ts';

const filterArgs = builder.args((t) => ({
  withinId: t.globalID({ for: CommitteeNode, description: 'Only on this committee and everything below it.' }),
  subject: t.string({ description: 'Only of this subject, exactly.' }),
  role: t.field({ type: [RoleEnum], description: 'Only these roles.' }),
  ended: t.boolean({ description: 'True brings those that are over, too.' }),
}));

builder.queryFields((t) => ({
  grants: t.connection(
    {
      type: AccessGrantNode,
      description: 'Roles that were given on committees you answer for, the latest first. Your own are in `viewer`.',
      args: { ...grantListArgs, ...filterArgs },
      extensions: amongCommittees,
      resolve: (_root, { withinId, ...args }, context, info) =>
        listGrants(asked(context, info), { ...args, withinId: withinId?.id }, context),
    },
    GrantConnection,
  ),
}));
