import { type PersonalField, personalFields } from '../access/personal-data.ts';
import { committeeScope } from '../access/scope.ts';
import { PersonalGroup } from '../db/generated/enums.ts';
import { signedIn } from '../resolvers/operation-context.ts';
import { erasePerson } from '../resolvers/person/erase-person.ts';
import { exportPerson, type PersonExport } from '../resolvers/person/export-person.ts';
import { accessLogWhere, listAccessLog } from '../resolvers/person/list-access-log.ts';
import { builder } from './builder.ts';
import { CandidateNode } from './candidate.ts';
import { CommitteeNode } from './committee.ts';
import { enumOf } from './enums.ts';
import { userErrors } from './errors.ts';
import { encodeGlobalId } from './global-id.ts';

const PersonalGroupEnum = enumOf('PersonalGroup', PersonalGroup, 'What was looked at, or done, of a person.', {
  IDENTITY: 'Name, sex, month of birth.',
  BACKGROUND: 'Ethnic group, source, Youth Union, work elsewhere.',
  CASE: 'Names of mentors, reasons in the history.',
  EXPORT: 'Everything, by `exportPerson`.',
  ERASURE: 'Made unreadable, by `erasePerson`.',
});

const PersonalFieldRef = builder.objectRef<PersonalField>('PersonalField').implement({
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

builder.prismaNode('AccessLog', {
  name: 'AccessLogEntry',
  description: 'Somebody looked at a part of a person’s file (nhật ký truy cập). Never changed.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({
    id,
    AND: [{ candidate: { committee: committeeScope(signedIn(context), 'access:audit') } }],
  }),
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    viewer: t.exposeString('viewer', { description: 'Who: the `sub` of the token.' }),
    candidateId: t.id({
      select: { candidateId: true },
      description: 'Id of the person. Who that is, an auditor does not see.',
      resolve: ({ candidateId }) => encodeGlobalId('Candidate', candidateId),
    }),
    committee: t.prismaField({
      type: CommitteeNode,
      select: { candidate: { select: { committeeId: true } } },
      description: 'The committee that follows the person now.',
      resolve: (_query, { candidate }, _args, { loaders }) => loaders.committee.load(candidate.committeeId),
    }),
    group: t.expose('group', { type: PersonalGroupEnum, description: 'What was looked at, or done.' }),
    operation: t.exposeString('operation', { description: 'What the client calls its operation, or its first field.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, for exports and erasures.' }),
  }),
});

builder.queryFields((t) => ({
  personalFields: t.field({
    type: [PersonalFieldRef],
    description: 'Every personal field of the API with its purpose and how long it is kept.',
    resolve: () => [...personalFields],
  }),
  accessLog: t.prismaConnection({
    type: 'AccessLog',
    cursor: 'id',
    description: 'Who looked at whose file, the latest first. For auditors, about the people of their committees.',
    args: {
      withinId: t.arg.globalID({ for: CommitteeNode, description: 'Only people of this committee and below.' }),
      candidateId: t.arg.globalID({ for: CandidateNode, description: 'Only this person.' }),
      viewer: t.arg.string({ description: 'Only by this viewer: the `sub` of the token.' }),
      group: t.arg({ type: [PersonalGroupEnum], description: 'Only these groups.' }),
      from: t.arg({ type: 'DateTime', description: 'From this moment on.' }),
      to: t.arg({ type: 'DateTime', description: 'Before this moment.' }),
    },
    totalCount: (_root, { withinId, candidateId, ...args }, context) =>
      context.database.prisma.accessLog.count({
        where: accessLogWhere({ ...args, withinId: withinId?.id, candidateId: candidateId?.id }, context),
      }),
    resolve: (query, _root, { withinId, candidateId, ...args }, context) =>
      listAccessLog(query, { ...args, withinId: withinId?.id, candidateId: candidateId?.id }, context),
  }),
}));

const ExportPersonInput = builder.inputType('ExportPersonInput', {
  description: 'Whose data are wanted.',
  fields: (t) => ({
    candidateId: t.globalID({ required: true, for: CandidateNode, description: 'Whose.' }),
    reason: t.string({ description: 'What for, up to 500 characters; kept in the access log.' }),
  }),
});

const PersonExportRef = builder.objectRef<PersonExport>('PersonExport').implement({
  description: 'Everything that is kept of a person.',
  fields: (t) => ({
    candidateId: t.id({
      description: 'Whose.',
      resolve: ({ candidateId }) => encodeGlobalId('Candidate', candidateId),
    }),
    exportedAt: t.expose('exportedAt', { type: 'DateTime', description: 'When.' }),
    document: t.exposeString('document', { description: 'JSON, to be handed to the person.' }),
  }),
});

const ErasePersonInput = builder.inputType('ErasePersonInput', {
  description: 'Who shall be made unreadable.',
  fields: (t) => ({
    candidateId: t.globalID({ required: true, for: CandidateNode, description: 'Who.' }),
    reason: t.string({ required: true, description: 'Why, up to 500 characters; kept in the access log.' }),
  }),
});

const ErasePersonPayload = builder.objectRef<{ candidateId: string }>('ErasePersonPayload').implement({
  description: 'The person was made unreadable.',
  fields: (t) => ({
    candidate: t.prismaField({
      type: CandidateNode,
      description: 'What is left: the stage and the days of the case.',
      resolve: (query, { candidateId }, _args, { database }) =>
        database.prisma.candidate.findUniqueOrThrow({ ...query, where: { id: candidateId } }),
    }),
  }),
});

builder.mutationFields((t) => ({
  exportPerson: t.field({
    type: PersonExportRef,
    description: 'Hands out everything that is kept of a person, for that person. The access log says who did it.',
    errors: { types: userErrors },
    args: { input: t.arg({ type: ExportPersonInput, required: true }) },
    resolve: (_root, { input }, context) => exportPerson({ ...input, candidateId: input.candidateId.id }, context),
  }),
  erasePerson: t.field({
    type: ErasePersonPayload,
    description:
      'Makes a person unreadable for good (xóa dữ liệu cá nhân), once the case is over. What was counted stays counted. Backups keep the data until they are deleted.',
    errors: { types: userErrors },
    args: { input: t.arg({ type: ErasePersonInput, required: true }) },
    resolve: (_root, { input }, context) => erasePerson({ ...input, candidateId: input.candidateId.id }, context),
  }),
}));
