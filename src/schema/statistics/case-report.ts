import { listCandidates } from '../../resolvers/candidate/lists.ts';
import { stageOrder } from '../../resolvers/candidate/rules.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import {
  type CaseReport,
  type CountedCases,
  MOST_COMMITTEES,
  openCaseReport,
} from '../../resolvers/statistics/case-report.ts';
import {
  type BranchFunnel,
  type ReachedStage,
  readFunnel,
  readFunnelBelow,
} from '../../resolvers/statistics/funnel.ts';
import { type LapsingCases, MOST_DAYS_AHEAD, readLapsing } from '../../resolvers/statistics/lapsing-cases.ts';
import { SMALLEST_GROUP } from '../../resolvers/statistics/rules.ts';
import {
  COVERED_YEARS,
  type CoveredYear,
  readSourceCover,
  type SourceCover,
} from '../../resolvers/statistics/source-cover.ts';
import { readStageTimes, type StageTime } from '../../resolvers/statistics/stage-times.ts';
import { readTrainedWaiting } from '../../resolvers/statistics/trained-waiting.ts';
import { readWaitingOn, type WaitingOn } from '../../resolvers/statistics/waiting-on.ts';
import { fromTo, years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CandidateStageEnum } from '../candidate/enums.ts';
import { candidateListArgs } from '../candidate/lists.ts';
import { CandidateConnection, CandidateNode } from '../candidate/types.ts';
import { CommitteeNode } from '../committee/types.ts';
import { DeadlineKindEnum } from '../deadline/enums.ts';
import {
  figuresFromMemory,
  opensCaseReport,
  pageOfCounted,
  reckonedForEachBelow,
  reckonedForReport,
  usualRows,
} from '../field-cost.ts';
import { encodeGlobalId } from '../global-id.ts';
import { asked } from '../list.ts';
import { StepBodyEnum } from '../resolution/enums.ts';

const HIDDEN = `Null where it is about fewer than ${SMALLEST_GROUP} people; who may read these people one by one (\`candidate:read\`) is always told.`;
const FOR_READERS = 'Null for roles that may not read these people one by one (`candidate:read`).';

const CountedCasesRef = builder.objectRef<CountedCases>('CountedCases').implement({
  extensions: figuresFromMemory,
  description: 'A figure of cases, which opens to them (số hồ sơ, mở ra được danh sách).',
  fields: (t) => ({
    count: t.exposeInt('count', { nullable: true, description: `How many (số hồ sơ). ${HIDDEN}` }),
    cases: t.connection(
      {
        type: CandidateNode,
        args: candidateListArgs,
        extensions: pageOfCounted,
        description:
          'The cases that were counted, as far as you may see them today: one that has gone to a committee hidden from you is left out. Looking at names is logged.',
        resolve: ({ counted }, args, context, info) =>
          listCandidates(asked(context, info), { ...args, counted }, context),
      },
      CandidateConnection,
    ),
  }),
});

const ReachedStageRef = builder.objectRef<ReachedStage>('ReachedStage').implement({
  extensions: figuresFromMemory,
  description: 'How many cases reached a stage.',
  fields: (t) => ({
    stage: t.expose('stage', { type: CandidateStageEnum, description: 'The stage.' }),
    reached: t.expose('reached', { type: CountedCasesRef, description: 'Cases that came to it for the first time.' }),
  }),
});

const BranchFunnelRef = builder.objectRef<BranchFunnel>('BranchFunnel').implement({
  extensions: figuresFromMemory,
  description: 'How many cases of a committee directly below reached each stage.',
  fields: (t) => ({
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description: 'Which committee; null where it is not known to this node yet.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    stages: t.field({
      type: [ReachedStageRef],
      extensions: usualRows(stageOrder.length),
      description: 'By stage, in the order of the way.',
      resolve: ({ stages }) => [...stages],
    }),
  }),
});

const StageTimeRef = builder.objectRef<StageTime>('StageTime').implement({
  extensions: figuresFromMemory,
  description: 'How long cases stood at a stage that they left, in days (thời gian ở từng bước).',
  fields: (t) => ({
    stage: t.expose('stage', { type: CandidateStageEnum, description: 'The stage.' }),
    caseCount: t.exposeInt('caseCount', { nullable: true, description: `How often it was left. ${HIDDEN}` }),
    medianDays: t.exposeInt('medianDays', {
      nullable: true,
      description: `Days there of the one in the middle (trung vị). ${HIDDEN}`,
    }),
    longestDays: t.exposeInt('longestDays', {
      nullable: true,
      description: `Days there of the slowest (lâu nhất). ${FOR_READERS}`,
    }),
    longestId: t.id({
      nullable: true,
      description: `The slowest, for \`node\`. ${FOR_READERS}`,
      resolve: ({ longestId }) => longestId && encodeGlobalId('Candidate', longestId),
    }),
  }),
});

const WaitingOnRef = builder.objectRef<WaitingOn>('WaitingOn').implement({
  extensions: figuresFromMemory,
  description: 'Cases whose next step is that of one body (hồ sơ đang chờ ai).',
  fields: (t) => ({
    body: t.expose('body', { type: StepBodyEnum, description: 'Whose step it is.' }),
    name: t.exposeString('name', { description: 'Name of its committee or centre, one above yours too.' }),
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description: 'That committee; null where you may not see it.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    waiting: t.expose('waiting', { type: CountedCasesRef, description: 'The cases.' }),
  }),
});

const LapsingCasesRef = builder.objectRef<LapsingCases>('LapsingCases').implement({
  extensions: figuresFromMemory,
  description: 'Cases of which something of a kind lapses soon.',
  fields: (t) => ({
    kind: t.expose('kind', { type: DeadlineKindEnum, description: 'What lapses.' }),
    lapsing: t.expose('lapsing', { type: CountedCasesRef, description: 'The cases, each once.' }),
  }),
});

const CoveredYearRef = builder.objectRef<CoveredYear>('CoveredYear').implement({
  extensions: figuresFromMemory,
  description: 'What the plan of a year wants of the people on the way.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    plan: t.exposeInt('plan', { description: 'Its plan (kế hoạch).' }),
    assumed: t.exposeBoolean('assumed', {
      description: 'True where it has none yet and that of the year before stands for it.',
    }),
    wanted: t.exposeInt('wanted', { description: 'How many are still to be admitted by the plan (còn phải kết nạp).' }),
    left: t.exposeInt('left', {
      description: 'How many people are left for it once the years before have what they want.',
    }),
  }),
});

const SourceCoverRef = builder.objectRef<SourceCover>('SourceCover').implement({
  extensions: figuresFromMemory,
  description: 'How far the people on the way go towards the plans of some years (nguồn so với chỉ tiêu).',
  fields: (t) => ({
    poolCount: t.exposeInt('poolCount', { description: 'People before the ceremony today, as in `stageCounts`.' }),
    wanted: t.exposeInt('wanted', { description: 'Wanted in all these years together.' }),
    percent: t.exposeFloat('percent', {
      nullable: true,
      description: 'The pool in percent of what is wanted, with one decimal; null where nobody is.',
    }),
    years: t.field({
      type: [CoveredYearRef],
      extensions: usualRows(COVERED_YEARS),
      description: 'Year by year, this one first.',
      resolve: ({ years: all }) => [...all],
    }),
  }),
});

const CaseReportRef = builder.objectRef<CaseReport>('CaseReport').implement({
  extensions: figuresFromMemory,
  description:
    'A report on the cases of a committee and everything below it (báo cáo công tác phát triển đảng viên theo hồ sơ). Each figure opens to its cases.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year that `funnel`, `below` and `stageTimes` are about.' }),
    funnel: t.field({
      type: [ReachedStageRef],
      extensions: { ...reckonedForReport, ...usualRows(stageOrder.length) },
      description:
        'How many cases reached each stage in the year, each for the first time, by the cell that had them on that day; not how many stand there (số hồ sơ đã đến từng bước trong năm).',
      resolve: (report) => readFunnel(report),
    }),
    below: t.field({
      type: [BranchFunnelRef],
      extensions: reckonedForEachBelow,
      description:
        'The same of each committee directly below that has any, as the tree is today, and of its own cases: for each stage they add up to `funnel`. Who may not read these people is told no small figure, nor one that could be reckoned from the others.',
      resolve: (report, _args, context) => readFunnelBelow(report, context),
    }),
    stageTimes: t.field({
      type: [StageTimeRef],
      extensions: reckonedForReport,
      description:
        'How long cases stood at each stage that they left in the year, wherever they went. Stages that nobody left are not among them.',
      resolve: (report, _args, context) => readStageTimes(report, context),
    }),
    waitingOn: t.field({
      type: [WaitingOnRef],
      nullable: true,
      extensions: reckonedForReport,
      description: `On whom those who are on a list and not recognised yet wait today, most cases first (đang chờ ai). ${FOR_READERS}`,
      resolve: (report, _args, context) => readWaitingOn(report, context),
    }),
    lapsing: t.field({
      type: [LapsingCasesRef],
      nullable: true,
      extensions: { ...reckonedForReport, ...usualRows(3) },
      description: `Cases of which a certificate, a paper or a verification lapses soon, by kind (sắp hết hạn): \`deadlines\` has each of them with its day. ${FOR_READERS}`,
      args: {
        days: t.arg.int({
          required: true,
          defaultValue: 30,
          description: `Within so many days, today with them, ${fromTo(0, MOST_DAYS_AHEAD).en}.`,
        }),
      },
      resolve: (report, { days }, context) => readLapsing(report, days, context),
    }),
    trainedWaiting: t.field({
      type: CountedCasesRef,
      nullable: true,
      extensions: reckonedForReport,
      description:
        'Who holds a certificate of the awareness class today and has not gone on to the dossier (đã học, chưa làm hồ sơ): the `trainedWaitingCount` of `trainingOutlook`. Null for roles that may not see classes.',
      resolve: (report, _args, context) => readTrainedWaiting(report, context),
    }),
    sourceCover: t.field({
      type: SourceCoverRef,
      nullable: true,
      extensions: reckonedForReport,
      description: `How far the people on the way go towards the plans of ${COVERED_YEARS} years from this one on, whatever \`year\` is asked about (nguồn so với chỉ tiêu ${COVERED_YEARS} năm). Null where there is no plan.`,
      resolve: (report, _args, context) => readSourceCover(report, context),
    }),
  }),
});

builder.queryFields((t) => ({
  caseReport: t.field({
    type: CaseReportRef,
    nullable: true,
    extensions: opensCaseReport,
    description: `A report on the cases of a committee and everything below it. For ${MOST_COMMITTEES} committees at most; each of its fields is a few statements, whatever the number of cases. Null for roles that may not see such figures: \`breakdown:read\`.`,
    args: {
      committeeId: t.arg.globalID({ for: CommitteeNode, required: true, description: 'Whose report.' }),
      year: t.arg.int({ required: true, description: `Year, ${years.en}.` }),
    },
    resolve: (_root, { committeeId, year }, context) => openCaseReport({ committeeId: committeeId.id, year }, context),
  }),
}));
