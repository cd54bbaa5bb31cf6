import type { Language } from '../messages/language.ts';
import { NotFound } from '../resolvers/errors.ts';
import type { OperationContext } from '../resolvers/operation-context.ts';
import type { Period } from '../resolvers/statistics/period.ts';
import {
  type QuotaReport,
  readMembersBefore,
  readQuotaReport,
  readReportBreakdown,
} from '../resolvers/statistics/quota-report.ts';
import type { ReportRow } from '../resolvers/statistics/ranking.ts';
import { share, tellReport } from '../resolvers/statistics/tell-report.ts';
import { type Column, numberCell, type Sheet, textCell } from './sheet.ts';

/** A row of a report with the official code of its committee. */
interface ReportLine extends ReportRow {
  code: string | null;
}

const DECIMALS = 1;

const columns: readonly Column<ReportLine>[] = [
  { heading: { vi: 'Mã tổ chức', en: 'Code' }, width: 22, code: true, cell: ({ code }) => textCell(code) },
  { heading: { vi: 'Tên tổ chức đảng', en: 'Name' }, width: 40, cell: ({ name }) => textCell(name) },
  { heading: { vi: 'Kế hoạch năm', en: 'Plan of the year' }, width: 14, cell: ({ plan }) => numberCell(plan) },
  { heading: { vi: 'Đã kết nạp', en: 'Admitted' }, width: 11, cell: ({ admitted }) => numberCell(admitted) },
  {
    heading: { vi: 'Đạt kế hoạch (%)', en: 'Percent of plan' },
    width: 16,
    cell: ({ admitted, plan }) => numberCell(share(admitted, plan, DECIMALS)),
  },
  { heading: { vi: 'Cùng kỳ', en: 'Same period before' }, width: 18, cell: ({ before }) => numberCell(before) },
  {
    heading: { vi: 'Tăng, giảm so với cùng kỳ', en: 'Change' },
    width: 24,
    cell: ({ admitted, before }) => numberCell(before === null ? null : admitted - before),
  },
];

/**
 * The report of a committee as a sheet: the committee, those directly below it, and beneath them the sentences of an office. The
 * headline is the title.
 * @throws NotFound when the committee is hidden or missing; InvalidInput when the days cannot be reported about
 */
export async function quotaReportSheet(
  wanted: Period & { committeeId: string },
  language: Language,
  renew: () => Promise<OperationContext>,
): Promise<Sheet<ReportLine>> {
  const context = await renew();
  const { feed } = context;
  const report = await readQuotaReport(wanted, context);
  if (report === null) throw new NotFound((texts) => texts.hidden('committee'), ['committee']);
  const { asOf } = feed;
  const cursor = feed.cursor();
  const [breakdown, members] = await Promise.all([
    readReportBreakdown(report, context),
    readMembersBefore(report, context),
  ]);
  const [title = '', ...foot] = tellReport(report, { breakdown, members, decimals: DECIMALS }, language);
  return {
    name: language === 'vi' ? 'Kết quả kết nạp' : 'Admissions',
    title,
    asOf,
    cursor,
    columns,
    rows: lines(report, context),
    foot,
  };
}

async function* lines(report: QuotaReport, { feed }: OperationContext): AsyncGenerator<ReportLine> {
  const codeOf = (id: string): string | null => feed.state.committees.get(id)?.code ?? null;
  const { committeeId, name, admitted, plan, before } = report;
  const top = { committeeId, name, admitted, plan, before: before?.admitted ?? null };
  for (const row of [top, ...report.rows]) yield { ...row, code: codeOf(row.committeeId) };
}
