import { personalNote } from '../access/personal-data.ts';
import { committeeScope } from '../access/scope.ts';
import { correctAdmission } from '../resolvers/candidate/correct-admission.ts';
import { type AdmissionWritten, recordAdmission } from '../resolvers/candidate/record-admission.ts';
import { cursorIds } from '../resolvers/cursor-row.ts';
import { page } from '../resolvers/input.ts';
import { signedIn } from '../resolvers/operation-context.ts';
import { readProgressUpwards } from '../resolvers/quota/read-quota-board.ts';
import { builder } from './builder.ts';
import { CandidateNode } from './candidate.ts';
import { CURSOR_DESCRIPTION } from './descriptions.ts';
import { userErrors } from './errors.ts';
import { personal } from './personal-field.ts';
import { QuotaProgressRef } from './quota-progress.ts';

export const AdmissionNode = builder.prismaNode('Admission', {
  description: 'A person was admitted (kết nạp). Counts for the year of the ceremony unless it was revoked.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [{ committee: committeeScope(signedIn(context), 'candidate:read') }] }),
  fields: (t) => ({
    candidate: t.relation('candidate', {
      nullable: true,
      description: 'Who. Null, with an error, where the person has gone to a committee you have no role for.',
    }),
    committee: t.relation('committee', { description: 'The cell that admitted (chi bộ kết nạp).' }),
    ceremonyOn: t.expose('ceremonyOn', {
      type: 'Day',
      description: 'Day of the ceremony (ngày kết nạp); it decides the year.',
    }),
    decisionNumber: t.exposeString('decisionNumber', { description: 'Number of the decision (số quyết định).' }),
    decisionOn: t.expose('decisionOn', { type: 'Day', description: 'Day of the decision (ngày quyết định).' }),
    revoked: t.exposeBoolean('revoked', { description: 'Whether it was revoked and no longer counts.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    history: t.relation('changes', {
      query: { orderBy: [{ changedAt: 'asc' }, { id: 'asc' }] },
      description: 'The record and every correction, the first one first.',
    }),
  }),
});

builder.prismaObject('AdmissionChange', {
  description: 'The first record of an admission, or a correction.',
  fields: (t) => ({
    fromCeremonyOn: t.expose('fromCeremonyOn', {
      type: 'Day',
      nullable: true,
      description: 'The day before; null on the first record.',
    }),
    toCeremonyOn: t.expose('toCeremonyOn', {
      type: 'Day',
      nullable: true,
      description: 'The day after; null when it was revoked.',
    }),
    reason: t.string({
      nullable: true,
      select: { id: true, admission: { select: { candidateId: true } } },
      description: `Why. ${personalNote('AdmissionChange.reason')}`,
      resolve: async ({ id, admission }, _args, context, info) =>
        (await personal(context, info, 'CASE', admission.candidateId))?.texts?.[id] ?? null,
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it was entered.' }),
  }),
});

builder.prismaObjectFields('Candidate', (t) => ({
  admissions: t.relation('admissions', {
    query: (_args, context) => ({
      where: { committee: committeeScope(signedIn(context), 'candidate:read') },
      orderBy: { recordedAt: 'asc' },
    }),
    description: 'Admissions of this person, revoked ones included.',
  }),
}));

builder.prismaObjectFields('Committee', (t) => ({
  admissions: t.relatedConnection('admissions', {
    cursor: 'id',
    totalCount: true,
    description:
      'Admissions by this committee itself, the latest ceremony first. Empty for roles that may see figures only.',
    query: (args, context) => {
      page(args);
      return {
        where: {
          committee: committeeScope(signedIn(context), 'candidate:read'),
          AND: cursorIds(args).map((id) => ({ committee: { admissions: { some: { id } } } })),
        },
        orderBy: [{ ceremonyOn: 'desc' as const }, { id: 'asc' as const }],
      };
    },
  }),
}));

const AdmissionPayload = builder.objectRef<AdmissionWritten>('AdmissionPayload').implement({
  description: 'The admission was written.',
  fields: (t) => ({
    admission: t.prismaField({
      type: AdmissionNode,
      description: 'The admission as it is now.',
      resolve: (query, { admissionId }, _args, { database }) =>
        database.prisma.admission.findUniqueOrThrow({ ...query, where: { id: admissionId } }),
    }),
    progress: t.field({
      type: [QuotaProgressRef],
      description:
        'The figures that moved: the cell and everything above it that you may see, the highest first, in each year concerned.',
      resolve: ({ committeeId, years }, _args, context) => readProgressUpwards(committeeId, years, context),
    }),
    cursor: t.exposeString('cursor', { nullable: true, description: CURSOR_DESCRIPTION }),
  }),
});

const RecordAdmissionInput = builder.inputType('RecordAdmissionInput', {
  description: 'An admission as it happened.',
  fields: (t) => ({
    candidateId: t.globalID({
      required: true,
      for: CandidateNode,
      description: 'Who; the stage must be GRASSROOTS_PROPOSED or DECIDED.',
    }),
    ceremonyOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the ceremony; not in the future, not before the decision.',
    }),
    decisionNumber: t.string({ required: true, description: 'Number of the decision, up to 60 characters.' }),
    decisionOn: t.field({ type: 'Day', required: true, description: 'Day of the decision.' }),
  }),
});

const CorrectAdmissionInput = builder.inputType('CorrectAdmissionInput', {
  description: 'What was wrong with an admission: give either the right day, or `revoke: true`.',
  fields: (t) => ({
    admissionId: t.globalID({ required: true, for: AdmissionNode, description: 'Which.' }),
    ceremonyOn: t.field({ type: 'Day', description: 'The right day of the ceremony, also in another year.' }),
    revoke: t.boolean({ description: 'True when it shall no longer count; the candidate is DECIDED again.' }),
    reason: t.string({ required: true, description: 'Why; kept with the record.' }),
  }),
});

builder.mutationFields((t) => ({
  recordAdmission: t.field({
    type: AdmissionPayload,
    description:
      'Records that a person was admitted. The figures of the cell and everything above it move within a second.',
    errors: { types: userErrors },
    args: { input: t.arg({ type: RecordAdmissionInput, required: true }) },
    resolve: (_root, { input }, context) => recordAdmission({ ...input, candidateId: input.candidateId.id }, context),
  }),
  correctAdmission: t.field({
    type: AdmissionPayload,
    description: 'Moves an admission to its right day, or revokes it. The figures move with it, also across years.',
    errors: { types: userErrors },
    args: { input: t.arg({ type: CorrectAdmissionInput, required: true }) },
    resolve: (_root, { input }, context) => correctAdmission({ ...input, admissionId: input.admissionId.id }, context),
  }),
}));
