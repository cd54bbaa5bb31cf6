import type { Inspection } from '../../db/generated/client.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import { listPlannedInspections } from '../../resolvers/inspection/lists.ts';
import type { InspectionCompletion } from '../../resolvers/inspection/read-completion.ts';
import { PROGRESS } from '../../resolvers/inspection/rules.ts';
import { seenProgrammes, seenSchemes } from '../../resolvers/inspection/seen.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { connectionOf } from '../connection-of.ts';
import { usualRows } from '../field-cost.ts';
import { related } from '../list.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import { ProgrammeChangeKindEnum, ProgrammeStatusEnum } from './enums.ts';
import { inspectionListArgs } from './lists.ts';
import { InspectionConnection, InspectionNode } from './types.ts';

export const InspectionSchemeNode = builder.prismaNode('InspectionScheme', {
  description: 'A multi-year scheme under which yearly programmes are made (đề án).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenSchemes(signedIn(context))] }),
  fields: (t) => ({
    issuer: t.prismaField({
      type: 'Committee',
      nullable: true,
      description: 'The committee that issued it (cơ quan ban hành). Null where you have no role for it.',
      resolve: (query, { issuerId }, _args, context) => readLinkedCommittee(query, issuerId, context),
    }),
    issuerName: t.string({
      select: { issuer: { select: { name: true } } },
      description: 'Its name, whatever your roles.',
      resolve: ({ issuer }) => issuer.name,
    }),
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
    completed: t.boolean({
      description:
        'Whether it was carried out: issued, at least one inspection concluded by the end of its year, and none open. One that was cancelled is open until a committee above has taken it out.',
      resolve: async ({ id }, _args, { loaders }) => (await loaders.programmeProgress.load(id)).completed,
    }),
    takenOutCount: t.int({
      description: 'Inspections that a committee above took out of it. They are no items of it any more.',
      resolve: async ({ id }, _args, { loaders }) => (await loaders.programmeProgress.load(id)).takenOutCount,
    }),
    changes: t.relation('changes', {
      query: { orderBy: { id: 'asc' } },
      extensions: usualRows(3),
      description: 'What was changed of it after it had been issued, the first first.',
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

builder.prismaObject('ProgrammeChange', {
  description: 'What was changed of one inspection of a programme that was issued (điều chỉnh chương trình).',
  fields: (t) => ({
    kind: t.expose('kind', { type: ProgrammeChangeKindEnum, description: 'What was changed.' }),
    dueBefore: t.expose('dueBefore', { type: 'Day', nullable: true, description: 'Until when it was due before.' }),
    dueAfter: t.expose('dueAfter', {
      type: 'Day',
      nullable: true,
      description: 'Until when it is due from then on; null where it was taken out.',
    }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    documentNumber: t.exposeString('documentNumber', { description: 'Number of the document that changed it.' }),
    effectiveOn: t.expose('effectiveOn', { type: 'Day', description: 'The day of the change.' }),
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
    takenOutCount: t.exposeInt('takenOutCount', {
      description:
        'Inspections that committees above took out of the programmes counted here. They are no items any more, and are in none of the counts above.',
    }),
    ownTakenOutCount: t.exposeInt('ownTakenOutCount', {
      description: 'The same of the programme of the committee itself.',
    }),
    ownCompleted: t.exposeBoolean('ownCompleted', {
      nullable: true,
      description: 'Whether the committee itself carried out its own programme; null when it issued none.',
    }),
  }),
});
