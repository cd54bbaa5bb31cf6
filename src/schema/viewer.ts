import { type Action, actions } from '../access/policy.ts';
import type { Grant, Viewer } from '../access/viewer.ts';
import { viewerCan } from '../resolvers/authorize.ts';
import { ownGrants } from '../resolvers/grant/seen.ts';
import { builder } from './builder.ts';
import { CommitteeNode } from './committee/types.ts';
import { fromMemory } from './field-cost.ts';
import { RoleEnum } from './grant/enums.ts';

const ActionEnum = builder.enumType('Action', {
  description: 'Something that may or may not be allowed, noun and verb.',
  values: Object.fromEntries(
    actions.map((action) => [action.replace(':', '_').toUpperCase(), { value: action, description: `May ${action}.` }]),
  ),
});

const GrantRef = builder.objectRef<Grant>('ViewerGrant').implement({
  extensions: fromMemory,
  description: 'A role of yours on a committee, which covers everything below it (phân quyền).',
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum, description: 'The role.' }),
    committee: t.field({
      type: CommitteeNode,
      description: 'On which committee.',
      resolve: ({ committeeId }, _args, { loaders }) => loaders.committee.load(committeeId),
    }),
  }),
});

const ViewerRef = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    subject: t.exposeString('subject', { description: 'The `sub` of the token.' }),
    grants: t.field({
      type: [GrantRef],
      description: 'Roles in force now, on committees that stand in the tree.',
      resolve: (viewer) => ownGrants(viewer),
    }),
    can: t.boolean({
      args: {
        action: t.arg({ type: ActionEnum, required: true, description: 'What.' }),
        committeeId: t.arg.globalID({ for: CommitteeNode, required: true, description: 'For which committee.' }),
      },
      description: 'Whether you may do something for a committee, so that a client can grey out a button.',
      resolve: (_viewer, { action, committeeId }, context) => viewerCan(context, action as Action, committeeId.id),
    }),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerRef,
    nullable: true,
    skipTypeScopes: true,
    description: 'You, by your token; null without one. The only field that needs none.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
}));
