import type { Day } from '../calendar.ts';
import type { SnapshotRow } from '../db/queries/board-snapshot.ts';
import type { BoardScope } from '../feed/board.ts';
import { encodeCursor } from '../feed/cursor.ts';
import { percentOf, type QuotaProgress } from '../feed/quota-progress.ts';
import type { Language } from '../messages/language.ts';
import { visiblePath } from '../resolvers/authorize.ts';
import { kindWords } from '../resolvers/committee/words.ts';
import { NotFound } from '../resolvers/errors.ts';
import { checkYear } from '../resolvers/input.ts';
import { type OperationContext, signedIn } from '../resolvers/operation-context.ts';
import { countedDayWords, statusWords } from '../resolvers/quota/words.ts';
import { type Column, dayCell, numberCell, type Sheet, textCell, wordCell } from './sheet.ts';
import { figuresOf, type NotInFiles, readSnapshotBoard, type SnapshotBoard } from './snapshot-board.ts';

/** A row of a board with what places its committee. */
export interface BoardLine extends Omit<QuotaProgress, NotInFiles> {
  /** The committee above; null at a root, and where the viewer has no role above. */
  parent: { name: string; code: string | null } | null;
  foundedOn: Day | null;
}

/** Columns of a board, by the name an import knows them by. */
export const boardColumns = {
  code: { heading: { vi: 'Mã tổ chức', en: 'Code' }, width: 22, code: true, cell: ({ code }) => textCell(code) },
  name: { heading: { vi: 'Tên tổ chức đảng', en: 'Name' }, width: 40, cell: ({ name }) => textCell(name) },
  kind: {
    heading: { vi: 'Loại', en: 'Kind' },
    width: 28,
    cell: ({ kind }, language) => wordCell(kindWords, kind, language),
  },
  parentCode: {
    heading: { vi: 'Mã cấp trên', en: 'Code of the parent' },
    width: 22,
    code: true,
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
  countedBy: {
    heading: { vi: 'Tính theo', en: 'Counted by' },
    width: 24,
    cell: ({ countedBy }, language) => wordCell(countedDayWords, countedBy, language),
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
  reachableCount: {
    heading: { vi: 'Còn kịp kết nạp', en: 'Reachable' },
    width: 16,
    cell: ({ reachableCount }) => numberCell(reachableCount),
  },
  forecast: {
    heading: { vi: 'Dự báo cả năm', en: 'Forecast' },
    width: 14,
    cell: ({ forecastThousandths }) => numberCell(forecastThousandths === null ? null : forecastThousandths / 1_000),
  },
} satisfies Record<string, Column<BoardLine>>;

/**
 * The board of a committee as a sheet, however large: all rows of one position of the feed, out of the database.
 * @throws NotFound when the committee is hidden or missing; InvalidInput for a year out of range
 */
export async function quotaBoardSheet(
  scope: BoardScope,
  language: Language,
  renew: () => Promise<OperationContext>,
): Promise<Sheet<BoardLine>> {
  const context = await renew();
  const { feed, database } = context;
  const hidden = (): NotFound => new NotFound((texts) => texts.hidden('committee'), ['committee']);
  if (visiblePath(context, 'quota:read', scope.committeeId) === null) throw hidden();
  checkYear(scope.year);
  // What the node shows the database has: its snapshot is complete up to the same moment at least.
  const { day, asOf } = feed;
  const board = await readSnapshotBoard(database.pool, scope);
  if (board.name === null) throw hidden();
  const title = {
    vi: `Bảng theo dõi chỉ tiêu kết nạp đảng viên năm ${scope.year}: ${board.name}`,
    en: `Admission quota board ${scope.year}: ${board.name}`,
  }[language];
  return {
    name: language === 'vi' ? `Chỉ tiêu ${scope.year}` : `Quotas ${scope.year}`,
    title,
    asOf,
    cursor: encodeCursor({ ...board.head, day, mark: null }),
    columns: Object.values(boardColumns),
    rows: lines(board, scope, day, renew),
  };
}

async function* lines(
  board: SnapshotBoard,
  { committeeId, year }: BoardScope,
  day: Day,
  renew: () => Promise<OperationContext>,
): AsyncGenerator<BoardLine> {
  for await (const page of board.pages()) {
    const context = await renew();
    if (visiblePath(context, 'quota:read', committeeId) === null) throw new NotFound((texts) => texts.roleEnded);
    await context.feed.turns.take(signedIn(context).subject, page.length);
    for (const row of page) {
      yield { ...figuresOf(row, year, day, board), parent: parentOf(row, context), foundedOn: row.foundedOn };
    }
  }
}

function parentOf({ parentId, parentName, parentCode }: SnapshotRow, context: OperationContext): BoardLine['parent'] {
  if (parentId === null || parentName === null) return null;
  return visiblePath(context, 'committee:read', parentId) === null ? null : { name: parentName, code: parentCode };
}
