import { personalNote } from '../access/personal-data.ts';
import { committeeScope } from '../access/scope.ts';
import { placeOf, visible } from '../resolvers/authorize.ts';
import { candidatesWhere, listCandidates } from '../resolvers/candidate/list-candidates.ts';
import { moveCandidateStage } from '../resolvers/candidate/move-candidate-stage.ts';
import { signedIn } from '../resolvers/operation-context.ts';
import { builder } from './builder.ts';
import { CommitteeNode } from './committee.ts';
import { CURSOR_DESCRIPTION } from './descriptions.ts';
import { CandidateStageEnum, SexEnum, SourceCategoryEnum } from './enums.ts';
import { userErrors } from './errors.ts';
import { personal } from './personal-field.ts';

export const CandidateNode = builder.prismaNode('Candidate', {
  description:
    'A person a cell helps towards membership (quần chúng). Personal data: only for roles that work on the case.',
  nullable: true,
  id: { field: 'id' },
  runScopesOnType: true,
  authScopes: ({ committeeId }, context) =>
    visible(context, 'candidate:read', placeOf(context, committeeId), (texts) => texts.hiddenCandidate),
  findUnique: (id, context) => ({ id, AND: [{ committee: committeeScope(signedIn(context), 'candidate:read') }] }),
  fields: (t) => ({
    fullName: t.string({
      nullable: true,
      select: { id: true },
      description: `Name (họ và tên). ${personalNote('Candidate.fullName')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'IDENTITY', id))?.fullName ?? null,
    }),
    sex: t.field({
      type: SexEnum,
      nullable: true,
      select: { id: true },
      description: `Sex (giới tính). ${personalNote('Candidate.sex')}`,
      resolve: async ({ id }, _args, context, info) => (await personal(context, info, 'IDENTITY', id))?.sex ?? null,
    }),
    birthYear: t.int({
      nullable: true,
      select: { id: true },
      description: `Year of birth; age limits count months (năm sinh). ${personalNote('Candidate.birthYear')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'IDENTITY', id))?.birthYear ?? null,
    }),
    birthMonth: t.int({
      nullable: true,
      select: { id: true },
      description: `Month of birth, 1 to 12 (tháng sinh). ${personalNote('Candidate.birthMonth')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'IDENTITY', id))?.birthMonth ?? null,
    }),
    ethnicGroup: t.string({
      nullable: true,
      select: { id: true },
      description: `Ethnic group (dân tộc). ${personalNote('Candidate.ethnicGroup')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.ethnicGroup ?? null,
    }),
    source: t.field({
      type: SourceCategoryEnum,
      nullable: true,
      select: { id: true },
      description: `Where the person was found (nguồn). ${personalNote('Candidate.source')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.sourceCategory ?? null,
    }),
    youthUnionMember: t.boolean({
      nullable: true,
      select: { id: true },
      description: `Member of the Youth Union (đoàn viên). ${personalNote('Candidate.youthUnionMember')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.youthUnionMember ?? null,
    }),
    awayForWork: t.boolean({
      nullable: true,
      select: { id: true },
      description: `Works or studies elsewhere (đi làm ăn xa). ${personalNote('Candidate.awayForWork')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.awayForWork ?? null,
    }),
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the person was made unreadable: all personal data are null then. Null for everybody else.',
    }),
    stage: t.expose('stage', { type: CandidateStageEnum, description: 'Where the case stands.' }),
    stageSince: t.expose('stageSince', { type: 'Day', description: 'Since when.' }),
    committee: t.relation('committee', { description: 'The cell that follows the person (chi bộ theo dõi).' }),
    mentors: t.relation('mentors', {
      query: { orderBy: { validFrom: 'asc' } },
      description: 'Members assigned to help, the first one first (đảng viên giúp đỡ).',
    }),
    history: t.relation('stageChanges', {
      query: { orderBy: [{ changedAt: 'asc' }, { id: 'asc' }] },
      description: 'Every step of the case, the first one first. Never rewritten.',
    }),
  }),
});

builder.prismaObject('MentorAssignment', {
  description: 'An official member assigned to help a candidate (đảng viên được phân công giúp đỡ).',
  fields: (t) => ({
    memberName: t.string({
      nullable: true,
      select: { id: true, candidateId: true },
      description: `Name of the member; null where the candidate was erased. ${personalNote('MentorAssignment.memberName')}`,
      resolve: async ({ id, candidateId }, _args, context, info) =>
        (await personal(context, info, 'CASE', candidateId))?.texts?.[id] ?? null,
    }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day.' }),
    validTo: t.expose('validTo', {
      type: 'Day',
      nullable: true,
      description: 'The day it ended; null while it lasts.',
    }),
  }),
});

builder.prismaObject('StageChange', {
  description: 'A step of a case.',
  fields: (t) => ({
    fromStage: t.expose('fromStage', {
      type: CandidateStageEnum,
      nullable: true,
      description: 'Null on the first step.',
    }),
    toStage: t.expose('toStage', { type: CandidateStageEnum, description: 'The stage it led to.' }),
    effectiveOn: t.expose('effectiveOn', { type: 'Day', description: 'The day it took effect.' }),
    reason: t.string({
      nullable: true,
      select: { id: true, candidateId: true },
      description: `Why, for steps back. ${personalNote('StageChange.reason')}`,
      resolve: async ({ id, candidateId }, _args, context, info) =>
        (await personal(context, info, 'CASE', candidateId))?.texts?.[id] ?? null,
    }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'The document it rests on (số văn bản).',
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it was entered.' }),
  }),
});

const filterArgs = builder.args((t) => ({
  stage: t.field({ type: [CandidateStageEnum], description: 'Only at these stages.' }),
  source: t.field({ type: [SourceCategoryEnum], description: 'Only from these sources.' }),
  text: t.string({ description: 'Part of the name, up to 100 characters, with or without accents: "nguyen thi".' }),
}));

builder.prismaObjectFields('Committee', (t) => ({
  candidates: t.prismaConnection({
    type: 'Candidate',
    cursor: 'id',
    args: filterArgs,
    description: 'Candidates of the committee and everything below it. Empty for roles that may see figures only.',
    totalCount: ({ id }, args, context) =>
      context.database.prisma.candidate.count({ where: candidatesWhere({ ...args, withinId: id }, context) }),
    resolve: (query, { id }, args, context) => listCandidates(query, { ...args, withinId: id }, context),
  }),
}));

builder.queryFields((t) => ({
  candidates: t.prismaConnection({
    type: 'Candidate',
    cursor: 'id',
    description: 'Candidates you may see, in Vietnamese order of their names.',
    args: {
      withinId: t.arg.globalID({ for: CommitteeNode, description: 'Only of this committee and everything below it.' }),
      ...filterArgs,
    },
    totalCount: (_root, { withinId, ...args }, context) =>
      context.database.prisma.candidate.count({ where: candidatesWhere({ ...args, withinId: withinId?.id }, context) }),
    resolve: (query, _root, { withinId, ...args }, context) =>
      listCandidates(query, { ...args, withinId: withinId?.id }, context),
  }),
}));

const MoveCandidateStageInput = builder.inputType('MoveCandidateStageInput', {
  description: 'A step of a case.',
  fields: (t) => ({
    candidateId: t.globalID({ required: true, for: CandidateNode, description: 'Whose case.' }),
    to: t.field({
      type: CandidateStageEnum,
      required: true,
      description: 'One stage on, or any stage back, or off the list.',
    }),
    effectiveOn: t.field({ type: 'Day', required: true, description: 'The day it took effect; not in the future.' }),
    reason: t.string({ description: 'Needed for going back and off the list.' }),
    documentNumber: t.string({ description: 'The document it rests on.' }),
  }),
});

const MoveCandidateStagePayload = builder
  .objectRef<{ candidateId: string; cursor: string | null }>('MoveCandidateStagePayload')
  .implement({
    description: 'The case was moved.',
    fields: (t) => ({
      candidate: t.prismaField({
        type: CandidateNode,
        description: 'The candidate as it is now.',
        resolve: (query, { candidateId }, _args, { database }) =>
          database.prisma.candidate.findUniqueOrThrow({ ...query, where: { id: candidateId } }),
      }),
      cursor: t.exposeString('cursor', { nullable: true, description: CURSOR_DESCRIPTION }),
    }),
  });

builder.mutationFields((t) => ({
  moveCandidateStage: t.field({
    type: MoveCandidateStagePayload,
    description:
      'Moves a case one stage on, or back with a reason. Admission itself is recorded with `recordAdmission`, and taken back with `correctAdmission`.',
    errors: { types: userErrors },
    args: { input: t.arg({ type: MoveCandidateStageInput, required: true }) },
    resolve: (_root, { input }, context) =>
      moveCandidateStage({ ...input, candidateId: input.candidateId.id }, context),
  }),
}));
