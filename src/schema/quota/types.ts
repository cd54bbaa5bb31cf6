import { signedIn } from '../../resolvers/operation-context.ts';
import { afterClosing } from '../../resolvers/quota/lists.ts';
import { seenProposals, seenQuotaRevisions, seenQuotas, seenSheets, seenYears } from '../../resolvers/quota/seen.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { usualRows } from '../field-cost.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import { CountedDayEnum, QuotaBasisEnum, QuotaKindEnum, QuotaSheetStatusEnum } from './enums.ts';

const RATE_PERCENT = 'Of a rate: percent of the members, two decimals; null where it is none.';
const BASIS_MEMBERS = 'Of a rate: the members it was taken of.';
const BASIS_ON = 'Of a rate: the day on which there were that many.';
const DOCUMENT_NUMBER =
  'Number of the document that set it; null where none was given, or it was not kept yet (0.3.0).';
const DOCUMENT_ON = 'Day of that document.';

export const AdmissionQuotaNode = builder.prismaNode('AdmissionQuota', {
  description:
    'The number of new members a committee is to admit in a year (chỉ tiêu kết nạp), with every value it has had.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenQuotas(signedIn(context))] }),
  fields: (t) => ({
    committee: t.relation('committee', { description: 'Whose quota it is.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    kind: t.expose('kind', {
      type: QuotaKindEnum,
      description: 'A yearly floor, the plan of the year, or what is wished for beyond it.',
    }),
    target: t.exposeInt('target', { description: 'How many to admit.' }),
    version: t.exposeInt('version', { description: 'Counts the revisions from 1; `reviseQuotas` wants it.' }),
    basis: t.expose('basis', { type: QuotaBasisEnum, description: 'What it is founded on.' }),
    ratePercent: t.float({
      nullable: true,
      description: RATE_PERCENT,
      resolve: ({ ratePercent }) => (ratePercent === null ? null : Number(ratePercent)),
    }),
    basisMembers: t.exposeInt('basisMembers', { nullable: true, description: BASIS_MEMBERS }),
    basisOn: t.expose('basisOn', { type: 'Day', nullable: true, description: BASIS_ON }),
    documentNumber: t.exposeString('documentNumber', { nullable: true, description: DOCUMENT_NUMBER }),
    documentOn: t.expose('documentOn', { type: 'Day', nullable: true, description: DOCUMENT_ON }),
    source: t.exposeString('source', {
      nullable: true,
      description: 'Where the figure is from; `invented` marks sample data.',
    }),
    viewerCan: t.field({
      type: [ActionEnum],
      description: VIEWER_CAN,
      resolve: ({ committeeId }, _args, context) => mayDo('AdmissionQuota', committeeId, context),
    }),
    revisions: t.relation('revisions', {
      query: { orderBy: { version: 'asc' } },
      description: 'Every value, the first one first.',
    }),
  }),
});

builder.prismaNode('AdmissionQuotaRevision', {
  description: 'A value a quota has had.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenQuotaRevisions(signedIn(context))] }),
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Counts from 1.' }),
    target: t.exposeInt('target', { description: 'The value.' }),
    basis: t.expose('basis', { type: QuotaBasisEnum, description: 'What it is founded on.' }),
    ratePercent: t.float({
      nullable: true,
      description: RATE_PERCENT,
      resolve: ({ ratePercent }) => (ratePercent === null ? null : Number(ratePercent)),
    }),
    basisMembers: t.exposeInt('basisMembers', { nullable: true, description: BASIS_MEMBERS }),
    basisOn: t.expose('basisOn', { type: 'Day', nullable: true, description: BASIS_ON }),
    documentNumber: t.exposeString('documentNumber', { nullable: true, description: DOCUMENT_NUMBER }),
    documentOn: t.expose('documentOn', { type: 'Day', nullable: true, description: DOCUMENT_ON }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was changed.' }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When.' }),
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});

const QuotaSheetRowRef = builder.prismaObject('QuotaSheetRow', {
  description: 'What a committee directly below gets by a sheet.',
  fields: (t) => ({
    committee: t.relation('committee', { description: 'Who gets it.' }),
    target: t.exposeInt('target', { description: 'How many to admit.' }),
    planVersion: t.exposeInt('planVersion', {
      description:
        'The version of its plan that was seen; a sheet is stale once there is another. 0 where there was none.',
    }),
  }),
});

export const QuotaSheetNode = builder.prismaNode('QuotaSheet', {
  description:
    'A plan being shared out among the committees directly below (bảng phân bổ chỉ tiêu). Seen by those who share it out; those below see the quotas once they are issued.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenSheets(signedIn(context))] }),
  fields: (t) => ({
    committee: t.relation('committee', { description: 'Whose plan is shared out.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    status: t.expose('status', { type: QuotaSheetStatusEnum, description: 'A draft, or issued.' }),
    version: t.exposeInt('version', { description: 'Counts how often it was prepared; `prepareAllocation` wants it.' }),
    rows: t.prismaField({
      type: [QuotaSheetRowRef],
      extensions: usualRows(50),
      description: 'What each is to get, in the order of the sheet.',
      resolve: (query, { id }, _args, { database }) =>
        database.prisma.quotaSheetRow.findMany({ ...query, where: { sheetId: id }, orderBy: { position: 'asc' } }),
    }),
    total: t.int({
      description: 'All rows together.',
      select: { rows: { select: { target: true } } },
      resolve: ({ rows }) => rows.reduce((sum, { target }) => sum + target, 0),
    }),
    preparedAt: t.expose('preparedAt', { type: 'DateTime', description: 'When it was prepared last.' }),
    preparedBy: t.field({
      type: ChangedByRef,
      description: 'Who prepared it last.',
      resolve: ({ preparedBy, preparedRole }) => ({ changedBy: preparedBy, changedRole: preparedRole }),
    }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'Number of the document that issued it; null while it is a draft.',
    }),
    documentOn: t.expose('documentOn', { type: 'Day', nullable: true, description: 'Day of that document.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why; kept with each of its quotas.' }),
    issuedAt: t.expose('issuedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was issued; null while it is a draft.',
    }),
    issuedBy: t.field({
      type: ChangedByRef,
      nullable: true,
      description: 'Who issued it; null while it is a draft.',
      resolve: ({ issuedBy, issuedRole }) =>
        issuedBy === null ? null : { changedBy: issuedBy, changedRole: issuedRole },
    }),
  }),
});

export const QuotaYearNode = builder.prismaNode('QuotaYear', {
  description:
    'A year that was closed for a committee and everything below it (khóa sổ). Quotas and the tree of it stay as they are; an admission that still falls in it needs a reason and is told in `afterClosing`.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenYears(signedIn(context))] }),
  fields: (t) => ({
    committee: t.relation('committee', { description: 'For whom it was closed, and for everything below.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    documentNumber: t.exposeString('documentNumber', { description: 'Number of the document that closed it.' }),
    documentOn: t.expose('documentOn', { type: 'Day', description: 'Day of that document.' }),
    closedAt: t.expose('closedAt', { type: 'DateTime', description: 'When it was closed.' }),
    closedBy: t.field({
      type: ChangedByRef,
      description: 'Who closed it.',
      resolve: ({ closedBy, closedRole }) => ({ changedBy: closedBy, changedRole: closedRole }),
    }),
    reopenedAt: t.expose('reopenedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was opened again; null while it is closed.',
    }),
    reopenedBy: t.field({
      type: ChangedByRef,
      nullable: true,
      description: 'Who opened it again; null while it is closed.',
      resolve: ({ reopenedBy, reopenedRole }) =>
        reopenedBy === null ? null : { changedBy: reopenedBy, changedRole: reopenedRole },
    }),
    reopenReason: t.exposeString('reopenReason', { nullable: true, description: 'Why it was opened again.' }),
    afterClosing: t.prismaField({
      type: ['AdmissionChange'],
      description:
        'Admissions that were recorded in it, moved or revoked since it was closed, the first one first; only those of people whom you may read.',
      select: { id: true, year: true, closedAt: true },
      resolve: (query, closing, _args, context) =>
        context.database.prisma.admissionChange.findMany({ ...query, ...afterClosing(closing, context) }),
    }),
  }),
});

export const QuotaProposalNode = builder.prismaNode('QuotaProposal', {
  description:
    'How many a committee means to admit in a year, as it registered from below (đăng ký chỉ tiêu). It stands beside the plan and counts nowhere.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenProposals(signedIn(context))] }),
  fields: (t) => ({
    committee: t.relation('committee', { description: 'Who registered.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    target: t.exposeInt('target', { description: 'How many.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why so many.' }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: 'When.' }),
    proposedBy: t.field({
      type: ChangedByRef,
      description: CHANGED_BY,
      resolve: ({ proposedBy, proposedRole }) => ({ changedBy: proposedBy, changedRole: proposedRole }),
    }),
  }),
});

builder.prismaObject('CountingSetting', {
  description: 'By which day admissions count, as a committee at the top has set it with a document.',
  fields: (t) => ({
    countedBy: t.expose('countedBy', { type: CountedDayEnum, description: 'The day that counts.' }),
    documentNumber: t.exposeString('documentNumber', { description: 'Number of the document.' }),
    documentOn: t.expose('documentOn', { type: 'Day', description: 'Day of the document.' }),
    setAt: t.expose('setAt', { type: 'DateTime', description: 'When it was set.' }),
    setBy: t.field({
      type: ChangedByRef,
      description: 'Who set it.',
      resolve: ({ setBy, setRole }) => ({ changedBy: setBy, changedRole: setRole }),
    }),
  }),
});
