import { listAreas } from '../../resolvers/area/lists.ts';
import { readArea } from '../../resolvers/area/read-area.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { amongAreas } from '../field-cost.ts';
import { asked } from '../list.ts';
import { AreaKindEnum } from './enums.ts';
import { areaListArgs } from './lists.ts';
import { AreaConnection, AreaNode } from './types.ts';

builder.queryFields((t) => ({
  area: t.prismaField({
    type: 'Area',
    nullable: true,
    description: 'One area, by `id` or by the `code` that means it on a day. Null when there is none.',
    args: {
      id: t.arg.globalID({ for: AreaNode, description: 'Its id.' }),
      code: t.arg.string({ description: 'Its code, such as `04309`.' }),
      asOf: t.arg({ type: 'Day', description: 'What the code meant on this day; today when left out.' }),
    },
    resolve: (query, _root, { id, code, asOf }, context) => readArea(query, { id: id?.id, code, asOf }, context),
  }),
  areas: t.connection(
    {
      type: AreaNode,
      extensions: amongAreas,
      description: 'Areas that are there, in Vietnamese order of their names.',
      args: {
        ...areaListArgs,
        kind: t.arg({ type: [AreaKindEnum], description: 'Only these kinds.' }),
        parentId: t.arg.globalID({ for: AreaNode, description: 'Only what is directly part of this area.' }),
        text: t.arg.string({
          description: `Part of the name, ${upTo(LONGEST.search).en}, with or without accents: "kheo leng".`,
        }),
        asOf: t.arg({ type: 'Day', description: 'Those that were there on this day; today when left out.' }),
      },
      resolve: (_root, { parentId, ...args }, context, info) =>
        listAreas(asked(context, info), { ...args, parentId: parentId?.id }, context),
    },
    AreaConnection,
  ),
}));
