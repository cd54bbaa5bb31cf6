import { viewerCan } from '../../resolvers/authorize.ts';
import { seenFindings, seenInspections, seenRemedies } from '../../resolvers/inspection/seen.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { CommitteeNode } from '../committee/types.ts';
import { connectionOf } from '../connection-of.ts';
import { usualRows } from '../field-cost.ts';
import { MemberNode } from '../member/types.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import {
  FindingCategoryEnum,
  InspectionKindEnum,
  InspectionOutcomeEnum,
  InspectionStatusEnum,
  RemedyStepEnum,
} from './enums.ts';

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
    subject: t.field({
      type: CommitteeNode,
      nullable: true,
      select: (_args, _context, nested) => ({ subject: nested(true), subjectMemberId: true }),
      description:
        'The committee that is inspected (đối tượng là tổ chức đảng); null where a member is, whose cell is `subjectCell`.',
      resolve: ({ subject, subjectMemberId }) => (subjectMemberId === null ? subject : null),
    }),
    subjectCell: t.field({
      type: CommitteeNode,
      nullable: true,
      select: (_args, _context, nested) => ({ subject: nested(true), subjectMemberId: true }),
      description:
        'Where a member is inspected: the cell on whose roll the member was when the inspection was entered (chi bộ của đối tượng); null where a committee is.',
      resolve: ({ subject, subjectMemberId }) => (subjectMemberId === null ? null : subject),
    }),
    subjectMember: t.field({
      type: MemberNode,
      nullable: true,
      select: (_args, _context, nested) => ({ subjectMember: nested(true) }),
      description:
        'The member who is inspected (đối tượng là đảng viên); null where a committee is, and for whoever does not see the roll of the cell of today.',
      resolve: ({ subjectMember }, _args, context) =>
        subjectMember !== null && viewerCan(context, 'member:read', subjectMember.committeeId) ? subjectMember : null,
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

export const FindingNode = builder.prismaNode('Finding', {
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
    inspection: t.field({
      type: InspectionNode,
      select: (_args, _context, nested) => ({ finding: { select: { inspection: nested(true) } } }),
      description: 'The inspection that found it: whoever sees what must be put right sees it.',
      resolve: ({ finding }) => finding.inspection,
    }),
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
