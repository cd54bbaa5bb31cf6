import type { Plan } from '../../resolvers/reorganisation/plan.ts';
import { payload } from '../mutation.ts';
import { ReorganisationPlanRef } from './plan.ts';
import { ReorganisationNode } from './types.ts';

/** What is answered where committees were reorganised, or would be. */
export const ReorganisePayload = payload<never, { reorganisation: string | null; plan: Plan | null }>(
  'ReorganisePayload',
  'The decision was carried out, or planned only.',
  [],
  (t) => ({
    reorganisation: t.prismaField({
      type: ReorganisationNode,
      nullable: true,
      description: 'The decision as it is kept; null after a dry run.',
      resolve: (query, { reorganisation }, _args, { database }) =>
        reorganisation === null
          ? null
          : database.prisma.reorganisation.findUnique({ ...query, where: { id: reorganisation } }),
    }),
    plan: t.field({
      type: ReorganisationPlanRef,
      nullable: true,
      description: 'What it does to everything that stands. Null for a repeat: it was told the first time.',
      resolve: ({ plan }) => plan,
    }),
  }),
);
