import { listInspectionProgrammes, listInspections } from '../../resolvers/inspection/lists.ts';
import { readInspectionCompletion } from '../../resolvers/inspection/read-completion.ts';
import { readPractices, readSchemes } from '../../resolvers/inspection/read-from-above.ts';
import { years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { amongCommittees, amongCommitteesBelow, countedDirectlyBelow, usualRows } from '../field-cost.ts';
import { asked } from '../list.ts';
import { GoodPracticeRef } from './conduct-types.ts';
import { InspectionKindEnum, InspectionStatusEnum } from './enums.ts';
import { inspectionListArgs, programmeListArgs } from './lists.ts';
import {
  CompletionRef,
  InspectionProgrammeConnection,
  InspectionProgrammeNode,
  InspectionSchemeNode,
} from './programme-types.ts';
import { InspectionConnection, InspectionNode } from './types.ts';

const filterArgs = builder.args((t) => ({
  kind: t.field({ type: [InspectionKindEnum], description: 'Only these kinds.' }),
  status: t.field({ type: [InspectionStatusEnum], description: 'Only in these states.' }),
}));

builder.prismaObjectFields('Committee', (t) => ({
  inspections: t.connection(
    {
      type: InspectionNode,
      args: { ...inspectionListArgs, ...filterArgs },
      extensions: amongCommitteesBelow,
      description: 'Inspections of the committee and everything below it, the latest due first.',
      resolve: ({ id }, args, context, info) =>
        listInspections(asked(context, info), { ...args, withinId: id }, context),
    },
    InspectionConnection,
  ),
  inspectionCompletion: t.field({
    type: CompletionRef,
    nullable: true,
    extensions: countedDirectlyBelow,
    args: { year: t.arg.int({ required: true, description: `Year, ${years.en}.` }) },
    description:
      'How many committees directly below carried out their programme of a year. Null for roles that may not see inspections.',
    resolve: ({ id }, { year }, context) => readInspectionCompletion(id, year, context),
  }),
}));

builder.queryFields((t) => ({
  inspectionSchemes: t.prismaField({
    type: [InspectionSchemeNode],
    extensions: usualRows(3),
    description:
      'Schemes of several years under which a committee can make its programme of a year: its own, and those of the committees above it. The latest first.',
    args: {
      committeeId: t.arg.globalID({ for: CommitteeNode, required: true, description: 'Whose programme.' }),
      year: t.arg.int({ required: true, description: `Year, ${years.en}.` }),
    },
    resolve: (query, _root, { committeeId, year }, context) => readSchemes(query, committeeId.id, year, context),
  }),
  goodPractices: t.prismaField({
    type: [GoodPracticeRef],
    extensions: usualRows(10),
    description:
      'Good practices spread in a year to a committee, or to one above it (cách làm hay, điển hình được phổ biến). The latest first, 200 at most.',
    args: {
      committeeId: t.arg.globalID({ for: CommitteeNode, required: true, description: 'Who is to read them.' }),
      year: t.arg.int({ required: true, description: `Year, ${years.en}.` }),
    },
    resolve: (query, _root, { committeeId, year }, context) => readPractices(query, committeeId.id, year, context),
  }),
  inspectionProgrammes: t.connection(
    {
      type: InspectionProgrammeNode,
      extensions: amongCommittees,
      description: 'Programmes you may see, the latest year first.',
      args: {
        withinId: t.arg.globalID({
          for: CommitteeNode,
          description: 'Only of this committee and everything below it.',
        }),
        ...programmeListArgs,
        year: t.arg.int({ description: 'Only of this year.' }),
      },
      resolve: (_root, { withinId, ...args }, context, info) =>
        listInspectionProgrammes(asked(context, info), { ...args, withinId: withinId?.id }, context),
    },
    InspectionProgrammeConnection,
  ),
  inspections: t.connection(
    {
      type: InspectionNode,
      extensions: amongCommittees,
      description: 'Inspections you may see, the latest due first.',
      args: {
        withinId: t.arg.globalID({
          for: CommitteeNode,
          description: 'Only of this committee and everything below it.',
        }),
        ...inspectionListArgs,
        ...filterArgs,
      },
      resolve: (_root, { withinId, ...args }, context, info) =>
        listInspections(asked(context, info), { ...args, withinId: withinId?.id }, context),
    },
    InspectionConnection,
  ),
}));
