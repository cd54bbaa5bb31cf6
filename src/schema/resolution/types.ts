import { personalNote } from '../../access/personal-data.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import type { NextStep } from '../../resolvers/resolution/list-next-steps.ts';
import { lateDaysOf } from '../../resolvers/resolution/rules.ts';
import { builder } from '../builder.ts';
import { CandidateStageEnum } from '../candidate/enums.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { DecidingBodyEnum } from '../committee/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { fromMemory, usualRows } from '../field-cost.ts';
import { MissingRef } from '../missing.ts';
import { personal } from '../personal-field.ts';
import {
  CaseStepEnum,
  DelayKindEnum,
  ResolutionMatterEnum,
  StepBodyEnum,
  VoteOutcomeEnum,
  VotingBodyEnum,
} from './enums.ts';

export const ResolutionRef = builder.prismaObject('Resolution', {
  description:
    'A vote on a case (nghị quyết), with the base it was counted on and the rule it was tested by, as they were on its day.',
  fields: (t) => ({
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      select: { committeeId: true },
      description: 'Who voted; null where you may not see it.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    body: t.expose('body', { type: VotingBodyEnum, description: 'Which body.' }),
    matter: t.expose('matter', { type: ResolutionMatterEnum, description: 'What it is about.' }),
    heldOn: t.expose('heldOn', { type: 'Day', description: 'Day of the meeting.' }),
    number: t.exposeString('number', { description: 'Number of the resolution (số nghị quyết).' }),
    members: t.exposeInt('members', {
      description: 'Official members of the cell, or all members of the committee, on that day.',
    }),
    away: t.exposeInt('away', { description: 'Of them transferred out for a time (chuyển sinh hoạt tạm thời).' }),
    exemptAbsent: t.exposeInt('exemptAbsent', {
      description: 'Of them exempt from activity who did not come (miễn công tác và sinh hoạt, vắng mặt).',
    }),
    reportedOn: t.expose('reportedOn', {
      type: 'Day',
      nullable: true,
      description: 'Day of the report that the members were checked against; null where they were only typed.',
    }),
    base: t.exposeInt('base', { description: 'By whom the share is measured: `members` less the two above.' }),
    yes: t.exposeInt('yes', { description: 'For it.' }),
    no: t.exposeInt('no', { description: 'Against it.' }),
    blank: t.exposeInt('blank', { description: 'Blank and invalid votes.' }),
    absent: t.exposeInt('absent', { description: 'Of the base, who did not vote.' }),
    needed: t.exposeInt('needed', { description: 'Votes that were needed.' }),
    outcome: t.expose('outcome', { type: VoteOutcomeEnum, description: 'What came of it.' }),
    ruleSource: t.exposeString('ruleSource', { description: 'Document and point of the rule of that day.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    recordedBy: t.field({
      type: ChangedByRef,
      select: { recordedBy: true, recordedRole: true },
      description: CHANGED_BY,
      resolve: ({ recordedBy, recordedRole }) => ({ changedBy: recordedBy, changedRole: recordedRole }),
    }),
  }),
});

export const AppraisalRef = builder.prismaObject('Appraisal', {
  description:
    'What a sub-committee reported of a case before the grassroots committee voted (báo cáo thẩm định của đảng ủy bộ phận).',
  fields: (t) => ({
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      select: { committeeId: true },
      description: 'Who appraised; null where you may not see it.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    matter: t.expose('matter', { type: ResolutionMatterEnum, description: 'What it is about.' }),
    agrees: t.exposeBoolean('agrees', { description: 'Whether the sub-committee agrees with the cell.' }),
    appraisedOn: t.expose('appraisedOn', { type: 'Day', description: 'Day of the report.' }),
    number: t.exposeString('number', { description: 'Number of the report (số báo cáo).' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    recordedBy: t.field({
      type: ChangedByRef,
      select: { recordedBy: true, recordedRole: true },
      description: CHANGED_BY,
      resolve: ({ recordedBy, recordedRole }) => ({ changedBy: recordedBy, changedRole: recordedRole }),
    }),
  }),
});

const RevocationRef = builder.prismaObject('DecisionRevocation', {
  description: 'That a decision was revoked (thu hồi quyết định). Why stands with the step back.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Number of the paper that revoked it.' }),
    revokedOn: t.expose('revokedOn', { type: 'Day', description: 'Its day.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    recordedBy: t.field({
      type: ChangedByRef,
      select: { recordedBy: true, recordedRole: true },
      description: CHANGED_BY,
      resolve: ({ recordedBy, recordedRole }) => ({ changedBy: recordedBy, changedRole: recordedRole }),
    }),
  }),
});

export const DecisionRef = builder.prismaObject('Decision', {
  description: 'A decision on a case (quyết định), with the time it took.',
  fields: (t) => ({
    decider: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      select: { deciderId: true },
      description: 'The committee that decided; null where you may not see it.',
      resolve: (query, { deciderId }, _args, context) => readLinkedCommittee(query, deciderId, context),
    }),
    byDefault: t.exposeBoolean('byDefault', {
      description: 'True where it decided by the rule of the day and nobody had set who does.',
    }),
    body: t.expose('body', { type: DecidingBodyEnum, description: 'Which part of it.' }),
    matter: t.expose('matter', { type: ResolutionMatterEnum, description: 'What it is about.' }),
    granted: t.exposeBoolean('granted', { description: 'False where it was refused.' }),
    number: t.exposeString('number', { description: 'Number of the decision (số quyết định).' }),
    revocation: t.relation('revocation', {
      type: RevocationRef,
      nullable: true,
      description: 'The paper that revoked it; null while it stands.',
    }),
    issuedOn: t.expose('issuedOn', { type: 'Day', description: 'Day of issue.' }),
    receivedOn: t.expose('receivedOn', {
      type: 'Day',
      nullable: true,
      description: 'The day on which the cell had it; null where that is not on record.',
    }),
    resolvedOn: t.expose('resolvedOn', {
      type: 'Day',
      nullable: true,
      description: 'The resolution of the cell from which the time runs; null where none is on record.',
    }),
    takenDays: t.exposeInt('takenDays', {
      nullable: true,
      description: 'Working days from there to the issue; null where that is not on record.',
    }),
    limitDays: t.exposeInt('limitDays', { description: 'Working days that it might take.' }),
    lateDays: t.int({
      select: { takenDays: true, limitDays: true },
      description: 'Working days beyond that; 0 where it was in time.',
      resolve: lateDaysOf,
    }),
    ruleSource: t.exposeString('ruleSource', { description: 'Document and point of that limit.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    recordedBy: t.field({
      type: ChangedByRef,
      select: { recordedBy: true, recordedRole: true },
      description: CHANGED_BY,
      resolve: ({ recordedBy, recordedRole }) => ({ changedBy: recordedBy, changedRole: recordedRole }),
    }),
  }),
});

export const ConfirmationRef = builder.prismaObject('LegacyConfirmation', {
  description: 'That a body has confirmed a step from before the system (xác nhận bước có từ trước), with its paper.',
  fields: (t) => ({
    stage: t.expose('stage', { type: CandidateStageEnum, description: 'The stage at which the case stood.' }),
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      select: { committeeId: true },
      description:
        'Whose step it was: the cell, the committee of its grassroots organisation, or the one that decides; null where you may not see it.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    number: t.exposeString('number', { description: 'Number of the paper (số văn bản).' }),
    madeOn: t.expose('madeOn', { type: 'Day', description: 'Its day.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    recordedBy: t.field({
      type: ChangedByRef,
      select: { recordedBy: true, recordedRole: true },
      description: CHANGED_BY,
      resolve: ({ recordedBy, recordedRole }) => ({ changedBy: recordedBy, changedRole: recordedRole }),
    }),
  }),
});

export const DelayRef = builder.prismaObject('CaseDelay', {
  description: 'That the time of a step was extended, or that it cannot be kept (gia hạn, chậm so với thời hạn).',
  fields: (t) => ({
    kind: t.expose('kind', { type: DelayKindEnum, description: 'What takes longer.' }),
    days: t.exposeInt('days', {
      nullable: true,
      description: 'Working days by which it was extended; null where it was only told.',
    }),
    notedOn: t.expose('notedOn', { type: 'Day', description: 'When it was extended or told.' }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'Number of the paper; null where there is none.',
    }),
    reason: t.string({
      nullable: true,
      select: { id: true, candidateId: true },
      description: `Why; null where the person was erased. ${personalNote('CaseDelay.reason')}`,
      resolve: async ({ id, candidateId }, _args, context, info) =>
        (await personal(context, info, 'CASE', candidateId))?.texts?.[id] ?? null,
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    recordedBy: t.field({
      type: ChangedByRef,
      select: { recordedBy: true, recordedRole: true },
      description: CHANGED_BY,
      resolve: ({ recordedBy, recordedRole }) => ({ changedBy: recordedBy, changedRole: recordedRole }),
    }),
  }),
});

export const NextStepRef = builder.objectRef<NextStep>('NextStep').implement({
  extensions: fromMemory,
  description: 'The step that comes next in a case, whose it is, and what is missing for it today.',
  fields: (t) => ({
    step: t.expose('step', { type: CaseStepEnum, description: 'Which step.' }),
    body: t.expose('body', { type: StepBodyEnum, description: 'Whose it is.' }),
    waitsFor: t.exposeString('waitsFor', { description: 'Name of the committee it waits for.' }),
    ready: t.boolean({
      description: 'True where nothing is missing.',
      resolve: ({ missing }) => missing.length === 0,
    }),
    missing: t.expose('missing', {
      type: [MissingRef],
      extensions: usualRows(3),
      description: 'All that stands in its way today.',
    }),
    until: t.expose('until', {
      type: 'Day',
      nullable: true,
      description: 'The last day for it, in working days where the rule counts so; null where no clock runs.',
    }),
  }),
});
