import { type Day, toDay } from '../calendar.ts';
import type { BoardScope } from '../feed/board.ts';
import { percentOf, type QuotaProgress } from '../feed/quota-progress.ts';
import type { Language } from '../messages/language.ts';
import { visiblePath } from '../resolvers/authorize.ts';
import { NotFound } from '../resolvers/errors.ts';
import type { OperationContext } from '../resolvers/operation-context.ts';
import { readQuotaBoard } from '../resolvers/quota/read-quota-board.ts';
import { type Column, dayCell, numberCell, type Sheet, textCell, wordCell } from './sheet.ts';
import { kindWords, statusWords } from './words.ts';

/** A row of a board with what places its committee. */
export interface BoardLine extends QuotaProgress {
  /** The committee above; null at a root, and where the viewer has no role above. */
  parent: { name: string; code: string | null } | null;
  foundedOn: Day | null;
}

/** Committees whose records are read at once. */
const PAGE = 500;

/** Columns of a board, by the name an import knows them by. */
export const boardColumns = {
  code: { heading: { vi: 'Mã tổ chức', en: 'Code' }, width: 22, cell: ({ code }) => textCell(code) },
  name: { heading: { vi: 'Tên tổ chức đảng', en: 'Name' }, width: 40, cell: ({ name }) => textCell(name) },
  kind: {
    heading: { vi: 'Loại', en: 'Kind' },
    width: 28,
    cell: ({ kind }, language) => wordCell(kindWords, kind, language),
  },
  parentCode: {
    heading: { vi: 'Mã cấp trên', en: 'Code of the parent' },
    width: 22,
    cell: ({ parent }) => textCell(parent?.code),
  },
  parentName: {
    heading: { vi: 'Tổ chức cấp trên', en: 'Parent' },
    width: 36,
    cell: ({ parent }) => textCell(parent?.name),
  },
  foundedOn: {
    heading: { vi: 'Ngày thành lập', en: 'Founded on' },
    width: 14,
    day: true,
    cell: ({ foundedOn }) => dayCell(foundedOn),
  },
  year: { heading: { vi: 'Năm', en: 'Year' }, width: 7, cell: ({ year }) => numberCell(year) },
  plan: { heading: { vi: 'Kế hoạch', en: 'Plan' }, width: 10, cell: ({ plan }) => numberCell(plan) },
  floor: {
    heading: { vi: 'Chỉ tiêu nghị quyết', en: 'Floor' },
    width: 18,
    cell: ({ floor }) => numberCell(floor),
  },
  admitted: {
    heading: { vi: 'Đã kết nạp', en: 'Admitted' },
    width: 11,
    cell: ({ admitted }) => numberCell(admitted),
  },
  admittedHere: {
    heading: { vi: 'Trực tiếp kết nạp', en: 'Admitted here' },
    width: 16,
    cell: ({ admittedHere }) => numberCell(admittedHere),
  },
  remaining: {
    heading: { vi: 'Còn lại', en: 'Remaining' },
    width: 10,
    cell: ({ plan, admitted }) => numberCell(plan === null ? null : Math.max(0, plan - admitted)),
  },
  percent: {
    heading: { vi: 'Đạt kế hoạch (%)', en: 'Percent of plan' },
    width: 16,
    cell: ({ admitted, plan }) => numberCell(percentOf(admitted, plan)),
  },
  percentOfFloor: {
    heading: { vi: 'Đạt nghị quyết (%)', en: 'Percent of floor' },
    width: 17,
    cell: ({ admitted, floor }) => numberCell(percentOf(admitted, floor)),
  },
  status: {
    heading: { vi: 'Tình trạng', en: 'Status' },
    width: 20,
    cell: ({ status }, language) => wordCell(statusWords, status, language),
  },
  pipelineCount: {
    heading: { vi: 'Nguồn đang xét', en: 'Pipeline' },
    width: 14,
    cell: ({ pipelineCount }) => numberCell(pipelineCount),
  },
} satisfies Record<string, Column<BoardLine>>;

/**
 * The board of a committee as a sheet, all rows of one position of the feed.
 * @throws NotFound when the committee is hidden or missing; InvalidInput for a year out of range
 */
export async function quotaBoardSheet(
  scope: BoardScope,
  language: Language,
  renew: () => Promise<OperationContext>,
): Promise<Sheet<BoardLine>> {
  const context = await renew();
  const board = readQuotaBoard(scope, context);
  if (board === null) throw new NotFound((texts) => texts.hidden('committee'), ['committee']);
  const name = board.rows[0]?.name ?? '';
  const title = {
    vi: `Bảng theo dõi chỉ tiêu kết nạp đảng viên năm ${scope.year}: ${name}`,
    en: `Admission quota board ${scope.year}: ${name}`,
  }[language];
  return {
    name: language === 'vi' ? `Chỉ tiêu ${scope.year}` : `Quotas ${scope.year}`,
    title,
    asOf: board.asOf,
    cursor: board.cursor,
    columns: Object.values(boardColumns),
    rows: withPlaces(board.rows, scope, renew),
  };
}

async function* withPlaces(
  rows: QuotaProgress[],
  { committeeId }: BoardScope,
  renew: () => Promise<OperationContext>,
): AsyncGenerator<BoardLine> {
  for (let start = 0; start < rows.length; start += PAGE) {
    const context = await renew();
    if (visiblePath(context, 'quota:read', committeeId) === null) throw new NotFound((texts) => texts.roleEnded);
    const page = rows.slice(start, start + PAGE);
    const records = await context.loaders.committee.loadMany(page.map((row) => row.committeeId));
    for (const [n, row] of page.entries()) {
      const record = records[n];
      yield {
        ...row,
        parent: parentOf(row, context),
        foundedOn: record === undefined || record instanceof Error ? null : toDay(record.foundedOn),
      };
    }
  }
}

function parentOf({ parentId }: QuotaProgress, context: OperationContext): BoardLine['parent'] {
  if (parentId === null || visiblePath(context, 'committee:read', parentId) === null) return null;
  return context.feed.state.committees.get(parentId) ?? null;
}
