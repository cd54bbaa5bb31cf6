import { committeeScope } from '../access/scope.ts';
import { StaleVersion } from '../resolvers/errors.ts';
import { year as checkYear } from '../resolvers/input.ts';
import { signedIn } from '../resolvers/operation-context.ts';
import { readQuotaProgress } from '../resolvers/quota/read-quota-board.ts';
import { setQuota } from '../resolvers/quota/set-quota.ts';
import { builder } from './builder.ts';
import { CommitteeNode } from './committee.ts';
import { CURSOR_DESCRIPTION } from './descriptions.ts';
import { QuotaKindEnum } from './enums.ts';
import { userErrors } from './errors.ts';
import { QuotaProgressRef } from './quota-progress.ts';

export const AdmissionQuotaNode = builder.prismaNode('AdmissionQuota', {
  description:
    'The number of new members a committee is to admit in a year (chỉ tiêu kết nạp), with every value it has had.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [{ committee: committeeScope(signedIn(context), 'quota:read') }] }),
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
    revisions: t.relation('revisions', {
      query: { orderBy: { version: 'asc' } },
      description: 'Every value, the first one first.',
    }),
  }),
});

builder.prismaObject('AdmissionQuotaRevision', {
  description: 'A value a quota has had.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Counts from 1.' }),
    target: t.exposeInt('target', { description: 'The value.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was changed.' }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When.' }),
  }),
});

builder.prismaObjectFields('Committee', (t) => ({
  quotas: t.relation('quotas', {
    args: { year: t.arg.int({ description: 'Only of this year.' }) },
    query: ({ year }, context) => ({
      where: {
        ...(year === null || year === undefined ? {} : { year: checkYear(year) }),
        committee: committeeScope(signedIn(context), 'quota:read'),
      },
      orderBy: [{ year: 'desc' }, { kind: 'asc' }],
    }),
    description: 'Quotas of all years with their revisions, the latest year first. Progress is in `quota`.',
  }),
}));

const SetQuotaPayload = builder
  .objectRef<{ quotaId: string; committeeId: string; year: number; cursor: string | null }>('SetQuotaPayload')
  .implement({
    description: 'The quota was set.',
    fields: (t) => ({
      quota: t.prismaField({
        type: AdmissionQuotaNode,
        description: 'The quota as it is now.',
        resolve: (query, { quotaId }, _args, { database }) =>
          database.prisma.admissionQuota.findUniqueOrThrow({ ...query, where: { id: quotaId } }),
      }),
      progress: t.field({
        type: QuotaProgressRef,
        nullable: true,
        description: 'The figures of the committee with the new target.',
        resolve: (payload, _args, context) => readQuotaProgress(payload, context),
      }),
      cursor: t.exposeString('cursor', { nullable: true, description: CURSOR_DESCRIPTION }),
    }),
  });

const SetQuotaInput = builder.inputType('SetQuotaInput', {
  description: 'A quota as it shall be.',
  fields: (t) => ({
    committeeId: t.globalID({ required: true, for: CommitteeNode, description: 'Whose quota.' }),
    year: t.int({ required: true, description: 'Year, 1930 to 2100.' }),
    kind: t.field({
      type: QuotaKindEnum,
      required: true,
      defaultValue: 'PLAN',
      description: 'Plan of the year, or yearly floor.',
    }),
    target: t.int({ required: true, description: 'How many to admit, 0 to 1,000,000.' }),
    expectedVersion: t.int({
      required: true,
      description:
        'The version you have seen; 0 when there was no quota. Another one answers StaleVersion with the quota as it is.',
    }),
    reason: t.string({ description: 'Why it is changed; kept with the revision.' }),
    documentNumber: t.string({ description: 'Number of the document that sets it.' }),
  }),
});

builder.mutationFields((t) => ({
  setQuota: t.field({
    type: SetQuotaPayload,
    description: 'Sets or revises a quota (giao, điều chỉnh chỉ tiêu). Every value it ever had is kept.',
    errors: { types: [...userErrors, StaleVersion] },
    args: { input: t.arg({ type: SetQuotaInput, required: true }) },
    resolve: (_root, { input }, context) => setQuota({ ...input, committeeId: input.committeeId.id }, context),
  }),
}));
