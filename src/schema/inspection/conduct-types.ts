import { toDay } from '../../calendar.ts';
import { viewerCan } from '../../resolvers/authorize.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import { type Limit, limitOf } from '../../resolvers/inspection/limit-rules.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { usualRows } from '../field-cost.ts';
import { ConfidenceEnum } from '../rule/enums.ts';
import { DisciplineFormEnum, InspectionConductorEnum, InspectionOutcomeEnum, InspectionStatusEnum } from './enums.ts';

const FOR_INSPECTOR = 'Null for whoever does not see the committee that inspects.';

const LimitRef = builder.objectRef<Limit>('InspectionLimit').implement({
  description: 'How long an inspection may take by the rule of the day on which it started (thời hạn).',
  fields: (t) => ({
    days: t.exposeInt('days', {
      nullable: true,
      description: 'Days, with the extension; null where no number is known.',
    }),
    until: t.expose('until', {
      type: 'Day',
      nullable: true,
      description: 'Its last day; null where no number is known.',
    }),
    extension: t.exposeInt('extension', {
      description: 'By how many days it can be extended, once; 0 where no number is known.',
    }),
    source: t.exposeString('source', { nullable: true, description: 'The document that says so.' }),
    confidence: t.expose('confidence', {
      type: ConfidenceEnum,
      description: 'How sure it is what the rule says; UNKNOWN where no number is known.',
    }),
  }),
});

builder.prismaObject('InspectionChange', {
  name: 'InspectionStep',
  description: 'A step that an inspection took.',
  fields: (t) => ({
    to: t.expose('toStatus', { type: InspectionStatusEnum, description: 'Where it came to.' }),
    effectiveOn: t.expose('effectiveOn', { type: 'Day', description: 'The day of the step.' }),
    note: t.string({
      nullable: true,
      select: { note: true, inspection: { select: { inspectorId: true } } },
      description: `What the team noted. ${FOR_INSPECTOR}`,
      resolve: ({ note, inspection }, _args, context) =>
        viewerCan(context, 'inspection:read', inspection.inspectorId) ? note : null,
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it was entered.' }),
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});

builder.prismaObject('ConclusionCorrection', {
  description: 'A conclusion as it was before it was corrected, and as it was from then on (đính chính kết luận).',
  fields: (t) => ({
    outcomeBefore: t.expose('outcomeBefore', { type: InspectionOutcomeEnum, description: 'The outcome before.' }),
    outcomeAfter: t.expose('outcomeAfter', { type: InspectionOutcomeEnum, description: 'The outcome from then on.' }),
    concludedBefore: t.expose('concludedBefore', { type: 'Day', description: 'The day of the conclusion before.' }),
    concludedAfter: t.expose('concludedAfter', { type: 'Day', description: 'The day of the conclusion from then on.' }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it was entered.' }),
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});

builder.prismaObject('Discipline', {
  description: 'Discipline of the organisation or the member that was inspected (thi hành kỷ luật).',
  fields: (t) => ({
    form: t.expose('form', { type: DisciplineFormEnum, description: 'Form.' }),
    decidedBy: t.exposeString('body', { description: 'Who decided, as the document says.' }),
    decidedOn: t.expose('decidedOn', { type: 'Day', description: 'Day of the decision.' }),
    decisionNumber: t.exposeString('decisionNumber', { description: 'Number of the decision.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
  }),
});

export const GoodPracticeRef = builder.prismaObject('GoodPractice', {
  description:
    'A good practice that an inspection found, spread to a committee and everything below it (phổ biến, nhân rộng). Whoever reads it there reads nothing else of the inspection.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'In words.' }),
    publishedOn: t.expose('publishedOn', { type: 'Day', description: 'Since when it is spread.' }),
    foundAt: t.string({
      select: { finding: { select: { inspection: { select: { subject: { select: { name: true } } } } } } },
      description: 'Name of the committee at which it was found, whatever your roles.',
      resolve: ({ finding }) => finding.inspection.subject.name,
    }),
    spreadTo: t.string({
      select: { committee: { select: { name: true } } },
      description: 'Name of the committee to which, with everything below it, it is spread.',
      resolve: ({ committee }) => committee.name,
    }),
  }),
});

builder.prismaObjectFields('Inspection', (t) => ({
  inspector: t.prismaField({
    type: 'Committee',
    nullable: true,
    select: { inspectorId: true },
    description: 'The committee that inspects. Null where you have no role for it.',
    resolve: (query, { inspectorId }, _args, context) => readLinkedCommittee(query, inspectorId, context),
  }),
  inspectorName: t.string({
    select: { inspector: { select: { name: true } } },
    description: 'Its name, whatever your roles.',
    resolve: ({ inspector }) => inspector.name,
  }),
  conductedBy: t.expose('conductedBy', {
    type: InspectionConductorEnum,
    nullable: true,
    description: 'Who carries it out; null before the start, and where it is not known.',
  }),
  advisoryBoard: t.exposeString('advisoryBoard', {
    nullable: true,
    description: 'Which advisory board carries it out (ban tham mưu), where one does.',
  }),
  lead: t.exposeString('lead', {
    nullable: true,
    description: 'Who leads the team (trưởng đoàn), as the decision says; of a field check, who was there.',
  }),
  team: t.exposeString('team', { nullable: true, description: 'Who is in the team, as the decision says.' }),
  announcedOn: t.expose('announcedOn', {
    type: 'Day',
    nullable: true,
    description:
      'When it was announced to the inspected. An inspection on signs of a violation is hidden from it until then.',
  }),
  unplannedReason: t.string({
    nullable: true,
    select: { unplannedReason: true, inspectorId: true },
    description: `Why it takes place without a programme. ${FOR_INSPECTOR}`,
    resolve: ({ unplannedReason, inspectorId }, _args, context) =>
      viewerCan(context, 'inspection:read', inspectorId) ? unplannedReason : null,
  }),
  limit: t.field({
    type: LimitRef,
    nullable: true,
    select: { conductedBy: true, startedOn: true, extendedDays: true, inspector: { select: { kind: true } } },
    description: 'How long it may take by the rules; null before it starts.',
    resolve: ({ conductedBy, startedOn, extendedDays, inspector }) =>
      limitOf({
        conductedBy,
        extendedDays,
        inspectorKind: inspector.kind,
        startedOn: startedOn === null ? null : toDay(startedOn),
      }),
  }),
  extendedDays: t.exposeInt('extendedDays', {
    nullable: true,
    description: 'By how many days it was extended; null where it was not.',
  }),
  extendReason: t.string({
    nullable: true,
    select: { extendReason: true, inspectorId: true },
    description: `Why it was extended. ${FOR_INSPECTOR}`,
    resolve: ({ extendReason, inspectorId }, _args, context) =>
      viewerCan(context, 'inspection:read', inspectorId) ? extendReason : null,
  }),
  takenOutOn: t.expose('takenOutOn', {
    type: 'Day',
    nullable: true,
    description: 'When a committee above took it out of its programme; null while it is an item of it.',
  }),
  steps: t.relation('statusChanges', {
    query: { orderBy: { id: 'asc' } },
    extensions: usualRows(5),
    description: 'The steps it took, the first first.',
  }),
  programmeChanges: t.relation('programmeChanges', {
    query: { orderBy: { id: 'asc' } },
    extensions: usualRows(1),
    description: 'How its place in the programme was changed after that had been issued, the first first.',
  }),
  corrections: t.relation('corrections', {
    query: { orderBy: { id: 'asc' } },
    extensions: usualRows(1),
    description: 'How its conclusion was corrected, the first first.',
  }),
  disciplines: t.relation('disciplines', {
    query: { orderBy: { id: 'asc' } },
    extensions: usualRows(1),
    description: 'Discipline that followed it.',
  }),
}));
