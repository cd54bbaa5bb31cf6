import type { PersonalField } from '../../access/personal-data.ts';
import { PersonalGroup } from '../../db/generated/enums.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import type { PersonExport } from '../../resolvers/person/export-person.ts';
import { seenLogEntries } from '../../resolvers/person/seen.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { connectionOf } from '../connection-of.ts';
import { enumOf } from '../enum-of.ts';
import { encodeGlobalId } from '../global-id.ts';

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

/** A page of such records, wherever a list of them stands. */
export const AccessLogEntryConnection = connectionOf(AccessLogNode, 'AccessLogEntry');

export const PersonExportRef = builder.objectRef<PersonExport>('PersonExport').implement({
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
