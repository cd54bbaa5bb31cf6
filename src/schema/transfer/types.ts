import { personalNote } from '../../access/personal-data.ts';
import { readLinkedCase } from '../../resolvers/candidate/read-linked-case.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { seenTransfers } from '../../resolvers/transfer/seen.ts';
import { builder } from '../builder.ts';
import { CandidateStageEnum } from '../candidate/enums.ts';
import { CandidateNode } from '../candidate/types.ts';
import { ChangedByRef } from '../changed-by.ts';
import { CommitteeNode } from '../committee/types.ts';
import { connectionOf } from '../connection-of.ts';
import { personal } from '../personal-field.ts';
import { TransferDeclineEnum, TransferReasonEnum, TransferStateEnum } from './enums.ts';

const WHO = 'Null for the new committee unless it is asked at the moment, and where the person was erased.';

export const CaseTransferNode = builder.prismaNode('CaseTransfer', {
  description:
    'That the case of somebody who moves goes to another grassroots organisation (chuyển hồ sơ người vào Đảng): the old committee asks, the new one answers. Both see it, and those above each; of the person the new committee sees who it is and the stage, until it has accepted.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenTransfers(signedIn(context))] }),
  fields: (t) => ({
    candidate: t.prismaField({
      type: CandidateNode,
      nullable: true,
      select: { candidateId: true },
      description: 'The case; null where you may not read it.',
      resolve: (query, { candidateId }, _args, context) => readLinkedCase(query, candidateId, context),
    }),
    fullName: t.string({
      nullable: true,
      select: { candidateId: true },
      description: `Name of the person (họ và tên). ${WHO} ${personalNote('CaseTransfer.fullName')}`,
      resolve: async ({ candidateId }, _args, context, info) =>
        (await personal(context, info, 'IDENTITY', candidateId))?.fullName ?? null,
    }),
    birthYear: t.int({
      nullable: true,
      select: { candidateId: true },
      description: `Year of birth (năm sinh). ${WHO} ${personalNote('CaseTransfer.birthYear')}`,
      resolve: async ({ candidateId }, _args, context, info) =>
        (await personal(context, info, 'IDENTITY', candidateId))?.birthYear ?? null,
    }),
    birthMonth: t.int({
      nullable: true,
      select: { candidateId: true },
      description: `Month of birth, 1 to 12 (tháng sinh). ${WHO} ${personalNote('CaseTransfer.birthMonth')}`,
      resolve: async ({ candidateId }, _args, context, info) =>
        (await personal(context, info, 'IDENTITY', candidateId))?.birthMonth ?? null,
    }),
    stage: t.expose('stage', {
      type: CandidateStageEnum,
      description: 'Where the case stood when it was asked (bước hồ sơ khi đề nghị).',
    }),
    fromName: t.string({
      select: { from: { select: { name: true } } },
      description: 'Name of the grassroots organisation that asks (nơi chuyển).',
      resolve: ({ from }) => from.name,
    }),
    from: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      select: { fromId: true },
      description: 'That committee; null where you may not see it.',
      resolve: (query, { fromId }, _args, context) => readLinkedCommittee(query, fromId, context),
    }),
    toName: t.string({
      select: { to: { select: { name: true } } },
      description: 'Name of the grassroots organisation that is asked (nơi tiếp nhận).',
      resolve: ({ to }) => to.name,
    }),
    to: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      select: { toId: true },
      description: 'That committee; null where you may not see it.',
      resolve: (query, { toId }, _args, context) => readLinkedCommittee(query, toId, context),
    }),
    reason: t.expose('reason', { type: TransferReasonEnum, description: 'Why the person comes there.' }),
    requestedOn: t.expose('requestedOn', { type: 'Day', description: 'Day of the request.' }),
    documentNumber: t.exposeString('documentNumber', {
      description: 'Number of the certificate that the person is being considered (giấy chứng nhận đang được xem xét).',
    }),
    consentNumber: t.exposeString('consentNumber', {
      nullable: true,
      description: 'Number of the paper by which who decided agrees; null where nothing was decided.',
    }),
    answerBy: t.expose('answerBy', { type: 'Day', description: 'By when an answer is asked for.' }),
    state: t.expose('state', { type: TransferStateEnum, description: 'What became of it.' }),
    answeredOn: t.expose('answeredOn', {
      type: 'Day',
      nullable: true,
      description:
        'Day of the answer, of a case that was taken the first one on which the new cell has it; null while it waits.',
    }),
    answerNumber: t.exposeString('answerNumber', {
      nullable: true,
      description: 'Number of the paper that answers, or withdraws; null where none was named.',
    }),
    declined: t.expose('declined', {
      type: TransferDeclineEnum,
      nullable: true,
      description: 'Why the new committee does not take it; null where it did not decline.',
    }),
    cell: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      select: { cellId: true },
      description: 'The cell that took the case (chi bộ tiếp nhận); null where none did, and where you may not see it.',
      resolve: (query, { cellId }, _args, context) => readLinkedCommittee(query, cellId, context),
    }),
    requestedBy: t.field({
      type: ChangedByRef,
      description: 'Who asked.',
      select: { requestedBy: true, requestedRole: true },
      resolve: ({ requestedBy, requestedRole }) => ({ changedBy: requestedBy, changedRole: requestedRole }),
    }),
    answeredBy: t.field({
      type: ChangedByRef,
      nullable: true,
      description: 'Who answered, or withdrew; null while it waits.',
      select: { answeredBy: true, answeredRole: true },
      resolve: ({ answeredBy, answeredRole }) =>
        answeredBy === null ? null : { changedBy: answeredBy, changedRole: answeredRole },
    }),
  }),
});

/** A page of such records. */
export const CaseTransferConnection = connectionOf(CaseTransferNode, 'CaseTransfer');
