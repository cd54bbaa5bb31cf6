import { listReorganisations } from '../../resolvers/reorganisation/lists.ts';
import { readReorganisation } from '../../resolvers/reorganisation/read-reorganisation.ts';
import { builder } from '../builder.ts';
import { usualRows } from '../field-cost.ts';
import { ReorganisationNode } from './types.ts';

builder.prismaObjectFields('Committee', (t) => ({
  reorganisations: t.field({
    type: [ReorganisationNode],
    extensions: usualRows(3),
    description: 'The decisions about it that you may see, the latest first, also those that were annulled.',
    select: (_args, context, nestedSelection) => ({
      reorganisations: { ...listReorganisations(context), select: { reorganisation: nestedSelection(true) } },
    }),
    resolve: ({ reorganisations }) => reorganisations.map(({ reorganisation }) => reorganisation),
  }),
}));

builder.queryFields((t) => ({
  reorganisation: t.prismaField({
    type: 'Reorganisation',
    nullable: true,
    extensions: { cost: 10 },
    description:
      'A decision about the hierarchy by its id. One of a day to come is seen by those who may reorganise there. Null when it is hidden or missing.',
    args: { id: t.arg.globalID({ required: true, for: ReorganisationNode, description: 'Its id.' }) },
    resolve: (query, _root, { id }, context) => readReorganisation(query, id.id, context),
  }),
}));
