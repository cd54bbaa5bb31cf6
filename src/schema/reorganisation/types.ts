import type { CommitteeKind } from '../../db/generated/enums.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { listLineage } from '../../resolvers/reorganisation/lists.ts';
import { stateOf } from '../../resolvers/reorganisation/read-reorganisation.ts';
import type { NamedBody, StoredChange } from '../../resolvers/reorganisation/records.ts';
import { seenReorganisations } from '../../resolvers/reorganisation/seen.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { CommitteeKindEnum } from '../committee/enums.ts';
import { fromMemory, usualRows } from '../field-cost.ts';
import { encodeGlobalId } from '../global-id.ts';
import { LineageKindEnum, ReorganisationChangeKindEnum, ReorganisationStateEnum } from './enums.ts';

const ReorganisedBodyRef = builder.objectRef<NamedBody>('ReorganisedBody').implement({
  extensions: fromMemory,
  description: 'A committee as a decision names it.',
  fields: (t) => ({
    committeeId: t.id({ description: 'Its id.', resolve: ({ id }) => encodeGlobalId('Committee', id) }),
    name: t.exposeString('name', { description: 'What it was called then, or what it was founded as.' }),
  }),
});

const ReorganisationChangeRef = builder.objectRef<StoredChange>('ReorganisationChange').implement({
  extensions: fromMemory,
  description: 'One change of a decision, as it was decided.',
  fields: (t) => ({
    kind: t.expose('what', { type: ReorganisationChangeKindEnum, description: 'What it is.' }),
    bodies: t.expose('bodies', { type: [ReorganisedBodyRef], description: 'Whom it is about.' }),
    to: t.expose('to', { type: [ReorganisedBodyRef], description: 'Where they come under, or who follows them.' }),
    name: t.string({
      nullable: true,
      description: 'The name that it gives; null where it gives none.',
      resolve: ({ name }) => name ?? null,
    }),
    shortName: t.string({
      nullable: true,
      description: 'The short name that it gives.',
      resolve: ({ shortName }) => shortName ?? null,
    }),
    code: t.string({
      nullable: true,
      description: 'The code that it gives.',
      resolve: ({ code }) => code ?? null,
    }),
    committeeKind: t.field({
      type: CommitteeKindEnum,
      nullable: true,
      description: 'The kind that it gives; null where it gives none.',
      resolve: ({ kind }): CommitteeKind | null => kind ?? null,
    }),
  }),
});

const CommitteeLineageRef = builder.prismaObject('CommitteeLineage', {
  description: 'That one committee ended and another followed it (kế thừa).',
  fields: (t) => ({
    kind: t.expose('kind', { type: LineageKindEnum, description: 'How.' }),
    on: t.expose('onDay', { type: 'Day', description: 'The day on which it was so.' }),
    from: t.prismaField({
      type: 'Committee',
      nullable: true,
      description: 'Who ended. Null where you have no role for it.',
      select: { fromId: true },
      resolve: (query, { fromId }, _args, context) => readLinkedCommittee(query, fromId, context),
    }),
    fromName: t.string({
      description: 'What the one that ended was last called.',
      select: { from: { select: { name: true } } },
      resolve: ({ from }) => from.name,
    }),
    to: t.prismaField({
      type: 'Committee',
      nullable: true,
      description: 'Who followed. Null where you have no role for it.',
      select: { toId: true },
      resolve: (query, { toId }, _args, context) => readLinkedCommittee(query, toId, context),
    }),
    toName: t.string({
      description: 'What the one that followed is called.',
      select: { to: { select: { name: true } } },
      resolve: ({ to }) => to.name,
    }),
    reorganisation: t.relation('reorganisation', { description: 'The decision.' }),
  }),
});

export const ReorganisationNode = builder.prismaNode('Reorganisation', {
  description:
    'A decision about the hierarchy (quyết định sắp xếp tổ chức đảng), as it was decided. It stays readable when it was annulled.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenReorganisations(signedIn(context), context.feed.day)] }),
  fields: (t) => ({
    decisionNumber: t.exposeString('decisionNumber', { description: 'Its number (số quyết định).' }),
    issuedOn: t.expose('issuedOn', { type: 'Day', description: 'Its day (ngày ban hành).' }),
    issuer: t.exposeString('issuer', { description: 'Who decided (cơ quan ban hành).' }),
    title: t.exposeString('title', { description: 'What it is about, in words (trích yếu).' }),
    effectiveOn: t.expose('effectiveOn', {
      type: 'Day',
      description: 'First day on which it is so (ngày có hiệu lực).',
    }),
    state: t.field({
      type: ReorganisationStateEnum,
      description: 'How it stands today.',
      resolve: (decision, _args, context) => stateOf(decision, context),
    }),
    changes: t.field({
      type: [ReorganisationChangeRef],
      extensions: usualRows(10),
      description: 'What was decided, in the order of the decision.',
      select: { changes: true },
      resolve: ({ changes }) => changes as unknown as StoredChange[],
    }),
    lineage: t.relation('lineage', {
      type: CommitteeLineageRef,
      extensions: usualRows(5),
      description: 'Which committees followed which by it.',
      query: { orderBy: { id: 'asc' } },
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    recordedBy: t.field({
      type: ChangedByRef,
      description: CHANGED_BY,
      resolve: ({ recordedBy, recordedRole }) => ({ changedBy: recordedBy, changedRole: recordedRole }),
    }),
    annulledAt: t.expose('annulledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back; null as long as it was not.',
    }),
    annulReason: t.exposeString('annulReason', { nullable: true, description: 'Why it was taken back.' }),
    annulledBy: t.field({
      type: ChangedByRef,
      nullable: true,
      description: 'Who took it back.',
      resolve: ({ annulledBy, annulledRole }) =>
        annulledBy === null ? null : { changedBy: annulledBy, changedRole: annulledRole },
    }),
  }),
});

builder.prismaObjectFields('Committee', (t) => ({
  predecessors: t.relation('predecessors', {
    type: CommitteeLineageRef,
    extensions: usualRows(3),
    description: 'The committees that this one followed, the earliest first (tổ chức tiền thân).',
    query: (_args, context) => listLineage(context),
  }),
  successors: t.relation('successors', {
    type: CommitteeLineageRef,
    extensions: usualRows(2),
    description: 'The committees that followed this one; empty where it goes on (tổ chức kế thừa).',
    query: (_args, context) => listLineage(context),
  }),
}));
