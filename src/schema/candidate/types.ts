import { personalNote } from '../../access/personal-data.ts';
import { endSoFar, listPlacesSoFar } from '../../resolvers/candidate/lists.ts';
import { seeCandidate } from '../../resolvers/candidate/see-candidate.ts';
import { seenCandidates, seenMentors, seenSteps } from '../../resolvers/candidate/seen.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import { isInForce } from '../../resolvers/in-force.ts';
import { readLinkedMember } from '../../resolvers/member/read-linked-member.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { CommitteeNode } from '../committee/types.ts';
import { committeeOfRecord } from '../committee-of-record.ts';
import { connectionOf } from '../connection-of.ts';
import { usualRows } from '../field-cost.ts';
import { MemberNode } from '../member/types.ts';
import { personal } from '../personal-field.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import {
  AvailabilityEnum,
  CandidateStageEnum,
  CasePlaceCauseEnum,
  EducationEnum,
  MentorEndEnum,
  SexEnum,
  SourceCategoryEnum,
} from './enums.ts';

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
    education: t.field({
      type: EducationEnum,
      nullable: true,
      select: { id: true },
      description: `How far the person went to school (trình độ học vấn). Null where nobody has said. ${personalNote('Candidate.education')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.education ?? null,
    }),
    citizen: t.boolean({
      nullable: true,
      select: { id: true },
      description: `Citizen of Vietnam (quốc tịch Việt Nam). Null where nobody has said. ${personalNote('Candidate.citizen')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.citizen ?? null,
    }),
    residence: t.string({
      nullable: true,
      select: { id: true },
      description: `Where the person lives (nơi cư trú). Null where nobody has said. ${personalNote('Candidate.residence')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.residence ?? null,
    }),
    workplace: t.string({
      nullable: true,
      select: { id: true },
      description: `Where the person works (nơi làm việc). Null where nobody has said. ${personalNote('Candidate.workplace')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.workplace ?? null,
    }),
    occupation: t.string({
      nullable: true,
      select: { id: true },
      description: `What the person does (nghề nghiệp). Null where nobody has said. ${personalNote('Candidate.occupation')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.occupation ?? null,
    }),
    religious: t.boolean({
      nullable: true,
      select: { id: true },
      description: `Whether the person has a religion (có đạo); not which. Null where nobody has said. ${personalNote('Candidate.religious')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.religious ?? null,
    }),
    tradeUnionMember: t.boolean({
      nullable: true,
      select: { id: true },
      description: `Member of the trade union (đoàn viên công đoàn). Null where nobody has said. ${personalNote('Candidate.tradeUnionMember')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.tradeUnionMember ?? null,
    }),
    villageHead: t.boolean({
      nullable: true,
      select: { id: true },
      description: `Head or deputy of a village (trưởng thôn, phó thôn). Null where nobody has said. ${personalNote('Candidate.villageHead')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.villageHead ?? null,
    }),
    militia: t.boolean({
      nullable: true,
      select: { id: true },
      description: `Serves in the militia (dân quân tự vệ). Null where nobody has said. ${personalNote('Candidate.militia')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.militia ?? null,
    }),
    availability: t.field({
      type: AvailabilityEnum,
      nullable: true,
      select: { id: true },
      description: `Whether the cell can follow the person. Null where nobody has said. ${personalNote('Candidate.availability')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.availability ?? null,
    }),
    appliedOn: t.field({
      type: 'Day',
      nullable: true,
      select: { id: true },
      description: `Day of the application (ngày làm đơn xin vào Đảng). Null where nobody has said. ${personalNote('Candidate.appliedOn')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.appliedOn ?? null,
    }),
    historyOn: t.field({
      type: 'Day',
      nullable: true,
      select: { id: true },
      description: `Day of the life history (ngày khai lý lịch). Null where nobody has said. ${personalNote('Candidate.historyOn')}`,
      resolve: async ({ id }, _args, context, info) =>
        (await personal(context, info, 'BACKGROUND', id))?.historyOn ?? null,
    }),
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the person was made unreadable: all personal data are null then. Null for everybody else.',
    }),
    stage: t.expose('stage', { type: CandidateStageEnum, description: 'Where the case stands.' }),
    stageSince: t.expose('stageSince', { type: 'Day', description: 'Since when.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last, or entered.' }),
    committee: t.field({
      ...committeeOfRecord,
      type: CommitteeNode,
      description: 'The cell that follows the person (chi bộ theo dõi).',
    }),
    places: t.relation('places', {
      type: CasePlaceRef,
      query: (_args, context) => listPlacesSoFar(context),
      extensions: usualRows(1),
      description:
        'Which cell had the case from when to when, the first one first (quá trình chuyển chi bộ). One that begins on a later day is not among them yet.',
    }),
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
      type: MentorAssignmentNode,
      nullable: true,
      select: (_args, _context, nested) => ({ mentors: nested(MENTORS) }),
      description: 'Who helps today; where there are several, who was assigned last. Null where nobody does.',
      resolve: ({ mentors }, _args, { feed }) => mentors.findLast((mentor) => isInForce(mentor, feed.day)) ?? null,
    }),
    changes: t.relation('changes', {
      query: { orderBy: [{ changedAt: 'asc' }, { id: 'asc' }] },
      extensions: usualRows(1),
      description:
        'Where something of the person was put right or became known, the first time first. Never rewritten.',
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

const CasePlaceRef = builder.prismaObject('CasePlace', {
  description:
    'A cell that had a case from one day to before another. A step or an admission of these days belongs to it.',
  fields: (t) => ({
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      select: { committeeId: true },
      description: 'The cell (chi bộ); null where you may not see it.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    validFrom: t.expose('validFrom', {
      type: 'Day',
      nullable: true,
      description: 'First day; null where the case began with this cell.',
    }),
    validTo: t.field({
      type: 'Day',
      nullable: true,
      select: { validTo: true },
      description:
        'The day from which another cell had it; null while it lasts. The same as `validFrom` where the entry was put right and never held.',
      resolve: ({ validTo }, _args, context) => endSoFar(validTo, context),
    }),
    cause: t.expose('cause', {
      type: CasePlaceCauseEnum,
      nullable: true,
      description: 'Why the case came here; null where it began here.',
    }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'The document it rests on (số văn bản).',
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
  }),
});

builder.prismaObject('CandidateChange', {
  description:
    'Something of a person was put right, or became known (đính chính, bổ sung). What stood there before is in the export of the person.',
  fields: (t) => ({
    fields: t.exposeStringList('fields', { description: 'Names of the fields of `Candidate` that were changed.' }),
    reason: t.string({
      nullable: true,
      select: { id: true, candidateId: true },
      description: `Why. ${personalNote('CandidateChange.reason')}`,
      resolve: async ({ id, candidateId }, _args, context, info) =>
        (await personal(context, info, 'CASE', candidateId))?.texts?.[id] ?? null,
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it was entered.' }),
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const CandidateConnection = connectionOf(CandidateNode, 'Candidate');

export const MentorAssignmentNode = builder.prismaNode('MentorAssignment', {
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
    member: t.prismaField({
      type: MemberNode,
      nullable: true,
      description:
        'The member on the roll (đảng viên trong danh sách); null where only a name was written, and where you may not read the roll of that cell.',
      select: { memberId: true },
      resolve: (query, { memberId }, _args, context) => readLinkedMember(query, memberId, context),
    }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day.' }),
    validTo: t.expose('validTo', {
      type: 'Day',
      nullable: true,
      description: 'The day it ended; null while it lasts.',
    }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'The document it rests on (số văn bản); null where none is known.',
    }),
    endReason: t.expose('endReason', {
      type: MentorEndEnum,
      nullable: true,
      description: 'Why it ended; null while it lasts, and where it is not known.',
    }),
  }),
});

const StepCorrectionRef = builder.prismaObject('StepCorrection', {
  description: 'What was typed wrong in a step (đính chính bước).',
  fields: (t) => ({
    fromEffectiveOn: t.expose('fromEffectiveOn', { type: 'Day', description: 'The day before.' }),
    toEffectiveOn: t.expose('toEffectiveOn', {
      type: 'Day',
      description: 'The day after; the same where it was right.',
    }),
    fromDocumentNumber: t.exposeString('fromDocumentNumber', {
      nullable: true,
      description: 'The number before; null where there was none.',
    }),
    toDocumentNumber: t.exposeString('toDocumentNumber', {
      nullable: true,
      description: 'The number after; the same where it was right.',
    }),
    fromCommittee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description: 'The cell that had the case before; null where it was right, and where it is hidden.',
      resolve: (query, { fromCommitteeId }, _args, context) => readLinkedCommittee(query, fromCommitteeId, context),
    }),
    toCommittee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description: 'The cell that has it from there on; null where it was right, and where it is hidden.',
      resolve: (query, { toCommitteeId }, _args, context) => readLinkedCommittee(query, toCommitteeId, context),
    }),
    reason: t.string({
      nullable: true,
      select: { id: true, candidateId: true },
      description: `Why; null where the person was erased. ${personalNote('StepCorrection.reason')}`,
      resolve: async ({ id, candidateId }, _args, context, info) =>
        (await personal(context, info, 'CASE', candidateId))?.texts?.[id] ?? null,
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it was entered.' }),
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});

export const StageChangeRef = builder.prismaNode('StageChange', {
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
    legacySource: t.exposeString('legacySource', {
      nullable: true,
      description:
        'Where a step from before the system comes from, such as the file of an import (nguồn của bước có từ trước khi dùng phần mềm); null for one that was taken in it.',
    }),
    corrections: t.relation('corrections', {
      type: StepCorrectionRef,
      extensions: usualRows(1),
      query: { orderBy: [{ changedAt: 'asc' }, { id: 'asc' }] },
      description: 'What stood there before, the first correction first (đính chính). Never rewritten.',
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it was entered.' }),
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});
