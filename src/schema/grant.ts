import { committeeScope } from '../access/scope.ts';
import { endGrant } from '../resolvers/grant/end-grant.ts';
import { type GrantWritten, grantRole } from '../resolvers/grant/grant-role.ts';
import { grantsWhere, listGrants } from '../resolvers/grant/list-grants.ts';
import { signedIn } from '../resolvers/operation-context.ts';
import { builder } from './builder.ts';
import { CommitteeNode } from './committee.ts';
import { CURSOR_DESCRIPTION } from './descriptions.ts';
import { RoleEnum } from './enums.ts';
import { userErrors } from './errors.ts';

const AccessGrantNode = builder.prismaNode('AccessGrant', {
  name: 'Grant',
  description: 'A role that somebody was given on a committee and everything below it (phân quyền). Never deleted.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [{ committee: committeeScope(signedIn(context), 'grant:read') }] }),
  fields: (t) => ({
    subject: t.exposeString('subject', { description: 'Who: the `sub` of the token.' }),
    role: t.expose('role', { type: RoleEnum, description: 'The role.' }),
    committee: t.relation('committee', { description: 'On which committee.' }),
    validFrom: t.expose('validFrom', { type: 'DateTime', description: 'Since when, or from when on.' }),
    validTo: t.expose('validTo', { type: 'DateTime', nullable: true, description: 'When it ends; null until ended.' }),
    grantedBy: t.exposeString('grantedBy', { description: 'Who gave it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was given.' }),
    endedBy: t.exposeString('endedBy', { nullable: true, description: 'Who ended it; null where nobody did.' }),
    endReason: t.exposeString('endReason', { nullable: true, description: 'Why it was ended.' }),
  }),
});

const filterArgs = builder.args((t) => ({
  withinId: t.globalID({ for: CommitteeNode, description: 'Only on this committee and everything below it.' }),
  subject: t.string({ description: 'Only of this subject, exactly.' }),
  role: t.field({ type: [RoleEnum], description: 'Only these roles.' }),
  ended: t.boolean({ description: 'True brings those that are over, too.' }),
}));

builder.queryFields((t) => ({
  grants: t.prismaConnection({
    type: 'AccessGrant',
    cursor: 'id',
    description: 'Roles that were given on committees you answer for, the latest first. Your own are in `viewer`.',
    args: filterArgs,
    totalCount: (_root, { withinId, ...args }, context) =>
      context.database.prisma.accessGrant.count({ where: grantsWhere({ ...args, withinId: withinId?.id }, context) }),
    resolve: (query, _root, { withinId, ...args }, context) =>
      listGrants(query, { ...args, withinId: withinId?.id }, context),
  }),
}));

const GrantPayload = builder.objectRef<GrantWritten>('GrantPayload').implement({
  description: 'The grant was written. It holds on every server from the cursor on.',
  fields: (t) => ({
    grant: t.prismaField({
      type: AccessGrantNode,
      description: 'The grant as it is now.',
      resolve: (query, { grantId }, _args, { database }) =>
        database.prisma.accessGrant.findUniqueOrThrow({ ...query, where: { id: grantId } }),
    }),
    cursor: t.exposeString('cursor', { nullable: true, description: CURSOR_DESCRIPTION }),
  }),
});

const GrantRoleInput = builder.inputType('GrantRoleInput', {
  description: 'A role somebody shall have.',
  fields: (t) => ({
    subject: t.string({ required: true, description: 'Exactly the `sub` of the token, up to 255 characters.' }),
    role: t.field({ type: RoleEnum, required: true, description: 'The role.' }),
    committeeId: t.globalID({ required: true, for: CommitteeNode, description: 'On which committee.' }),
    validFrom: t.field({ type: 'DateTime', description: 'From when on; now where it is left out.' }),
    validTo: t.field({ type: 'DateTime', description: 'Until when; until it is ended where it is left out.' }),
    reason: t.string({ description: 'Why, up to 500 characters; kept with the grant.' }),
  }),
});

const EndGrantInput = builder.inputType('EndGrantInput', {
  description: 'A role somebody shall not have any longer.',
  fields: (t) => ({
    grantId: t.globalID({ required: true, for: AccessGrantNode, description: 'Which grant.' }),
    reason: t.string({ description: 'Why, up to 500 characters; kept with the grant.' }),
  }),
});

builder.mutationFields((t) => ({
  grantRole: t.field({
    type: GrantPayload,
    description:
      'Gives somebody a role (phân quyền). Leading roles and AUDITOR are given from above, INSPECTOR, TRAINING_CENTRE and DASHBOARD also by the committee itself.',
    errors: { types: userErrors },
    args: { input: t.arg({ type: GrantRoleInput, required: true }) },
    resolve: (_root, { input }, context) => grantRole({ ...input, committeeId: input.committeeId.id }, context),
  }),
  endGrant: t.field({
    type: GrantPayload,
    description:
      'Ends a role now (thu hồi quyền). Live boards that depend on it end, or start anew with what may still be seen.',
    errors: { types: userErrors },
    args: { input: t.arg({ type: EndGrantInput, required: true }) },
    resolve: (_root, { input }, context) => endGrant({ ...input, grantId: input.grantId.id }, context),
  }),
}));
