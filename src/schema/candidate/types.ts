import { personalNote } from '../../access/personal-data.ts';
import { seeCandidate } from '../../resolvers/candidate/see-candidate.ts';
import { seenCandidates, seenMentors, seenSteps } from '../../resolvers/candidate/seen.ts';
import { isInForce } from '../../resolvers/in-force.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { connectionOf } from '../connection-of.ts';
import { usualRows } from '../field-cost.ts';
import { personal } from '../personal-field.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import { CandidateStageEnum, SexEnum, SourceCategoryEnum } from './enums.ts';

/**
 * What a summary is taken from is asked for as the whole list is: Prisma cannot select a relation twice, and whoever asked
 * for both would have a statement for each row. The lists are short.
 */
const MENTORS = { orderBy: [{ validFrom: 'asc' as const }, { id: 'asc' as const }] };

const STEPS = { orderBy: [{ changedAt: 'asc' as const }, { id: 'asc' as const }] };

export const CandidateNode = builder.prismaNode('Candidate', {
  description:
    'A person a cell helps towards membership (quần chúng). Personal data: only for roles that work on the case.',
  nullable: true,
  id: { field: 'id' },
  runScopesOnType: true,
  authScopes: seeCandidate,
  findUnique: (id, context) => ({ id, AND: [seenCandidates(signedIn(context))] }),
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
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last, or entered.' }),
    committee: t.relation('committee', { description: 'The cell that follows the person (chi bộ theo dõi).' }),
    viewerCan: t.field({
      type: [ActionEnum],
      description: VIEWER_CAN,
      resolve: ({ committeeId }, _args, context) => mayDo('Candidate', committeeId, context),
    }),
    mentors: t.relation('mentors', {
      query: MENTORS,
      extensions: usualRows(3),
      description: 'Members assigned to help, the first one first (đảng viên giúp đỡ).',
    }),
    currentMentor: t.field({
      type: MentorAssignmentRef,
      nullable: true,
      select: (_args, _context, nested) => ({ mentors: nested(MENTORS) }),
      description: 'Who helps today; where there are several, who was assigned last. Null where nobody does.',
      resolve: ({ mentors }, _args, { feed }) => mentors.findLast((mentor) => isInForce(mentor, feed.day)) ?? null,
    }),
    history: t.relation('stageChanges', {
      query: STEPS,
      description: 'Every step of the case, the first one first. Never rewritten.',
    }),
    lastStep: t.field({
      type: StageChangeRef,
      nullable: true,
      select: (_args, _context, nested) => ({ stageChanges: nested(STEPS) }),
      description: 'The step that was entered last: the end of `history`. Null where none was.',
      resolve: ({ stageChanges }) => stageChanges.at(-1) ?? null,
    }),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const CandidateConnection = connectionOf(CandidateNode, 'Candidate');

const MentorAssignmentRef = builder.prismaNode('MentorAssignment', {
  description: 'An official member assigned to help a candidate (đảng viên được phân công giúp đỡ).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenMentors(signedIn(context))] }),
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

const StageChangeRef = builder.prismaNode('StageChange', {
  description: 'A step of a case.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenSteps(signedIn(context))] }),
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
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});
