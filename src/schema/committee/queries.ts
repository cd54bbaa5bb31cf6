import type { Committee } from '../../db/generated/client.ts';
import { listChildren, listCommittees } from '../../resolvers/committee/lists.ts';
import { readCommittee } from '../../resolvers/committee/read-committee.ts';
import {
  type StandingChildren,
  standingChildren,
  standingCommittee,
} from '../../resolvers/committee/standing-committee.ts';
import { isPage } from '../../resolvers/input.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { AS_OF } from '../as-of.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { amongChildren, amongCommittees, amongCommitteesBelow, leadsToCommittee } from '../field-cost.ts';
import { asked, related } from '../list.ts';
import { inTree, ofTree } from '../of-tree.ts';
import { CommitteeKindEnum, DifficultyClassEnum } from './enums.ts';
import { committeeListArgs } from './lists.ts';
import { CommitteeConnection, CommitteeNode } from './types.ts';

const kindArgs = {
  ...committeeListArgs,
  ...builder.args((t) => ({
    kind: t.field({ type: [CommitteeKindEnum], description: 'Only these kinds.' }),
    includeClosed: t.boolean({
      defaultValue: false,
      description: 'With those that have closed, where they stood last (đã kết thúc hoạt động). Of today only.',
    }),
    asOf: t.field({ type: 'Day', description: AS_OF }),
  })),
};

const filterArgs = builder.args((t) => ({
  difficulty: t.field({
    type: [DifficultyClassEnum],
    description: 'Only committees of communes in these region classes.',
  }),
  text: t.string({
    description: `Part of the name, ${upTo(LONGEST.search).en}, with or without accents: "lam thuong".`,
  }),
  withoutAdmissionIn: t.int({ description: 'Only those that admitted nobody themselves in this year (chưa kết nạp).' }),
}));

builder.prismaObjectFields('Committee', (t) => ({
  children: t.connection(
    {
      type: CommitteeNode,
      args: kindArgs,
      description: 'The committees directly below, in Vietnamese order (tổ chức trực thuộc).',
      ...related<Committee, Parameters<typeof listChildren>[0]>(
        'children',
        { model: 'committee', by: 'parentId' },
        listChildren,
        {
          ...amongChildren,
          ...ofTree({ answers: pageOfToday, leadsTo: 'connection', resolve: standingChildren }),
        },
        'placedUnder',
      ),
    },
    CommitteeConnection,
  ),
  subtree: t.connection(
    {
      type: CommitteeNode,
      args: { ...kindArgs, ...filterArgs },
      extensions: amongCommitteesBelow,
      description: 'The committee and everything below it, in Vietnamese order of the names.',
      resolve: ({ id }, args, context, info) =>
        listCommittees(asked(context, info), { ...args, withinId: id }, context),
    },
    CommitteeConnection,
  ),
}));

builder.queryFields((t) => ({
  committee: t.prismaField({
    type: 'Committee',
    nullable: true,
    extensions: {
      ...leadsToCommittee,
      ...inTree<AskedCommittee>(({ id, code, asOf }, context) =>
        id && !code && !asOf ? standingCommittee(id.id, context) : undefined,
      ),
    },
    description: 'One committee, by `id` or by its official `code`. Null when it is hidden or missing.',
    args: {
      id: t.arg.globalID({ for: CommitteeNode, description: 'Its id.' }),
      code: t.arg.string({ description: 'Its official code, such as `15.135.001.000.001`.' }),
      asOf: t.arg({
        type: 'Day',
        description:
          'A day up to today: the one that the code meant then, and null where it had no place in the tree that day. Left out, codes are those of today.',
      }),
    },
    resolve: (query, _root, { id, code, asOf }, context) => readCommittee(query, { id: id?.id, code, asOf }, context),
  }),
  committees: t.connection(
    {
      type: CommitteeNode,
      extensions: amongCommittees,
      description: 'Committees you may see, in Vietnamese order of their names.',
      args: {
        ...kindArgs,
        ...filterArgs,
        parentId: t.arg.globalID({ for: CommitteeNode, description: 'Only directly below this one.' }),
        withinId: t.arg.globalID({ for: CommitteeNode, description: 'Only this one and everything below it.' }),
      },
      resolve: (_root, args, context, info) => listCommittees(asked(context, info), plainIds(args), context),
    },
    CommitteeConnection,
  ),
}));

/** How one committee is asked for. */
interface AskedCommittee {
  id?: { id: string } | null;
  code?: string | null;
  asOf?: unknown;
}

/** Whether children are asked for as memory has them: the first or the last of today, of whichever kinds. */
function pageOfToday({ first, last, kind: _kind, ...others }: StandingChildren & Record<string, unknown>): boolean {
  const saysMore = Object.values(others).some((one) => one !== undefined && one !== null && one !== false);
  return isPage({ first, last }) && !saysMore;
}

function plainIds<A extends { parentId?: { id: string } | null; withinId?: { id: string } | null }>(args: A) {
  return { ...args, parentId: args.parentId?.id, withinId: args.withinId?.id };
}
