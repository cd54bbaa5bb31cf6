import {
  ALLOCATION_BASES,
  type AllocationProposal,
  type ProposedRow,
  readAllocationProposal,
} from '../../resolvers/quota/allocation-proposal.ts';
import { MOST_ROWS, MOST_TARGET } from '../../resolvers/quota/rules.ts';
import { fromTo, years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { enumOf } from '../enum-of.ts';
import { figuresFromMemory, fromMemory, opensDirectlyBelow, rowsOfTheBoard } from '../field-cost.ts';
import { committeeOf } from '../global-id.ts';
import { idOf } from '../unread.ts';

const AllocationBasisEnum = enumOf(
  'AllocationBasis',
  Object.fromEntries(ALLOCATION_BASES.map((basis) => [basis, basis])) as {
    [B in (typeof ALLOCATION_BASES)[number]]: B;
  },
  'By what a plan is shared out (tiêu chí phân bổ).',
  {
    EQUAL: 'The same for each.',
    MEMBERS: 'By the members that they and those below them have reported (đảng viên).',
    SOURCES: 'By the people who may be admitted, from the source list to the decision (nguồn).',
    LAST_YEAR: 'By what was admitted in the year before.',
  },
);

const AllocationLockInput = builder.inputType('AllocationLockInput', {
  description: 'A number that is fixed (chỉ tiêu cố định); the others share what is left.',
  fields: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Whose number.' }),
    target: t.int({ required: true, description: `The number, ${fromTo(0, MOST_TARGET).en}.` }),
  }),
});

const AllocationRowRef = builder.objectRef<ProposedRow>('ProposedAllocation').implement({
  extensions: figuresFromMemory,
  description: 'What a committee directly below would get, and what that is judged by.',
  fields: (t) => ({
    committeeId: t.globalID({
      description: 'Id of the committee; with `name` enough to draw a sheet.',
      resolve: ({ committeeId }) => ({ type: 'Committee', id: committeeId }),
    }),
    name: t.exposeString('name', { description: 'Name of the committee (tên tổ chức đảng).' }),
    committee: t.field({
      type: CommitteeNode,
      description: 'The committee itself, for everything a sheet does not need.',
      resolve: ({ committeeId }, _args, { loaders }) => loaders.committee.load(committeeId),
    }),
    target: t.exposeInt('target', { description: 'How many it would admit.' }),
    locked: t.exposeBoolean('locked', { description: 'Whether the number was fixed by you.' }),
    planVersion: t.exposeInt('planVersion', {
      description: 'Version of the plan that stands, for `allocateQuotas`; 0 where there is none.',
    }),
    memberCount: t.exposeInt('memberCount', {
      nullable: true,
      description: 'Members of it and everything below it as last reported; null where nobody has reported.',
    }),
    lastPlan: t.exposeInt('lastPlan', {
      nullable: true,
      description: 'Its plan of the year before; null without one.',
    }),
    lastAdmitted: t.exposeInt('lastAdmitted', { description: 'What it admitted in the year before.' }),
    registered: t.exposeInt('registered', {
      nullable: true,
      description: 'What it has registered itself (`registerQuota`); null where it has not.',
    }),
    sourceCount: t.exposeInt('sourceCount', {
      description: 'People of it and everything below it who may be admitted: from the source list to the decision.',
    }),
  }),
});

const AllocationProposalRef = builder.objectRef<AllocationProposal>('AllocationProposal').implement({
  extensions: fromMemory,
  description:
    'A plan shared out among the committees directly below (dự kiến phân bổ chỉ tiêu). A proposal: nothing is written. The numbers add up to `total` exactly.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'What is shared out.' }),
    rows: t.field({
      type: [AllocationRowRef],
      extensions: rowsOfTheBoard,
      description: 'One for each committee directly below, in Vietnamese order of their names.',
      resolve: ({ rows }) => rows,
    }),
  }),
});

builder.queryFields((t) => ({
  allocationProposal: t.field({
    type: AllocationProposalRef,
    nullable: true,
    description:
      'Shares the plan of a committee out among those directly below it: whole numbers by the largest remainder, which add up exactly. Null when the committee is hidden or missing.',
    extensions: opensDirectlyBelow,
    args: {
      committeeId: t.arg.globalID({ for: CommitteeNode, required: true, description: 'Whose plan is shared out.' }),
      year: t.arg.int({ required: true, description: `Year, ${years.en}.` }),
      by: t.arg({ type: AllocationBasisEnum, required: true, defaultValue: 'EQUAL', description: 'By what.' }),
      total: t.arg.int({
        description: `What there is to share out, ${fromTo(0, MOST_TARGET).en}; the plan of the committee where it is left out.`,
      }),
      locks: t.arg({
        type: [AllocationLockInput],
        extensions: { mostItems: MOST_ROWS },
        description: `Numbers that are fixed, ${MOST_ROWS} at most in variables.`,
      }),
      min: t.arg.int({ description: 'Least that each gets whose number is not fixed; 0 where it is left out.' }),
      max: t.arg.int({ description: 'Most that each gets whose number is not fixed.' }),
    },
    resolve: (_root, { committeeId, locks, ...input }, context) =>
      readAllocationProposal(
        {
          ...input,
          committeeId: committeeId.id,
          locks: locks?.map((lock) => ({ ...lock, committeeId: committeeOf(lock.committeeId) })) ?? null,
        },
        context,
      ),
  }),
}));
