import { signedIn } from '../../resolvers/operation-context.ts';
import { seenQuotaRevisions, seenQuotas } from '../../resolvers/quota/seen.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import { QuotaKindEnum } from './enums.ts';

export const AdmissionQuotaNode = builder.prismaNode('AdmissionQuota', {
  description:
    'The number of new members a committee is to admit in a year (chỉ tiêu kết nạp), with every value it has had.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenQuotas(signedIn(context))] }),
  fields: (t) => ({
    committee: t.relation('committee', { description: 'Whose quota it is.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    kind: t.expose('kind', { type: QuotaKindEnum, description: 'A yearly floor, or the plan of the year.' }),
    target: t.exposeInt('target', { description: 'How many to admit.' }),
    version: t.exposeInt('version', { description: 'Counts the revisions from 1; `setQuota` wants it.' }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'Number of the document that set it.',
    }),
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
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was changed.' }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When.' }),
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});
