import { personalNote } from '../../access/personal-data.ts';
import { toDay } from '../../calendar.ts';
import type { ChecklistLine, HeldPaper } from '../../resolvers/dossier/checklist.ts';
import type { DossierState } from '../../resolvers/dossier/read-dossier-state.ts';
import { lapsesAfter, paperGoodUntil } from '../../resolvers/dossier/rules.ts';
import { seenPapers, seenVerifications } from '../../resolvers/dossier/seen.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { figuresFromMemory, fromMemory, usualRows } from '../field-cost.ts';
import { MissingRef } from '../missing.ts';
import { personal } from '../personal-field.ts';
import { DossierItemEnum, OpinionOriginEnum, PaperKindEnum, VerifiedPersonEnum } from './enums.ts';

export const DossierPaperNode = builder.prismaNode('DossierPaper', {
  description: 'That a paper of a dossier is there (giấy tờ trong hồ sơ): never what it says, and no scan.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenPapers(signedIn(context))] }),
  fields: (t) => ({
    kind: t.expose('kind', { type: PaperKindEnum, description: 'Which paper, by its form.' }),
    madeOn: t.expose('madeOn', {
      type: 'Day',
      nullable: true,
      description: 'The day on the paper; null where the person was erased.',
    }),
    place: t.string({
      nullable: true,
      select: { id: true, candidateId: true },
      description: `Where it was made; null where that is not on record. ${personalNote('DossierPaper.place')}`,
      resolve: async ({ id, candidateId }, _args, context, info) =>
        (await personal(context, info, 'CASE', candidateId))?.texts?.[id] ?? null,
    }),
    lapsesOn: t.field({
      type: 'Day',
      nullable: true,
      select: { kind: true, madeOn: true },
      description:
        'The first day on which it no longer holds and must be made anew, where the cell has not reviewed the case before: its clock (thời hạn). Null for a paper that stays: the application and the life history, and those for recognition.',
      resolve: ({ kind, madeOn }) => (madeOn === null ? null : lapsesAfter(paperGoodUntil(kind, toDay(madeOn)))),
    }),
    replacedBy: t.relation('replacedBy', {
      nullable: true,
      description: 'The newer paper that took its place; null while it stands.',
    }),
    opinions: t.relation('opinions', {
      type: OpinionRef,
      query: { orderBy: { origin: 'asc' } },
      extensions: usualRows(1),
      description: 'The opinions that a summary takes together; none of other papers.',
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    changedBy: t.field({
      type: ChangedByRef,
      description: CHANGED_BY,
      select: { recordedBy: true, recordedRole: true },
      resolve: ({ recordedBy, recordedRole }) => ({ changedBy: recordedBy, changedRole: recordedRole }),
    }),
  }),
});

const OpinionRef = builder.prismaObject('Opinion', {
  description: 'That somebody was asked about a person and answered (ý kiến nhận xét): never what was said.',
  fields: (t) => ({
    origin: t.expose('origin', { type: OpinionOriginEnum, description: 'Who was asked.' }),
    givenOn: t.expose('givenOn', {
      type: 'Day',
      nullable: true,
      description: 'Of which day; null where the person was erased.',
    }),
    place: t.string({
      nullable: true,
      select: { id: true, paper: { select: { candidateId: true } } },
      description: `Where; null where that is not on record. ${personalNote('Opinion.place')}`,
      resolve: async ({ id, paper }, _args, context, info) =>
        (await personal(context, info, 'CASE', paper.candidateId))?.texts?.[id] ?? null,
    }),
  }),
});

export const VerificationNode = builder.prismaNode('Verification', {
  description:
    'A request to one place to verify a life history, and that it was answered (thẩm tra, xác minh lý lịch): never what the answer says.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenVerifications(signedIn(context))] }),
  fields: (t) => ({
    about: t.expose('about', { type: [VerifiedPersonEnum], description: 'Who is verified there.' }),
    place: t.string({
      nullable: true,
      select: { id: true, candidateId: true },
      description: `The committee or body that was asked; null where the person was erased. ${personalNote('Verification.place')}`,
      resolve: async ({ id, candidateId }, _args, context, info) =>
        (await personal(context, info, 'CASE', candidateId))?.texts?.[id] ?? null,
    }),
    abroad: t.exposeBoolean('abroad', { description: 'Whether it must be verified abroad, which takes longer.' }),
    requestedOn: t.expose('requestedOn', {
      type: 'Day',
      nullable: true,
      description: 'When it was asked; null where the person was erased.',
    }),
    requestNumber: t.exposeString('requestNumber', { description: 'Number of the request (số công văn).' }),
    dueOn: t.expose('dueOn', {
      type: 'Day',
      nullable: true,
      description:
        'By when it is asked to answer: the day that was named, or the limit of the rule VERIFICATION_LIMIT, whose numbers nobody has confirmed. Null where the person was erased.',
    }),
    answeredOn: t.expose('answeredOn', {
      type: 'Day',
      nullable: true,
      description: 'Day of the answer; null while there is none.',
    }),
    answerNumber: t.exposeString('answerNumber', {
      nullable: true,
      description: 'Number of the answer; null while there is none.',
    }),
    requestedBy: t.field({
      type: ChangedByRef,
      description: 'Who entered the request (người ghi đề nghị).',
      select: { requestedBy: true, requestedRole: true },
      resolve: ({ requestedBy, requestedRole }) => ({ changedBy: requestedBy, changedRole: requestedRole }),
    }),
    answeredBy: t.field({
      type: ChangedByRef,
      nullable: true,
      description: 'Who entered the answer; null while there is none.',
      select: { answeredBy: true, answeredRole: true },
      resolve: ({ answeredBy, answeredRole }) =>
        answeredBy === null ? null : { changedBy: answeredBy, changedRole: answeredRole },
    }),
  }),
});

const HeldPaperRef = builder.objectRef<HeldPaper>('HeldPaper').implement({
  extensions: figuresFromMemory,
  description: 'Something of a dossier that is there (giấy tờ đã có).',
  fields: (t) => ({
    paper: t.expose('paper', {
      type: PaperKindEnum,
      nullable: true,
      description: 'Which paper; null of a certificate and of a verification.',
    }),
    from: t.expose('from', { type: 'Day', description: 'The day it was made, issued or answered.' }),
    heldUntil: t.expose('heldUntil', {
      type: 'Day',
      nullable: true,
      description: 'The last day on which it holds; null where it does not lapse.',
    }),
  }),
});

const ChecklistLineRef = builder.objectRef<ChecklistLine>('ChecklistLine').implement({
  extensions: figuresFromMemory,
  description: 'A line of the list by which a dossier is gone through (mục kiểm tra hồ sơ).',
  fields: (t) => ({
    item: t.expose('item', { type: DossierItemEnum, description: 'What it is about.' }),
    complete: t.boolean({
      description: 'Whether it is in order today.',
      resolve: ({ missing }) => missing.length === 0,
    }),
    held: t.field({
      type: [HeldPaperRef],
      extensions: usualRows(2),
      description: 'What of it is there, whether or not it still holds.',
      resolve: ({ held }) => [...held],
    }),
    missing: t.field({
      type: [MissingRef],
      extensions: usualRows(1),
      description: 'What it lacks.',
      resolve: ({ missing }) => [...missing],
    }),
  }),
});

export const DossierRef = builder.objectRef<DossierState>('Dossier').implement({
  extensions: fromMemory,
  description: 'How a dossier stands today (tình trạng hồ sơ).',
  fields: (t) => ({
    complete: t.boolean({
      description: 'Whether nothing is missing for a review of the cell today.',
      resolve: ({ missing }) => missing.length === 0,
    }),
    missing: t.field({
      type: [MissingRef],
      extensions: usualRows(3),
      description: 'What is missing or no longer holds, in the order of the procedure.',
      resolve: ({ missing }) => missing,
    }),
    checklist: t.field({
      type: [ChecklistLineRef],
      extensions: usualRows(6),
      description:
        'The list by which the dossier is gone through, in the order of the procedure: for the review of the cell, and of who is on probation for the recognition. `/export/dossier-checklist.pdf` prints it.',
      resolve: ({ checklist }) => checklist,
    }),
  }),
});
