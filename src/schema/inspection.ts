import { committeeScope } from '../access/scope.ts';
import type { CompletionRow } from '../db/queries/inspection-completion.ts';
import { cursorIds } from '../resolvers/cursor-row.ts';
import { page } from '../resolvers/input.ts';
import {
  inspectionProgrammesWhere,
  listInspectionProgrammes,
} from '../resolvers/inspection/list-inspection-programmes.ts';
import { inspectionsWhere, listInspections } from '../resolvers/inspection/list-inspections.ts';
import { readInspectionCompletion } from '../resolvers/inspection/read-completion.ts';
import { recordInspectionResult } from '../resolvers/inspection/record-inspection-result.ts';
import { signedIn } from '../resolvers/operation-context.ts';
import { builder } from './builder.ts';
import { CommitteeNode } from './committee.ts';
import { CURSOR_DESCRIPTION } from './descriptions.ts';
import {
  FindingCategoryEnum,
  InspectionKindEnum,
  InspectionOutcomeEnum,
  InspectionStatusEnum,
  ProgrammeStatusEnum,
} from './enums.ts';
import { userErrors } from './errors.ts';

builder.prismaObject('InspectionScheme', {
  description: 'A multi-year scheme under which yearly programmes are made (đề án).',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Number; only with the day a key, numbers come again (số hiệu).' }),
    title: t.exposeString('title', { description: 'Title.' }),
    issuedOn: t.expose('issuedOn', { type: 'Day', description: 'Day of issue.' }),
    firstYear: t.exposeInt('firstYear', { description: 'First year.' }),
    lastYear: t.exposeInt('lastYear', { description: 'Last year.' }),
  }),
});

builder.prismaNode('InspectionProgramme', {
  description: 'What a committee inspects and supervises in a year (chương trình kiểm tra, giám sát).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [{ committee: committeeScope(signedIn(context), 'inspection:read') }] }),
  fields: (t) => ({
    committee: t.relation('committee', { description: 'Whose programme.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    status: t.expose('status', { type: ProgrammeStatusEnum, description: 'Draft or issued.' }),
    issuedOn: t.expose('issuedOn', { type: 'Day', nullable: true, description: 'Day of issue.' }),
    scheme: t.relation('scheme', { nullable: true, description: 'The multi-year scheme it belongs to.' }),
    inspectionCount: t.relationCount('inspections', {
      where: (_args, context) => ({ subject: committeeScope(signedIn(context), 'inspection:read') }),
      description: 'Inspections planned in it that you may see.',
    }),
    inspections: t.relatedConnection('inspections', {
      cursor: 'id',
      totalCount: true,
      description: 'Inspections planned in it that you may see.',
      query: (args, context) => {
        page(args);
        const seen = { subject: committeeScope(signedIn(context), 'inspection:read') };
        return {
          where: {
            ...seen,
            AND: cursorIds(args).map((id) => ({ programme: { inspections: { some: { id, ...seen } } } })),
          },
          orderBy: [{ dueOn: 'asc' as const }, { id: 'asc' as const }],
        };
      },
    }),
  }),
});

export const InspectionNode = builder.prismaNode('Inspection', {
  description: 'One inspection or supervision (cuộc kiểm tra, giám sát).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [{ subject: committeeScope(signedIn(context), 'inspection:read') }] }),
  fields: (t) => ({
    kind: t.expose('kind', { type: InspectionKindEnum, description: 'Kind.' }),
    topic: t.exposeString('topic', { description: 'What is looked at (nội dung).' }),
    status: t.expose('status', { type: InspectionStatusEnum, description: 'How far it is.' }),
    outcome: t.expose('outcome', {
      type: InspectionOutcomeEnum,
      nullable: true,
      description: 'What was concluded; null before.',
    }),
    dueOn: t.expose('dueOn', { type: 'Day', nullable: true, description: 'When it is due by the programme.' }),
    startedOn: t.expose('startedOn', { type: 'Day', nullable: true, description: 'Day of the decision to inspect.' }),
    concludedOn: t.expose('concludedOn', { type: 'Day', nullable: true, description: 'Day of the conclusion.' }),
    cancelReason: t.exposeString('cancelReason', { nullable: true, description: 'Why it was cancelled.' }),
    subject: t.relation('subject', { description: 'The committee that is inspected (đối tượng).' }),
    findings: t.relation('findings', { query: { orderBy: { id: 'asc' } }, description: 'What was found.' }),
  }),
});

builder.prismaObject('Finding', {
  description: 'What an inspection found.',
  fields: (t) => ({
    category: t.expose('category', { type: FindingCategoryEnum, description: 'Good or bad.' }),
    text: t.exposeString('text', { description: 'In words.' }),
    remedies: t.relation('remedies', { query: { orderBy: { dueOn: 'asc' } }, description: 'What must be put right.' }),
  }),
});

builder.prismaObject('Remedy', {
  description: 'What must be put right (khắc phục); the deadline is set by each conclusion.',
  fields: (t) => ({
    action: t.exposeString('action', { description: 'What to do.' }),
    dueOn: t.expose('dueOn', { type: 'Day', description: 'Until when.' }),
    doneOn: t.expose('doneOn', {
      type: 'Day',
      nullable: true,
      description: 'When it was done; null while it is open.',
    }),
  }),
});

const CompletionRef = builder.objectRef<CompletionRow>('InspectionCompletion').implement({
  description:
    'How programmes of a year were carried out: each inspection concluded by the end of the year. Grassroots cells make no programme and are not counted.',
  fields: (t) => ({
    committeeCount: t.exposeInt('committeeCount', {
      description: 'Grassroots committees directly below (đảng ủy cơ sở).',
    }),
    programmeCount: t.exposeInt('programmeCount', { description: 'Those that issued a programme.' }),
    completedCount: t.exposeInt('completedCount', { description: 'Those that carried all of it out.' }),
    withoutProgrammeCount: t.int({
      description: 'Those that issued none.',
      resolve: ({ committeeCount, programmeCount }) => committeeCount - programmeCount,
    }),
    ownCompleted: t.exposeBoolean('ownCompleted', {
      nullable: true,
      description: 'Whether the committee itself carried out its own programme; null when it issued none.',
    }),
  }),
});

const filterArgs = builder.args((t) => ({
  kind: t.field({ type: [InspectionKindEnum], description: 'Only these kinds.' }),
  status: t.field({ type: [InspectionStatusEnum], description: 'Only in these states.' }),
}));

builder.prismaObjectFields('Committee', (t) => ({
  inspections: t.prismaConnection({
    type: 'Inspection',
    cursor: 'id',
    args: filterArgs,
    description: 'Inspections of the committee and everything below it, the latest due first.',
    totalCount: ({ id }, args, context) =>
      context.database.prisma.inspection.count({ where: inspectionsWhere({ ...args, withinId: id }, context) }),
    resolve: (query, { id }, args, context) => listInspections(query, { ...args, withinId: id }, context),
  }),
  inspectionCompletion: t.field({
    type: CompletionRef,
    nullable: true,
    args: { year: t.arg.int({ required: true, description: 'Year, 1930 to 2100.' }) },
    description:
      'How many committees directly below carried out their programme of a year. Null for roles that may not see inspections.',
    resolve: ({ id }, { year }, context) => readInspectionCompletion(id, year, context),
  }),
}));

builder.queryFields((t) => ({
  inspectionProgrammes: t.prismaConnection({
    type: 'InspectionProgramme',
    cursor: 'id',
    description: 'Programmes you may see, the latest year first.',
    args: {
      withinId: t.arg.globalID({ for: CommitteeNode, description: 'Only of this committee and everything below it.' }),
      year: t.arg.int({ description: 'Only of this year.' }),
    },
    totalCount: (_root, { withinId, year }, context) =>
      context.database.prisma.inspectionProgramme.count({
        where: inspectionProgrammesWhere({ year, withinId: withinId?.id }, context),
      }),
    resolve: (query, _root, { withinId, ...args }, context) =>
      listInspectionProgrammes(query, { ...args, withinId: withinId?.id }, context),
  }),
  inspections: t.prismaConnection({
    type: 'Inspection',
    cursor: 'id',
    description: 'Inspections you may see, the latest due first.',
    args: {
      withinId: t.arg.globalID({ for: CommitteeNode, description: 'Only of this committee and everything below it.' }),
      ...filterArgs,
    },
    totalCount: (_root, { withinId, ...args }, context) =>
      context.database.prisma.inspection.count({
        where: inspectionsWhere({ ...args, withinId: withinId?.id }, context),
      }),
    resolve: (query, _root, { withinId, ...args }, context) =>
      listInspections(query, { ...args, withinId: withinId?.id }, context),
  }),
}));

const RemedyInput = builder.inputType('RemedyInput', {
  description: 'What the inspected committee must put right.',
  fields: (t) => ({
    action: t.string({ required: true, description: 'What to do, up to 1,000 characters.' }),
    dueOn: t.field({ type: 'Day', required: true, description: 'Until when; not before the conclusion.' }),
  }),
});

const FindingInput = builder.inputType('FindingInput', {
  description: 'What was found.',
  fields: (t) => ({
    category: t.field({ type: FindingCategoryEnum, required: true, description: 'Good or bad.' }),
    text: t.string({ required: true, description: 'In words, up to 2,000 characters.' }),
    remedies: t.field({ type: [RemedyInput], description: 'What must be put right.' }),
  }),
});

const RecordInspectionResultInput = builder.inputType('RecordInspectionResultInput', {
  description: 'The result of an inspection.',
  fields: (t) => ({
    inspectionId: t.globalID({ required: true, for: InspectionNode, description: 'Which; it must have been started.' }),
    outcome: t.field({
      type: InspectionOutcomeEnum,
      required: true,
      description: 'What was concluded; all but GOOD need a finding.',
    }),
    concludedOn: t.field({ type: 'Day', required: true, description: 'Day of the conclusion; not in the future.' }),
    findings: t.field({ type: [FindingInput], description: 'At most 50.' }),
  }),
});

const RecordInspectionResultPayload = builder
  .objectRef<{ inspectionId: string; cursor: string | null }>('RecordInspectionResultPayload')
  .implement({
    description: 'The result was recorded.',
    fields: (t) => ({
      inspection: t.prismaField({
        type: InspectionNode,
        description: 'The inspection as it is now: FOLLOW_UP while remedies are open.',
        resolve: (query, { inspectionId }, _args, { database }) =>
          database.prisma.inspection.findUniqueOrThrow({ ...query, where: { id: inspectionId } }),
      }),
      cursor: t.exposeString('cursor', { nullable: true, description: CURSOR_DESCRIPTION }),
    }),
  });

builder.mutationFields((t) => ({
  recordInspectionResult: t.field({
    type: RecordInspectionResultPayload,
    description: 'Records the conclusion of an inspection with findings and remedies (kết luận kiểm tra, giám sát).',
    errors: { types: userErrors },
    args: { input: t.arg({ type: RecordInspectionResultInput, required: true }) },
    resolve: (_root, { input }, context) =>
      recordInspectionResult({ ...input, inspectionId: input.inspectionId.id }, context),
  }),
}));
