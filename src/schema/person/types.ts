import type { PersonalField } from '../../access/personal-data.ts';
import { PersonalGroup } from '../../db/generated/enums.ts';
import { readLinkedCase } from '../../resolvers/candidate/read-linked-case.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import type { PersonExport } from '../../resolvers/person/export-person.ts';
import { seenLogEntries, seenMerges } from '../../resolvers/person/seen.ts';
import { builder } from '../builder.ts';
import { CandidateNode } from '../candidate/types.ts';
import { ChangedByRef } from '../changed-by.ts';
import { CommitteeNode } from '../committee/types.ts';
import { connectionOf } from '../connection-of.ts';
import { enumOf } from '../enum-of.ts';
import { encodeGlobalId } from '../global-id.ts';
import { MergeReasonEnum } from './enums.ts';

export const PersonalGroupEnum = enumOf('PersonalGroup', PersonalGroup, 'What was looked at, or done, of a person.', {
  IDENTITY: 'Name, sex, month of birth.',
  BACKGROUND:
    'Ethnic group, source, unions, school, work, where the person lives, days of application and life history.',
  CASE: 'Names of mentors, reasons in the histories, places of papers.',
  EXPORT: 'Everything, by `exportPerson`.',
  ERASURE: 'Made unreadable, by `erasePerson`.',
});

export const PersonalFieldRef = builder.objectRef<PersonalField>('PersonalField').implement({
  description: 'A field with personal data (dữ liệu cá nhân), why it is held and for how long.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Type and field.' }),
    group: t.expose('group', {
      type: PersonalGroupEnum,
      nullable: true,
      description: 'What the access log calls it; null where reading is not logged.',
    }),
    purpose: t.string({
      description: 'What it is needed for (mục đích).',
      resolve: ({ purpose }, _args, { language }) => purpose[language],
    }),
    retention: t.string({
      description: 'How long it is kept (thời hạn lưu).',
      resolve: ({ retention }, _args, { language }) => retention[language],
    }),
  }),
});

const UUID_LENGTH = 36;

export const AccessLogNode = builder.prismaNode('AccessLog', {
  name: 'AccessLogEntry',
  description: 'Somebody looked at a part of a person’s file (nhật ký truy cập). Never changed.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({
    id,
    // It begins with the id of the look, which an index finds.
    lookId: id.slice(0, UUID_LENGTH),
    AND: [seenLogEntries(signedIn(context))],
  }),
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    viewer: t.exposeString('viewer', { description: 'Who: the `sub` of the token.' }),
    candidateId: t.id({
      select: { candidateId: true, memberId: true },
      description:
        'Id of the person: of a case of theirs, or of the member to whom no case has led. Who that is, an auditor does not see.',
      resolve: ({ candidateId, memberId }) =>
        candidateId === null ? encodeGlobalId('Member', memberId ?? '') : encodeGlobalId('Candidate', candidateId),
    }),
    committee: t.prismaField({
      type: CommitteeNode,
      select: { candidate: { select: { committeeId: true } }, member: { select: { committeeId: true } } },
      description: 'The committee that follows the person now, or the cell of the member.',
      resolve: (_query, { candidate, member }, _args, { loaders }) =>
        // Somebody without a case was looked at as a member.
        loaders.committee.load((candidate ?? member)?.committeeId ?? ''),
    }),
    group: t.expose('group', { type: PersonalGroupEnum, description: 'What was looked at, or done.' }),
    operation: t.exposeString('operation', { description: 'What the client calls its operation, or its first field.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, for exports and erasures.' }),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const AccessLogEntryConnection = connectionOf(AccessLogNode, 'AccessLogEntry');

export const PersonExportRef = builder.objectRef<PersonExport>('PersonExport').implement({
  description: 'Everything that is kept of a person.',
  fields: (t) => ({
    candidateId: t.id({
      description: 'Whose: the case, or the member to whom no case has led.',
      resolve: ({ whose }) => encodeGlobalId(whose.type, whose.id),
    }),
    exportedAt: t.expose('exportedAt', { type: 'DateTime', description: 'When.' }),
    document: t.exposeString('document', { description: 'JSON, to be handed to the person.' }),
  }),
});

export const PersonMergeNode = builder.prismaNode('PersonMerge', {
  description:
    'That two who were on record are one person (nhập hồ sơ trùng): the cases of the second became those of the first, until that is undone. Whoever reads one of the two cases sees it.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenMerges(signedIn(context))] }),
  fields: (t) => ({
    candidate: t.prismaField({
      type: CandidateNode,
      nullable: true,
      select: { candidateId: true },
      description: 'The case by which the person was named who is kept; null where you may not read it.',
      resolve: (query, { candidateId }, _args, context) => readLinkedCase(query, candidateId, context),
    }),
    duplicate: t.prismaField({
      type: CandidateNode,
      nullable: true,
      select: { duplicateId: true },
      description: 'The case by which the other one was named; null where you may not read it.',
      resolve: (query, { duplicateId }, _args, context) => readLinkedCase(query, duplicateId, context),
    }),
    reason: t.expose('reason', { type: MergeReasonEnum, description: 'Why there were two.' }),
    documentNumber: t.exposeString('documentNumber', { description: 'Number of the document (số văn bản).' }),
    documentOn: t.expose('documentOn', { type: 'Day', description: 'Its day.' }),
    mergedBy: t.field({
      type: ChangedByRef,
      description: 'Who merged them.',
      select: { mergedBy: true, mergedRole: true },
      resolve: ({ mergedBy, mergedRole }) => ({ changedBy: mergedBy, changedRole: mergedRole }),
    }),
    mergedAt: t.expose('mergedAt', { type: 'DateTime', description: 'When.' }),
    undoneNumber: t.exposeString('undoneNumber', {
      nullable: true,
      description: 'Number of the document by which it was undone; null while it holds.',
    }),
    undoneOn: t.expose('undoneOn', {
      type: 'Day',
      nullable: true,
      description: 'Its day; null while the merge holds.',
    }),
    undoneBy: t.field({
      type: ChangedByRef,
      nullable: true,
      description: 'Who has undone it; null while it holds.',
      select: { undoneBy: true, undoneRole: true },
      resolve: ({ undoneBy, undoneRole }) =>
        undoneBy === null ? null : { changedBy: undoneBy, changedRole: undoneRole },
    }),
    undoneAt: t.expose('undoneAt', { type: 'DateTime', nullable: true, description: 'When; null while it holds.' }),
  }),
});
