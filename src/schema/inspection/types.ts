import type { Inspection } from '../../db/generated/client.ts';
import { listPlannedInspections } from '../../resolvers/inspection/lists.ts';
import type { InspectionCompletion } from '../../resolvers/inspection/read-completion.ts';
import { PROGRESS } from '../../resolvers/inspection/rules.ts';
import {
  seenFindings,
  seenInspections,
  seenProgrammes,
  seenRemedies,
  seenSchemes,
} from '../../resolvers/inspection/seen.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { connectionOf } from '../connection-of.ts';
import { usualRows } from '../field-cost.ts';
import { related } from '../list.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import {
  FindingCategoryEnum,
  InspectionKindEnum,
  InspectionOutcomeEnum,
  InspectionStatusEnum,
  ProgrammeStatusEnum,
  RemedyStepEnum,
} from './enums.ts';
import { inspectionListArgs } from './lists.ts';

builder.prismaNode('InspectionScheme', {
  description: 'A multi-year scheme under which yearly programmes are made (đề án).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenSchemes(signedIn(context))] }),
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Number; only with the day a key, numbers come again (số hiệu).' }),
    title: t.exposeString('title', { description: 'Title.' }),
    issuedOn: t.expose('issuedOn', { type: 'Day', description: 'Day of issue.' }),
    firstYear: t.exposeInt('firstYear', { description: 'First year.' }),
    lastYear: t.exposeInt('lastYear', { description: 'Last year.' }),
  }),
});

export const InspectionProgrammeNode = builder.prismaNode('InspectionProgramme', {
  description: 'What a committee inspects and supervises in a year (chương trình kiểm tra, giám sát).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenProgrammes(signedIn(context))] }),
  fields: (t) => ({
    committee: t.relation('committee', { description: 'Whose programme.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    status: t.expose('status', { type: ProgrammeStatusEnum, description: 'Draft or issued.' }),
    issuedOn: t.expose('issuedOn', { type: 'Day', nullable: true, description: 'Day of issue.' }),
    number: t.exposeString('number', {
      nullable: true,
      description:
        'Number of the document by which it was issued (số văn bản); null for a draft, and where none is known.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last, or entered.' }),
    viewerCan: t.field({
      type: [ActionEnum],
      description: VIEWER_CAN,
      resolve: ({ committeeId }, _args, context) => mayDo('InspectionProgramme', committeeId, context),
    }),
    scheme: t.relation('scheme', { nullable: true, description: 'The multi-year scheme it belongs to.' }),
    inspectionCount: t.int({
      description: 'Inspections planned in it that you may see.',
      resolve: async ({ id }, _args, { loaders }) => (await loaders.inspectionCounts.load(id)).total,
    }),
    openInspectionCount: t.int({
      description: 'Those of them that are neither concluded nor cancelled.',
      resolve: async ({ id }, _args, { loaders }) => (await loaders.inspectionCounts.load(id)).of(...PROGRESS),
    }),
    inspections: t.connection(
      {
        type: InspectionNode,
        args: inspectionListArgs,
        description: 'Inspections planned in it that you may see, the first due first.',
        ...related<Inspection, Parameters<typeof listPlannedInspections>[0]>(
          'inspections',
          { model: 'inspection', by: 'programmeId' },
          listPlannedInspections,
        ),
      },
      InspectionConnection,
    ),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const InspectionProgrammeConnection = connectionOf(InspectionProgrammeNode, 'InspectionProgramme');

export const InspectionNode = builder.prismaNode('Inspection', {
  description: 'One inspection or supervision (cuộc kiểm tra, giám sát).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenInspections(signedIn(context))] }),
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
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last, or entered.' }),
    decisionNumber: t.exposeString('decisionNumber', {
      nullable: true,
      description: 'Number of the decision to inspect (số quyết định); null before, and where none is known.',
    }),
    cancelReason: t.exposeString('cancelReason', { nullable: true, description: 'Why it was cancelled.' }),
    cancelApprover: t.exposeString('cancelApprover', {
      nullable: true,
      description: 'Who approved that it was cancelled, as the document says.',
    }),
    subject: t.relation('subject', {
      nullable: true,
      description:
        'The committee that is inspected (đối tượng), where it is a committee. Always so today; later a single member may be.',
    }),
    viewerCan: t.field({
      type: [ActionEnum],
      description: VIEWER_CAN,
      resolve: ({ inspectorId }, _args, context) => mayDo('Inspection', inspectorId, context),
    }),
    findings: t.relation('findings', {
      query: { orderBy: { id: 'asc' } },
      extensions: usualRows(3),
      description: 'What was found.',
    }),
    findingCount: t.int({
      description: 'How much was found.',
      resolve: async ({ id }, _args, { loaders }) => (await loaders.remedies.load(id)).findingCount,
    }),
    remedyCount: t.int({
      description: 'What must be put right, done or not.',
      resolve: async ({ id }, _args, { loaders }) => (await loaders.remedies.load(id)).remedyCount,
    }),
    openRemedyCount: t.int({
      description: 'What must be put right and was not yet.',
      resolve: async ({ id }, _args, { loaders }) => (await loaders.remedies.load(id)).openRemedyCount,
    }),
    nextRemedyDueOn: t.field({
      type: 'Day',
      nullable: true,
      description: 'Until when the next of them must be put right; past when it is late, null when nothing is open.',
      resolve: async ({ id }, _args, { loaders }) => (await loaders.remedies.load(id)).nextDueOn,
    }),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const InspectionConnection = connectionOf(InspectionNode, 'Inspection');

builder.prismaNode('Finding', {
  description: 'What an inspection found.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenFindings(signedIn(context))] }),
  fields: (t) => ({
    category: t.expose('category', { type: FindingCategoryEnum, description: 'Good or bad.' }),
    text: t.exposeString('text', { description: 'In words.' }),
    remedies: t.relation('remedies', {
      query: { orderBy: { dueOn: 'asc' } },
      extensions: usualRows(2),
      description: 'What must be put right.',
    }),
  }),
});

export const RemedyNode = builder.prismaNode('Remedy', {
  description: 'What must be put right (khắc phục); the deadline is set by each conclusion.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenRemedies(signedIn(context))] }),
  fields: (t) => ({
    action: t.exposeString('action', { description: 'What to do.' }),
    dueOn: t.expose('dueOn', { type: 'Day', description: 'Until when.' }),
    doneOn: t.expose('doneOn', {
      type: 'Day',
      nullable: true,
      description: 'When it was done, once whoever inspected has accepted it; null while it is open.',
    }),
    reportedOn: t.expose('reportedOn', {
      type: 'Day',
      nullable: true,
      description:
        'When it was done, as its owner says; null where nothing was reported, or what was has been rejected.',
    }),
    evidence: t.exposeString('evidence', {
      nullable: true,
      description: 'By what its owner shows that it was done (minh chứng).',
    }),
    viewerCan: t.field({
      type: [ActionEnum],
      description: VIEWER_CAN,
      resolve: ({ ownerId }, _args, context) => mayDo('Remedy', ownerId, context),
    }),
    changes: t.relation('changes', {
      query: { orderBy: { id: 'asc' } },
      extensions: usualRows(2),
      description: 'What was said of it, by its owner and by whoever inspected, the first first.',
    }),
  }),
});

builder.prismaObject('RemedyChange', {
  description: 'What was said of a remedy at one time.',
  fields: (t) => ({
    step: t.expose('step', { type: RemedyStepEnum, description: 'What was said.' }),
    effectiveOn: t.expose('effectiveOn', { type: 'Day', description: 'When it was done, or when that was judged.' }),
    note: t.exposeString('note', { nullable: true, description: 'The evidence, or why it was rejected.' }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it was entered.' }),
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});

export const CompletionRef = builder.objectRef<InspectionCompletion>('InspectionCompletion').implement({
  description:
    'How programmes of a year were carried out: each inspection concluded by the end of the year. Grassroots cells make no programme and are not counted.',
  fields: (t) => ({
    committeeCount: t.exposeInt('committeeCount', {
      description:
        'Grassroots committees directly below at the end of the year, or today while it lasts (đảng ủy cơ sở).',
    }),
    programmeCount: t.exposeInt('programmeCount', { description: 'Those that issued a programme.' }),
    completedCount: t.exposeInt('completedCount', { description: 'Those that carried all of it out.' }),
    withoutProgrammeCount: t.int({
      description: 'Those that issued none.',
      resolve: ({ committeeCount, programmeCount }) => committeeCount - programmeCount,
    }),
    endedCount: t.exposeInt('endedCount', {
      description:
        'Grassroots committees that stood directly below in the year and ended within it (đã kết thúc hoạt động trong năm). They are in none of the counts above.',
    }),
    endedProgrammeCount: t.exposeInt('endedProgrammeCount', {
      description: 'Those of them that had issued a programme.',
    }),
    endedCompletedCount: t.exposeInt('endedCompletedCount', {
      description: 'Those of them that had carried all of it out.',
    }),
    ownCompleted: t.exposeBoolean('ownCompleted', {
      nullable: true,
      description: 'Whether the committee itself carried out its own programme; null when it issued none.',
    }),
  }),
});
