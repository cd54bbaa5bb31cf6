import type { Grant, Viewer } from '../access/viewer.ts';
import { viewerCan } from '../resolvers/authorize.ts';
import { ownGrants } from '../resolvers/grant/seen.ts';
import { LARGEST_PAGE } from '../resolvers/input.ts';
import { type Rights, rightsAt } from '../resolvers/rights.ts';
import { builder } from './builder.ts';
import { CommitteeNode } from './committee/types.ts';
import { fromMemory, rightsOfEach } from './field-cost.ts';
import { encodeGlobalId } from './global-id.ts';
import { RoleEnum } from './grant/enums.ts';
import { ActionEnum } from './rights.ts';

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

const RightsRef = builder.objectRef<Rights>('ViewerRights').implement({
  extensions: fromMemory,
  description: 'What you may do for a committee.',
  fields: (t) => ({
    committeeId: t.id({
      description: 'The id of the committee, as you have sent it.',
      resolve: ({ committeeId }) => encodeGlobalId('Committee', committeeId),
    }),
    can: t.field({
      type: [ActionEnum],
      description: 'Everything you may do there by your roles; nothing where it is hidden or missing.',
      resolve: ({ can }) => can,
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
      resolve: (_viewer, { action, committeeId }, context) => viewerCan(context, action, committeeId.id),
    }),
    rights: t.field({
      type: [RightsRef],
      args: {
        committeeIds: t.arg.globalIDList({
          for: CommitteeNode,
          required: true,
          description: `For which committees; at most ${LARGEST_PAGE}.`,
        }),
      },
      extensions: rightsOfEach,
      description: 'The same for many at once: everything you may do for each of some committees, in their order.',
      resolve: (_viewer, { committeeIds }, context) =>
        rightsAt(
          committeeIds.map(({ id }) => id),
          context,
        ),
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
