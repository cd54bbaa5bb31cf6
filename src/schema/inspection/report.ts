import { percentOf } from '../../feed/quota-progress.ts';
import {
  type InspectionFigures,
  type InspectionReport,
  type ReportLine,
  readInspectionReport,
} from '../../resolvers/inspection/read-report.ts';
import { years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { opensInspectionReport, usualRows } from '../field-cost.ts';
import { InspectionKindEnum, InspectionOutcomeEnum } from './enums.ts';

const KindCountRef = builder.objectRef<InspectionFigures['byKind'][number]>('InspectionKindCount').implement({
  description: 'How many inspections of a kind were concluded.',
  fields: (t) => ({
    kind: t.expose('kind', { type: InspectionKindEnum, description: 'Kind.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const TopicCountRef = builder.objectRef<InspectionFigures['byTopic'][number]>('InspectionTopicCount').implement({
  description: 'How many inspections of a topic were concluded.',
  fields: (t) => ({
    topic: t.exposeString('topic', { description: 'Topic, as it is written.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const OutcomeCountRef = builder.objectRef<InspectionFigures['byOutcome'][number]>('InspectionOutcomeCount').implement({
  description: 'How many inspections were concluded so.',
  fields: (t) => ({
    outcome: t.expose('outcome', { type: InspectionOutcomeEnum, description: 'Outcome.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const FiguresRef = builder.objectRef<InspectionFigures>('InspectionFigures').implement({
  description:
    'What a committee and everything below it inspected in some days of a year (kết quả kiểm tra, giám sát). Organisations and members are counted apart.',
  fields: (t) => ({
    inspectionCount: t.exposeInt('inspectionCount', {
      description: 'Inspections and supervisions that were concluded; no field checks.',
    }),
    fieldCheckCount: t.exposeInt('fieldCheckCount', { description: 'Field checks that were made.' }),
    organisationsInspected: t.exposeInt('inspectedCount', {
      description: 'Organisations that were inspected, each once (tổ chức đảng được kiểm tra, giám sát).',
    }),
    organisationsViolating: t.exposeInt('violatingCount', {
      description: 'Organisations in which a violation was found, each once (tổ chức đảng có vi phạm).',
    }),
    organisationsDisciplined: t.exposeInt('disciplinedCount', {
      description: 'Organisations that were disciplined after an inspection, each once (tổ chức đảng bị kỷ luật).',
    }),
    membersInspected: t.exposeInt('membersInspectedCount', {
      description: 'Members that were inspected, each once (đảng viên được kiểm tra, giám sát).',
    }),
    membersViolating: t.exposeInt('membersViolatingCount', {
      description: 'Members of whom a violation was found, each once (đảng viên có vi phạm).',
    }),
    membersDisciplined: t.exposeInt('membersDisciplinedCount', {
      description: 'Members who were disciplined after an inspection, each once (đảng viên bị kỷ luật).',
    }),
    byKind: t.field({
      type: [KindCountRef],
      extensions: usualRows(6),
      description: 'By kind, the most first.',
      resolve: ({ byKind }) => byKind,
    }),
    byTopic: t.field({
      type: [TopicCountRef],
      extensions: usualRows(20),
      description: 'By topic, the most first; 50 topics at most.',
      resolve: ({ byTopic }) => byTopic,
    }),
    byOutcome: t.field({
      type: [OutcomeCountRef],
      extensions: usualRows(4),
      description: 'By outcome, the most first.',
      resolve: ({ byOutcome }) => byOutcome,
    }),
    plannedCount: t.exposeInt('plannedCount', {
      description: 'Inspections of the programmes issued for the year; none that was taken out.',
    }),
    plannedConcludedCount: t.exposeInt('plannedConcludedCount', {
      description: 'Those of them that were concluded by the last day.',
    }),
    planPercent: t.float({
      nullable: true,
      description: 'That in percent of the plan, one decimal; null where nothing is planned.',
      resolve: ({ plannedConcludedCount, plannedCount }) => percentOf(plannedConcludedCount, plannedCount),
    }),
    openRemedyCount: t.exposeInt('openRemedyCount', {
      description: 'What was to be put right on the last day, of this year’s conclusions and earlier ones.',
    }),
    overdueRemedyCount: t.exposeInt('overdueRemedyCount', {
      description: 'That of it whose deadline had passed (quá hạn).',
    }),
    doneInTimeRemedyCount: t.exposeInt('doneInTimeRemedyCount', {
      description: 'What was put right in these days, by its deadline.',
    }),
    doneLateRemedyCount: t.exposeInt('doneLateRemedyCount', {
      description: 'What was put right in these days, after its deadline.',
    }),
    issued: t.exposeBoolean('issued', {
      description: 'Whether the committee itself had issued a programme for the year.',
    }),
    completed: t.exposeBoolean('completed', {
      description: 'Whether it had carried that out by the last day.',
    }),
  }),
});

const LineRef = builder.objectRef<ReportLine>('InspectionReportRow').implement({
  description: 'A committee directly below, with everything below it.',
  fields: (t) => ({
    committeeId: t.globalID({
      description: 'Its id.',
      resolve: ({ committeeId }) => ({ type: 'Committee', id: committeeId }),
    }),
    name: t.exposeString('name', { description: 'What it was called on the last day.' }),
    figures: t.field({ type: FiguresRef, description: 'What it inspected.', resolve: (line) => line }),
  }),
});

const ReportRef = builder.objectRef<InspectionReport>('InspectionReport').implement({
  description: 'The report of a committee on the inspections of a year (báo cáo công tác kiểm tra, giám sát).',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    to: t.expose('to', { type: 'Day', description: 'The last day that is counted.' }),
    figures: t.field({ type: FiguresRef, description: 'The figures.', resolve: ({ figures }) => figures }),
    before: t.field({
      type: FiguresRef,
      description: 'Those of the same days of the year before (cùng kỳ).',
      resolve: ({ before }) => before,
    }),
    below: t.field({
      type: [LineRef],
      extensions: usualRows(30),
      description: 'The committees that stood directly below on the last day, by name.',
      resolve: ({ below }) => below,
    }),
  }),
});

builder.queryFields((t) => ({
  inspectionReport: t.field({
    type: ReportRef,
    nullable: true,
    extensions: opensInspectionReport,
    description:
      'What a committee and everything below it inspected in a year, by the tree of the last day that is counted and with those who ended before it. Null when the committee is hidden or missing.',
    args: {
      committeeId: t.arg.globalID({ for: CommitteeNode, required: true, description: 'Whose report it is.' }),
      year: t.arg.int({ required: true, description: `Year, ${years.en}.` }),
      until: t.arg({
        type: 'Day',
        description:
          'The last day, of that year and today at the latest; the end of the year, or today, when left out.',
      }),
    },
    resolve: (_root, { committeeId, year, until }, context) =>
      readInspectionReport({ committeeId: committeeId.id, year, to: until }, context),
  }),
}));
