import { seenGrants } from '../../resolvers/grant/seen.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { mayDoWithGrant } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { connectionOf } from '../connection-of.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import { RoleEnum } from './enums.ts';

export const AccessGrantNode = builder.prismaNode('AccessGrant', {
  name: 'Grant',
  description: 'A role that somebody was given on a committee and everything below it (phân quyền). Never deleted.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenGrants(signedIn(context))] }),
  fields: (t) => ({
    subject: t.exposeString('subject', { description: 'Who: the `sub` of the token.' }),
    role: t.expose('role', { type: RoleEnum, description: 'The role.' }),
    committee: t.relation('committee', { description: 'On which committee.' }),
    validFrom: t.expose('validFrom', { type: 'DateTime', description: 'Since when, or from when on.' }),
    validTo: t.expose('validTo', { type: 'DateTime', nullable: true, description: 'When it ends; null until ended.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last, or entered.' }),
    grantedBy: t.exposeString('grantedBy', { description: 'Who gave it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was given.' }),
    endedBy: t.exposeString('endedBy', { nullable: true, description: 'Who ended it; null where nobody did.' }),
    endReason: t.exposeString('endReason', { nullable: true, description: 'Why it was ended.' }),
    viewerCan: t.field({
      type: [ActionEnum],
      description: VIEWER_CAN,
      resolve: (grant, _args, context) => mayDoWithGrant(grant, context),
    }),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const GrantConnection = connectionOf(AccessGrantNode, 'Grant');
