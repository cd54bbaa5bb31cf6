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

export const CandidateNode = builder.prismaNode('Candidate', {
  description:
    'A person a cell helps towards membership (quần chúng). Personal data: only for roles that work on the case.',
  nullable: true,
  id: { field: 'id' },
  runScopesOnType: true,
  authScopes: ({ committeeId }, context) =>
    visible(context, 'candidate:read', placeOf(context, committeeId), 'candidate'),
  findUnique: (id, context) => ({ id, AND: [{ committee: committeeScope(signedIn(context), 'candidate:read') }] }),
  fields: (t) => ({
    fullName: t.exposeString('fullName', { description: 'Name (họ và tên).' }),
    sex: t.expose('sex', { type: SexEnum, description: 'Sex (giới tính).' }),
    birthYear: t.exposeInt('birthYear', { description: 'Year of birth; age limits count months (năm sinh).' }),
    birthMonth: t.exposeInt('birthMonth', { description: 'Month of birth, 1 to 12 (tháng sinh).' }),
    ethnicGroup: t.exposeString('ethnicGroup', { description: 'Ethnic group (dân tộc).' }),
    source: t.expose('sourceCategory', {
      type: SourceCategoryEnum,
      description: 'Where the person was found (nguồn).',
    }),
    youthUnionMember: t.exposeBoolean('youthUnionMember', { description: 'Member of the Youth Union (đoàn viên).' }),
    awayForWork: t.exposeBoolean('awayForWork', { description: 'Works or studies elsewhere (đi làm ăn xa).' }),
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
    memberName: t.exposeString('memberName', { description: 'Name of the member.' }),
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
    reason: t.exposeString('reason', { nullable: true, description: 'Why, for steps back.' }),
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
