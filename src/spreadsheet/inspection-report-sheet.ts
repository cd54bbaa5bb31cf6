import { shownDay } from '../calendar.ts';
import { percentOf } from '../feed/quota-progress.ts';
import type { Language, Words } from '../messages/language.ts';
import { NotFound } from '../resolvers/errors.ts';
import { type InspectionFigures, readInspectionReport } from '../resolvers/inspection/read-report.ts';
import { inspectionKindWords, outcomeWords } from '../resolvers/inspection/words.ts';
import type { OperationContext } from '../resolvers/operation-context.ts';
import { type Cell, type Column, numberCell, type Sheet, textCell } from './sheet.ts';

/** A row of the report: a committee with everything below it. */
interface Line extends InspectionFigures {
  code: string | null;
  name: string;
}

const count = (vi: string, en: string, of: (line: Line) => number | null): Column<Line> => ({
  heading: { vi, en },
  width: Math.max(10, Math.min(24, vi.length)),
  cell: (line) => numberCell(of(line)),
});

const programme = ({ issued, completed }: Line, language: Language): Cell => {
  const unfinished: Words = issued
    ? { vi: 'Chưa hoàn thành', en: 'Not carried out' }
    : { vi: 'Chưa ban hành', en: 'None issued' };
  const words: Words = completed ? { vi: 'Hoàn thành', en: 'Carried out' } : unfinished;
  return textCell(words[language]);
};

const columns: readonly Column<Line>[] = [
  { heading: { vi: 'Mã tổ chức', en: 'Code' }, width: 22, code: true, cell: ({ code }) => textCell(code) },
  { heading: { vi: 'Tên tổ chức đảng', en: 'Name' }, width: 40, cell: ({ name }) => textCell(name) },
  { heading: { vi: 'Chương trình của năm', en: 'Programme of the year' }, width: 20, cell: programme },
  count('Số cuộc theo kế hoạch', 'Planned', ({ plannedCount }) => plannedCount),
  count('Đã kết luận theo kế hoạch', 'Of these concluded', ({ plannedConcludedCount }) => plannedConcludedCount),
  count('So với kế hoạch (%)', 'Percent of plan', (line) => percentOf(line.plannedConcludedCount, line.plannedCount)),
  count('Số cuộc đã kết luận', 'Concluded', ({ inspectionCount }) => inspectionCount),
  count('Tổ chức được kiểm tra', 'Organisations inspected', ({ inspectedCount }) => inspectedCount),
  count('Tổ chức có vi phạm', 'Organisations violating', ({ violatingCount }) => violatingCount),
  count('Tổ chức bị kỷ luật', 'Organisations disciplined', ({ disciplinedCount }) => disciplinedCount),
  count('Đảng viên được kiểm tra', 'Members inspected', ({ membersInspectedCount }) => membersInspectedCount),
  count('Đảng viên có vi phạm', 'Members violating', ({ membersViolatingCount }) => membersViolatingCount),
  count('Đảng viên bị kỷ luật', 'Members disciplined', ({ membersDisciplinedCount }) => membersDisciplinedCount),
  count('Việc chưa khắc phục', 'Remedies open', ({ openRemedyCount }) => openRemedyCount),
  count('Việc quá hạn', 'Overdue', ({ overdueRemedyCount }) => overdueRemedyCount),
  count('Khắc phục đúng hạn', 'Done in time', ({ doneInTimeRemedyCount }) => doneInTimeRemedyCount),
  count('Khắc phục quá hạn', 'Done late', ({ doneLateRemedyCount }) => doneLateRemedyCount),
  count('Lần đi nắm tình hình', 'Field checks', ({ fieldCheckCount }) => fieldCheckCount),
];

/**
 * The report on the inspections of a year as a sheet: the committee, those directly below it, and beneath them kinds, outcomes,
 * topics and the same days of the year before.
 * @throws NotFound when the committee is hidden or missing
 */
export async function inspectionReportSheet(
  wanted: { committeeId: string; year: number },
  language: Language,
  renew: () => Promise<OperationContext>,
): Promise<Sheet<Line>> {
  const context = await renew();
  const { feed } = context;
  const { asOf } = feed;
  const cursor = feed.cursor();
  const report = await readInspectionReport(wanted, context);
  if (report === null) throw new NotFound((texts) => texts.hidden('committee'), ['committee']);
  const { figures, before, below, to, year } = report;
  const one = (id: string) => feed.state.committees.get(id);
  const name = one(wanted.committeeId)?.name ?? '';
  async function* rows(): AsyncGenerator<Line> {
    for (const line of [{ ...figures, name }, ...below]) yield { ...line, code: one(line.committeeId)?.code ?? null };
  }
  const vi = language === 'vi';
  return {
    name: vi ? 'Kiểm tra, giám sát' : 'Inspections',
    title: vi
      ? `Kết quả kiểm tra, giám sát năm ${year}, đến ngày ${shownDay(to)} - ${name}`
      : `Inspections of ${year}, up to ${to} - ${name}`,
    asOf,
    cursor,
    columns,
    rows: rows(),
    foot: [
      ...figures.byKind.map(({ kind, count: n }) => `${inspectionKindWords[kind][language]}: ${n}`),
      ...figures.byOutcome.map(({ outcome, count: n }) => `${outcomeWords[outcome][language]}: ${n}`),
      ...figures.byTopic.map(({ topic, count: n }) => `${topic}: ${n}`),
      vi
        ? `Cùng kỳ năm trước: ${before.inspectionCount} cuộc, ${before.inspectedCount} tổ chức được kiểm tra, ${before.violatingCount} tổ chức có vi phạm, ${before.disciplinedCount} tổ chức bị kỷ luật; ${before.membersInspectedCount} đảng viên được kiểm tra, ${before.membersViolatingCount} đảng viên có vi phạm, ${before.membersDisciplinedCount} đảng viên bị kỷ luật`
        : `The same days of the year before: ${before.inspectionCount} concluded, ${before.inspectedCount} organisations inspected, ${before.violatingCount} violating, ${before.disciplinedCount} disciplined; ${before.membersInspectedCount} members inspected, ${before.membersViolatingCount} violating, ${before.membersDisciplinedCount} disciplined`,
    ],
  };
}
