import type { Language, Words } from '../messages/language.ts';
import { stageOrder } from '../resolvers/candidate/rules.ts';
import { stageWords } from '../resolvers/candidate/words.ts';
import { lapseWords } from '../resolvers/deadline/words.ts';
import { NotFound } from '../resolvers/errors.ts';
import type { OperationContext } from '../resolvers/operation-context.ts';
import { stepBodyWords } from '../resolvers/resolution/words.ts';
import { type CaseReport, openCaseReport } from '../resolvers/statistics/case-report.ts';
import { type ReachedStage, readFunnel, readFunnelBelow } from '../resolvers/statistics/funnel.ts';
import { type LapsingCases, readLapsing } from '../resolvers/statistics/lapsing-cases.ts';
import { type CoveredYear, readSourceCover } from '../resolvers/statistics/source-cover.ts';
import { readStageTimes, type StageTime } from '../resolvers/statistics/stage-times.ts';
import { readTrainedWaiting } from '../resolvers/statistics/trained-waiting.ts';
import { readWaitingOn, type WaitingOn } from '../resolvers/statistics/waiting-on.ts';
import { type Cell, type Column, numberCell, type Sheet, textCell } from './sheet.ts';
import { yesNoWords } from './words.ts';

/** The tables of the report, each a file of its own. */
export const caseReportParts = ['FUNNEL', 'STAGE_TIMES', 'WAITING_ON', 'LAPSING', 'SOURCE_COVER'] as const;

/** One of them. */
export type CaseReportPart = (typeof caseReportParts)[number];

/** A table: what it is called, its columns, and what stands in it. */
interface Table<Row> {
  name: Words;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Sentences beneath the rows. */
  foot?: readonly Words[];
}

/** A table whose cells are made: one kind for all parts. */
interface Made extends Pick<Table<readonly Cell[]>, 'name' | 'columns' | 'rows'> {
  foot: readonly Words[];
}

function made<Row>({ name, columns, rows, foot = [] }: Table<Row>, language: Language): Made {
  return {
    name,
    columns: columns.map(({ heading, width }, place) => ({ heading, width, cell: (row) => row[place] ?? null })),
    rows: rows.map((row) => columns.map((column) => column.cell(row, language))),
    foot,
  };
}

/** Days ahead that a file looks for what lapses. */
const DAYS = 30;

const text = <Row>(
  vi: string,
  en: string,
  width: number,
  of: (row: Row, language: Language) => string,
): Column<Row> => ({
  heading: { vi, en },
  width,
  cell: (row, language): Cell => textCell(of(row, language)),
});

const count = <Row>(vi: string, en: string, of: (row: Row) => number | null): Column<Row> => ({
  heading: { vi, en },
  width: Math.max(10, Math.min(24, vi.length)),
  cell: (row): Cell => numberCell(of(row)),
});

/** The funnel of one committee. */
interface FunnelLine {
  name: string;
  stages: readonly ReachedStage[];
}

async function funnelTable(report: CaseReport, context: OperationContext): Promise<Table<FunnelLine>> {
  const nameOf = (id: string): string => context.feed.state.committees.get(id)?.name ?? '';
  const [stages, below, trained] = await Promise.all([
    readFunnel(report),
    readFunnelBelow(report, context),
    readTrainedWaiting(report, context),
  ]);
  const rows: FunnelLine[] = [
    { name: nameOf(report.committeeId), stages },
    ...below.map((one) => ({ name: nameOf(one.committeeId), stages: one.stages })),
  ];
  const columns: Column<FunnelLine>[] = [
    text('Tên tổ chức đảng', 'Name', 40, ({ name }) => name),
    ...stageOrder.map((stage) =>
      count<FunnelLine>(
        stageWords[stage].vi,
        stageWords[stage].en,
        (line) => line.stages.find((one) => one.stage === stage)?.reached.count ?? null,
      ),
    ),
  ];
  const waiting = trained?.count;
  const foot =
    waiting === undefined || waiting === null
      ? []
      : [
          {
            vi: `Đã học lớp nhận thức về Đảng, chưa làm hồ sơ: ${waiting}`,
            en: `Trained and not gone on to the dossier: ${waiting}`,
          },
        ];
  return { name: { vi: 'Số đến từng bước', en: 'Reached' }, columns, rows, foot };
}

async function timesTable(report: CaseReport, context: OperationContext): Promise<Table<StageTime>> {
  return {
    name: { vi: 'Thời gian từng bước', en: 'Time at each stage' },
    rows: await readStageTimes(report, context),
    columns: [
      text<StageTime>('Bước', 'Stage', 34, ({ stage }, language) => stageWords[stage][language]),
      count<StageTime>('Số lần rời bước', 'Times left', ({ caseCount }) => caseCount),
      count<StageTime>('Trung vị (ngày)', 'Median (days)', ({ medianDays }) => medianDays),
      count<StageTime>('Lâu nhất (ngày)', 'Longest (days)', ({ longestDays }) => longestDays),
    ],
  };
}

async function waitingTable(report: CaseReport, context: OperationContext): Promise<Table<WaitingOn>> {
  return {
    name: { vi: 'Đang chờ ai', en: 'Waiting on' },
    rows: (await readWaitingOn(report, context)) ?? [],
    columns: [
      text<WaitingOn>('Cấp thực hiện', 'Body', 26, ({ body }, language) => stepBodyWords[body][language]),
      text<WaitingOn>('Tên tổ chức', 'Name', 40, ({ name }) => name),
      count<WaitingOn>('Số hồ sơ', 'Cases', ({ waiting }) => waiting.count),
    ],
  };
}

async function lapsingTable(report: CaseReport, context: OperationContext): Promise<Table<LapsingCases>> {
  return {
    name: { vi: `Hết hạn trong ${DAYS} ngày`, en: `Lapses within ${DAYS} days` },
    rows: (await readLapsing(report, DAYS, context)) ?? [],
    columns: [
      text<LapsingCases>('Loại', 'What', 34, ({ kind }, language) => lapseWords[kind][language]),
      count<LapsingCases>('Số hồ sơ', 'Cases', ({ lapsing }) => lapsing.count),
    ],
  };
}

async function coverTable(report: CaseReport, context: OperationContext): Promise<Table<CoveredYear>> {
  const cover = await readSourceCover(report, context);
  return {
    name: { vi: 'Nguồn so với chỉ tiêu', en: 'Sources and plans' },
    rows: cover?.years ?? [],
    columns: [
      count<CoveredYear>('Năm', 'Year', ({ year }) => year),
      count<CoveredYear>('Kế hoạch', 'Plan', ({ plan }) => plan),
      text<CoveredYear>('Tạm tính', 'Assumed', 12, ({ assumed }, language) => yesNoWords[`${assumed}`][language]),
      count<CoveredYear>('Còn phải kết nạp', 'Wanted', ({ wanted }) => wanted),
      count<CoveredYear>('Nguồn còn lại', 'Sources left', ({ left }) => left),
    ],
  };
}

/** Reads a table, and makes its cells. */
const tables: Record<
  CaseReportPart,
  (report: CaseReport, context: OperationContext, language: Language) => Promise<Made>
> = {
  FUNNEL: async (report, context, language) => made(await funnelTable(report, context), language),
  STAGE_TIMES: async (report, context, language) => made(await timesTable(report, context), language),
  WAITING_ON: async (report, context, language) => made(await waitingTable(report, context), language),
  LAPSING: async (report, context, language) => made(await lapsingTable(report, context), language),
  SOURCE_COVER: async (report, context, language) => made(await coverTable(report, context), language),
};

/**
 * A table of the report on the cases of a committee, as a sheet.
 * @throws NotFound where the viewer may not see such figures there; InvalidInput as openCaseReport
 */
export async function caseReportSheet(
  { part, ...wanted }: { committeeId: string; year: number; part: CaseReportPart },
  language: Language,
  renew: () => Promise<OperationContext>,
): Promise<Sheet<readonly Cell[]>> {
  const context = await renew();
  const { asOf } = context.feed;
  const cursor = context.feed.cursor();
  const report = openCaseReport(wanted, context);
  if (report === null) throw new NotFound((texts) => texts.hidden('committee'), ['committee']);
  const { name, columns, rows, foot } = await tables[part](report, context, language);
  const committee = context.feed.state.committees.get(wanted.committeeId)?.name ?? '';
  async function* each(): AsyncGenerator<readonly Cell[]> {
    yield* rows;
  }
  const title = `${name[language]} - ${committee} - ${wanted.year}`;
  return { name: name[language], title, asOf, cursor, columns, rows: each(), foot: foot.map((one) => one[language]) };
}
