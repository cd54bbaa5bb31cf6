import { personalNote } from '../../access/personal-data.ts';
import { toDay } from '../../calendar.ts';
import { seenAdmissionChanges, seenAdmissions } from '../../resolvers/admission/seen.ts';
import { officialDayOf } from '../../resolvers/candidate/rules.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { CommitteeNode } from '../committee/types.ts';
import { committeeOfRecord } from '../committee-of-record.ts';
import { connectionOf } from '../connection-of.ts';
import { personal } from '../personal-field.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';

export const AdmissionNode = builder.prismaNode('Admission', {
  description:
    'A person was admitted (kết nạp). Counts on `countsOn` and for `countsFor`, once, unless it was revoked.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenAdmissions(signedIn(context))] }),
  fields: (t) => ({
    candidate: t.relation('candidate', {
      nullable: true,
      description: 'Who. Null, with an error, where the person has gone to a committee you have no role for.',
    }),
    committee: t.field({
      ...committeeOfRecord,
      type: CommitteeNode,
      description: 'The cell that admitted (chi bộ kết nạp): the one that had the case on the day of the ceremony.',
    }),
    ceremonyOn: t.expose('ceremonyOn', {
      type: 'Day',
      description: 'Day of the ceremony (ngày kết nạp).',
    }),
    countsOn: t.expose('countsOn', {
      type: 'Day',
      nullable: true,
      description:
        'The day by which it counts, and so its year (ngày tính chỉ tiêu): of the ceremony, or of the decision where the committee at the top had set that when it was written. Null where it was revoked.',
    }),
    countsFor: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description:
        'The cell for which it counts: the one that had the case on `countsOn`. Null where it was revoked, and where that cell is hidden.',
      select: { countsForId: true },
      resolve: (query, { countsForId }, _args, context) => readLinkedCommittee(query, countsForId, context),
    }),
    officialOn: t.field({
      type: 'Day',
      nullable: true,
      description:
        'The day from which the person is an official member, once recognised (ngày chính thức): the day on which the twelve months from the ceremony end, computed, however late cell or superior are. Null where the admission was revoked.',
      select: { ceremonyOn: true, revoked: true },
      resolve: ({ ceremonyOn, revoked }) => (revoked ? null : officialDayOf(toDay(ceremonyOn))),
    }),
    partyAgeFrom: t.field({
      type: 'Day',
      nullable: true,
      description:
        'The day from which the party age counts, once the person is recognised (tuổi Đảng tính từ ngày): that of the decision on admission, not of the ceremony. Null where the admission was revoked.',
      select: { decisionOn: true, revoked: true },
      resolve: ({ decisionOn, revoked }) => (revoked ? null : toDay(decisionOn)),
    }),
    decisionNumber: t.exposeString('decisionNumber', { description: 'Number of the decision (số quyết định).' }),
    decisionOn: t.expose('decisionOn', { type: 'Day', description: 'Day of the decision (ngày quyết định).' }),
    revoked: t.exposeBoolean('revoked', { description: 'Whether it was revoked and no longer counts.' }),
    legacySource: t.exposeString('legacySource', {
      nullable: true,
      description:
        'Where an admission from before the system comes from, such as the file of an import; null for one that was recorded in it.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last, or entered.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    viewerCan: t.field({
      type: [ActionEnum],
      description: VIEWER_CAN,
      select: { candidate: { select: { committeeId: true } } },
      resolve: ({ candidate }, _args, context) => mayDo('Admission', candidate.committeeId, context),
    }),
    history: t.relation('changes', {
      query: { orderBy: [{ changedAt: 'asc' }, { id: 'asc' }] },
      description: 'The record and every correction, the first one first.',
    }),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const AdmissionConnection = connectionOf(AdmissionNode, 'Admission');

builder.prismaNode('AdmissionChange', {
  description: 'The first record of an admission, or a correction.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenAdmissionChanges(signedIn(context))] }),
  fields: (t) => ({
    fromCeremonyOn: t.expose('fromCeremonyOn', {
      type: 'Day',
      nullable: true,
      description: 'The day before; null on the first record.',
    }),
    toCeremonyOn: t.expose('toCeremonyOn', {
      type: 'Day',
      nullable: true,
      description: 'The day after; null when it was revoked.',
    }),
    fromCountsOn: t.expose('fromCountsOn', {
      type: 'Day',
      nullable: true,
      description: 'The day by which it counted before; null on the first record.',
    }),
    toCountsOn: t.expose('toCountsOn', {
      type: 'Day',
      nullable: true,
      description: 'The day by which it counted after; null when it was revoked.',
    }),
    fromCommittee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description:
        'The cell before, where the correction moved it to another one; null otherwise, and where it is hidden.',
      resolve: (query, { fromCommitteeId }, _args, context) => readLinkedCommittee(query, fromCommitteeId, context),
    }),
    toCommittee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description:
        'The cell after, where the correction moved it to another one; null otherwise, and where it is hidden.',
      resolve: (query, { toCommitteeId }, _args, context) => readLinkedCommittee(query, toCommitteeId, context),
    }),
    reason: t.string({
      nullable: true,
      select: { id: true, admission: { select: { candidateId: true } } },
      description: `Why. ${personalNote('AdmissionChange.reason')}`,
      resolve: async ({ id, admission }, _args, context, info) =>
        (await personal(context, info, 'CASE', admission.candidateId))?.texts?.[id] ?? null,
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it was entered.' }),
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});
