import { readWhole } from '../../resolvers/input.ts';
import { MOST_YEARS } from '../../resolvers/statistics/period.ts';
import {
  type QuotaReport,
  type ReportBefore,
  readMembersBefore,
  readQuotaReport,
  readReportBreakdown,
} from '../../resolvers/statistics/quota-report.ts';
import {
  below,
  lowest,
  MOST_PERCENT,
  overPlan,
  type ReportRow,
  ranked,
  reaching,
  readPercent,
  withNone,
  withoutTarget,
} from '../../resolvers/statistics/ranking.ts';
import {
  divisions,
  type ReportBreakdown,
  type ReportGroup,
  type ReportPart,
  traits,
} from '../../resolvers/statistics/report-breakdown.ts';
import { SMALLEST_GROUP } from '../../resolvers/statistics/rules.ts';
import { share, tellHeadline, tellReport } from '../../resolvers/statistics/tell-report.ts';
import { fromTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { EducationEnum, SourceCategoryEnum } from '../candidate/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { countedBelow, figuresFromMemory, fromMemory, opensReport, rowsOfTheBoard, usualRows } from '../field-cost.ts';

const MOST_DECIMALS = 4;

const decimalsArg = builder.args((t) => ({
  decimals: t.int({
    required: true,
    defaultValue: 1,
    description: `Decimals of percentages, ${fromTo(0, MOST_DECIMALS).en}.`,
  }),
}));

function readDecimals(decimals: number): number {
  return readWhole(decimals, 'decimals', 0, MOST_DECIMALS);
}

export const PersonGroupEnum = builder.enumType('ReportGroup', {
  description: 'Groups that figures are told about. They overlap.',
  values: {
    WOMEN: { description: 'Women (nữ).' },
    ETHNIC_MINORITY: { description: 'Of another ethnic group than Kinh (dân tộc thiểu số).' },
    YOUTH_UNION_MEMBERS: { description: 'Members of the Youth Union (đoàn viên).' },
    YOUTH_UNION_AGE: { description: 'Up to 30 years old on the day of the ceremony (độ tuổi đoàn viên).' },
    RELIGIOUS: { description: 'With a religion (người có đạo).' },
    MILITIA_MEMBERS: { description: 'In the militia (dân quân tự vệ).' },
    VILLAGE_HEADS: { description: 'Heads or deputy heads of villages (trưởng thôn, phó thôn).' },
  } as const,
});

const AgeBandEnum = builder.enumType('AgeBand', {
  description: 'Ages on the day of the ceremony, in full years.',
  values: {
    UP_TO_30: { description: 'Up to 30.' },
    FROM_31_TO_40: { description: '31 to 40.' },
    FROM_41_TO_50: { description: '41 to 50.' },
    FROM_51_TO_60: { description: '51 to 60.' },
    OVER_60: { description: 'Over 60.' },
  } as const,
});

const LEFT_OUT = `Null where it is left out: fewer than ${SMALLEST_GROUP} in it or not in it, or it could be reckoned from what else is shown.`;

/** A part of those whose data are still there. */
interface Known {
  count: number | null;
  known: number;
}

/** How many, and their share. */
const countedFields = <Part extends Known>(
  t: PothosSchemaTypes.ObjectFieldBuilder<(typeof builder)['$inferSchemaTypes'], Part>,
) => ({
  count: t.int({
    nullable: true,
    description: `How many. ${LEFT_OUT}`,
    resolve: ({ count }) => count,
  }),
  percent: t.float({
    nullable: true,
    args: decimalsArg,
    description: 'The same in percent of `knownCount`.',
    resolve: ({ count, known }, { decimals }) => (count === null ? null : share(count, known, readDecimals(decimals))),
  }),
});

const ReportGroupRef = builder.objectRef<ReportGroup & { known: number }>('ReportGroupCount').implement({
  extensions: figuresFromMemory,
  description: 'How many of those who were admitted belong to a group.',
  fields: (t) => ({
    group: t.expose('group', { type: PersonGroupEnum, description: 'The group.' }),
    ...countedFields(t),
  }),
});

const ReportSourceRef = builder.objectRef<ReportPart<'source'> & { known: number }>('ReportSourceCount').implement({
  extensions: figuresFromMemory,
  description: 'How many of those who were admitted came from a source.',
  fields: (t) => ({
    source: t.field({ type: SourceCategoryEnum, description: 'The source.', resolve: ({ part }) => part }),
    ...countedFields(t),
  }),
});

const ReportEducationRef = builder
  .objectRef<ReportPart<'education'> & { known: number }>('ReportEducationCount')
  .implement({
    extensions: figuresFromMemory,
    description: 'How many of those who were admitted went that far to school.',
    fields: (t) => ({
      education: t.field({ type: EducationEnum, description: 'How far.', resolve: ({ part }) => part }),
      ...countedFields(t),
    }),
  });

const ReportAgeRef = builder.objectRef<ReportPart<'age'> & { known: number }>('ReportAgeCount').implement({
  extensions: figuresFromMemory,
  description: 'How many of those who were admitted were of an age.',
  fields: (t) => ({
    age: t.field({ type: AgeBandEnum, description: 'The age.', resolve: ({ part }) => part }),
    ...countedFields(t),
  }),
});

const ReportBreakdownRef = builder.objectRef<ReportBreakdown>('ReportBreakdown').implement({
  extensions: fromMemory,
  description:
    'Who was admitted in the days of a report, as figures (cơ cấu đảng viên mới). Never add groups: they overlap.',
  fields: (t) => ({
    knownCount: t.exposeInt('knownCount', {
      description: 'Those whose personal data have not been erased: what the groups are a part of.',
    }),
    groups: t.field({
      type: [ReportGroupRef],
      extensions: usualRows(traits.length),
      description: 'Every group.',
      resolve: ({ groups, knownCount }) => groups.map((one) => ({ ...one, known: knownCount })),
    }),
    sources: t.field({
      type: [ReportSourceRef],
      extensions: usualRows(divisions.source.length),
      description: 'By where they were found (nguồn); who has none recorded is in none.',
      resolve: ({ parts, knownCount }) => parts.source.map((one) => ({ ...one, known: knownCount })),
    }),
    education: t.field({
      type: [ReportEducationRef],
      extensions: usualRows(divisions.education.length),
      description: 'By how far they went to school (trình độ học vấn); who has nothing recorded is in none.',
      resolve: ({ parts, knownCount }) => parts.education.map((one) => ({ ...one, known: knownCount })),
    }),
    ages: t.field({
      type: [ReportAgeRef],
      extensions: usualRows(divisions.age.length),
      description: 'By their age on the day of the ceremony (độ tuổi).',
      resolve: ({ parts, knownCount }) => parts.age.map((one) => ({ ...one, known: knownCount })),
    }),
  }),
});

const ReportBeforeRef = builder.objectRef<ReportBefore>('ReportBefore').implement({
  extensions: figuresFromMemory,
  description: 'The same days of the year before (cùng kỳ); of a report over several years, as many years before.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Day', description: 'Its first day.' }),
    to: t.expose('to', { type: 'Day', description: 'Its last day.' }),
    admitted: t.exposeInt('admitted', { description: 'Admitted in it.' }),
    plan: t.exposeInt('plan', { nullable: true, description: 'The plan of its year; null without one.' }),
    percent: t.float({
      nullable: true,
      args: decimalsArg,
      description: 'Admitted in percent of that plan.',
      resolve: ({ admitted, plan }, { decimals }) => share(admitted, plan, readDecimals(decimals)),
    }),
  }),
});

const ReportRowRef = builder.objectRef<ReportRow>('QuotaReportRow').implement({
  extensions: figuresFromMemory,
  description: 'What a committee directly below admitted in the days of a report, while it stood there.',
  fields: (t) => ({
    committeeId: t.globalID({
      description: 'Id of the committee; with `name` enough to draw a table.',
      resolve: ({ committeeId }) => ({ type: 'Committee', id: committeeId }),
    }),
    name: t.exposeString('name', { description: 'Its name on the last day of the report (tên tổ chức đảng).' }),
    committee: t.field({
      type: CommitteeNode,
      description: 'The committee itself, for everything a table does not need.',
      resolve: ({ committeeId }, _args, { loaders }) => loaders.committee.load(committeeId),
    }),
    admitted: t.exposeInt('admitted', { description: 'Admitted by it and everything below it.' }),
    plan: t.exposeInt('plan', { nullable: true, description: 'Its plan of the whole year; null without one.' }),
    percent: t.float({
      nullable: true,
      args: decimalsArg,
      description: 'Admitted in percent of the plan; null without one. For small plans show "1/1" instead.',
      resolve: ({ admitted, plan }, { decimals }) => share(admitted, plan, readDecimals(decimals)),
    }),
    before: t.exposeInt('before', {
      nullable: true,
      description: 'Admitted in the same period before (cùng kỳ); null where it did not exist yet.',
    }),
    change: t.int({
      nullable: true,
      description: 'How many more than in the same period before; below 0 for fewer.',
      resolve: ({ admitted, before }) => (before === null ? null : admitted - before),
    }),
  }),
});

const firstArg = builder.args((t) => ({
  first: t.int({ required: true, defaultValue: 3, description: 'So many at most, 1 to 1000.' }),
}));

function readFirst(first: number): number {
  return readWhole(first, 'first', 1, 1_000);
}

const percentArg = builder.args((t) => ({
  percent: t.float({ required: true, description: `Share of the plan in percent, ${fromTo(0, MOST_PERCENT).en}.` }),
}));

const QuotaReportRef = builder.objectRef<QuotaReport>('QuotaReport').implement({
  extensions: figuresFromMemory,
  description:
    'What a committee and everything below it admitted in some days, against the plan and the same days of the year before (báo cáo kết quả kết nạp đảng viên). Read from the database, by the tree of each day.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the committee on the last day.' }),
    from: t.expose('from', { type: 'Day', description: 'The first day.' }),
    to: t.expose('to', { type: 'Day', description: 'The last day.' }),
    admitted: t.exposeInt('admitted', { description: 'Admitted in these days (đã kết nạp).' }),
    plan: t.exposeInt('plan', {
      nullable: true,
      description:
        'The plan of the whole year, or of all years that the report has days of, together; null where one of them has none.',
    }),
    percent: t.float({
      nullable: true,
      args: decimalsArg,
      description: 'Admitted in percent of the plan; null without one.',
      resolve: ({ admitted, plan }, { decimals }) => share(admitted, plan, readDecimals(decimals)),
    }),
    before: t.field({
      type: ReportBeforeRef,
      nullable: true,
      description: 'The same days of the year before (cùng kỳ năm trước); null where the committee did not exist yet.',
      resolve: ({ before }) => before,
    }),
    change: t.int({
      nullable: true,
      description: 'How many more than in the same period before; below 0 for fewer.',
      resolve: ({ admitted, before }) => (before === null ? null : admitted - before.admitted),
    }),
    membersBefore: t.int({
      nullable: true,
      extensions: countedBelow,
      description:
        'Members of it and everything below it at the end of the year before, as last reported; null where nobody has reported.',
      resolve: (report, _args, context) => readMembersBefore(report, context),
    }),
    unlistedCount: t.exposeInt('unlistedCount', {
      description:
        'The part of `admitted` that is in no row: what the committee admitted itself, and what was admitted by one that has gone where you have no role.',
    }),
    rows: t.field({
      type: [ReportRowRef],
      extensions: rowsOfTheBoard,
      description: 'All committees that stood directly below in these days, in Vietnamese order of their names.',
      resolve: ({ rows }) => rows,
    }),
    best: t.field({
      type: [ReportRowRef],
      args: firstArg,
      extensions: rowsOfTheBoard,
      description: 'Those with the highest share of their plan, the highest first (đạt cao nhất).',
      resolve: ({ rows }, { first }) => ranked(rows).slice(0, readFirst(first)),
    }),
    lowest: t.field({
      type: [ReportRowRef],
      args: firstArg,
      extensions: rowsOfTheBoard,
      description: 'Those with the lowest share of their plan, the lowest first (đạt thấp nhất).',
      resolve: ({ rows }, { first }) => lowest(rows).slice(0, readFirst(first)),
    }),
    overPlan: t.field({
      type: [ReportRowRef],
      extensions: rowsOfTheBoard,
      description: 'Those that admitted more than their plan, the highest share first (vượt kế hoạch).',
      resolve: ({ rows }) => overPlan(rows),
    }),
    reaching: t.field({
      type: [ReportRowRef],
      args: percentArg,
      extensions: rowsOfTheBoard,
      description: 'Those that reached a share of their plan, the highest first.',
      resolve: ({ rows }, { percent }) => reaching(rows, readPercent(percent)),
    }),
    below: t.field({
      type: [ReportRowRef],
      args: percentArg,
      extensions: rowsOfTheBoard,
      description: 'Those below a share of their plan, the lowest first (tiến độ chậm).',
      resolve: ({ rows }, { percent }) => below(rows, readPercent(percent)),
    }),
    none: t.field({
      type: [ReportRowRef],
      extensions: rowsOfTheBoard,
      description: 'Those with a plan that admitted nobody (chưa kết nạp được).',
      resolve: ({ rows }) => withNone(rows),
    }),
    withoutTarget: t.field({
      type: [ReportRowRef],
      extensions: rowsOfTheBoard,
      description: 'Those without a plan, or with one of 0 (không giao chỉ tiêu). They are in no ranking.',
      resolve: ({ rows }) => withoutTarget(rows),
    }),
    breakdown: t.field({
      type: ReportBreakdownRef,
      nullable: true,
      extensions: countedBelow,
      description:
        'Who was admitted, as groups. Who may read each of these people (`candidate:read`) is told of any days. Other roles with `breakdown:read` are told of a whole month, quarter, first 6 or 9 months or year that is over, without groups that are small or could be reckoned; null for other days, and for roles that may not see it.',
      resolve: (report, _args, context) => readReportBreakdown(report, context),
    }),
    headline: t.string({
      args: decimalsArg,
      description:
        'The report in one sentence, as offices print it: "Năm 2023, Đảng bộ huyện Lục Yên kết nạp 177 đảng viên, đạt 86,3 % kế hoạch, tăng 3 so với cùng kỳ". In the language of the request.',
      resolve: (report, { decimals }, { language }) => tellHeadline(report, readDecimals(decimals), language),
    }),
    text: t.stringList({
      args: decimalsArg,
      extensions: countedBelow,
      description:
        'The report as one page of sentences: the headline, the share of the members, who they are, who went beyond the plan, who stands lowest, who admitted nobody. In the language of the request.',
      resolve: async (report, { decimals }, context) => {
        const [breakdown, members] = await Promise.all([
          readReportBreakdown(report, context),
          readMembersBefore(report, context),
        ]);
        return tellReport(report, { breakdown, members, decimals: readDecimals(decimals) }, context.language);
      },
    }),
  }),
});

builder.queryFields((t) => ({
  quotaReport: t.field({
    type: QuotaReportRef,
    nullable: true,
    extensions: opensReport,
    description:
      'The report of a committee for any days up to today: figures, comparison with the year before, rankings, groups, and sentences. Null when the committee is hidden or missing.',
    args: {
      committeeId: t.arg.globalID({ for: CommitteeNode, required: true, description: 'Whose report it is.' }),
      from: t.arg({ type: 'Day', required: true, description: 'The first day.' }),
      to: t.arg({
        type: 'Day',
        required: true,
        description: `The last day, today at the latest. The report is about ${MOST_YEARS} years at most.`,
      }),
    },
    resolve: (_root, { committeeId, from, to }, context) =>
      readQuotaReport({ committeeId: committeeId.id, from, to }, context),
  }),
}));
