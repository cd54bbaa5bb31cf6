import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';
import { type Day, fromDay } from '../calendar.ts';
import type { Language } from '../messages/language.ts';
import { neutralise } from './formula.ts';
import type { Words } from './words.ts';

/** What a cell holds: a text, a number, a day, or nothing. */
export type Cell = { text: string } | { number: number } | { day: Day } | null;

/** A column of a layout. */
export interface Column<Row> {
  heading: Words;
  /** In characters. */
  width: number;
  /** Whether the cells are days. */
  day?: boolean;
  cell(row: Row, language: Language): Cell;
}

/** A sheet that is about to be written. */
export interface Sheet<Row> {
  /** Name of the worksheet, up to 31 characters. */
  name: string;
  /** First line of the file. */
  title: string;
  /** Up to when the figures are known to be complete. */
  asOf: Date;
  /** Position of the feed. */
  cursor: string;
  columns: readonly Column<Row>[];
  /** Taken as fast as the reader takes the file; ended early when the reader goes away. */
  rows: AsyncIterable<Row>;
}

/** Kinds of files. */
export type SheetFormat = 'xlsx' | 'csv';

/** Media types of the kinds of files. */
export const mediaTypes: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Labels of the lines above the headings; an import finds the moment of the figures by the first. */
export const headLabels = {
  asOf: { vi: 'Số liệu tính đến', en: 'Figures as of' },
  cursor: { vi: 'Vị trí trên dòng thay đổi', en: 'Position of the feed' },
} satisfies Record<string, Words>;

/** Lines above the first row of data: title, moment, position, an empty one, the headings. */
const HEAD_LINES = 5;

/** How a day looks in Excel. */
const DAY_FORMAT = 'dd/mm/yyyy';

/** Writes a sheet as a stream of bytes, of which no more is made than is taken. */
export function writeSheet<Row>(
  sheet: Sheet<Row>,
  format: SheetFormat,
  language: Language,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const cells = lines(sheet, language, format === 'xlsx' ? xlsxCell : csvCell);
  const bytes =
    format === 'csv'
      ? writeCsvStream(cells, { bom: true })
      : writeXlsxStream(cells, {
          name: sheet.name,
          freezePane: { rows: HEAD_LINES },
          columns: sheet.columns.map(({ width, day }) => ({ width, ...(day ? { numFmt: DAY_FORMAT } : {}) })),
        });
  return bytes as ReadableStream<Uint8Array<ArrayBuffer>>;
}

type Written = string | number | Date | null;

async function* lines<Row>(
  { title, asOf, cursor, columns, rows }: Sheet<Row>,
  language: Language,
  write: (cell: Cell) => Written,
): AsyncGenerator<Written[]> {
  yield [neutralise(title)];
  yield [headLabels.asOf[language], asOf.toISOString()];
  yield [headLabels.cursor[language], cursor];
  yield [''];
  yield columns.map(({ heading }) => heading[language]);
  for await (const row of rows) yield columns.map((column) => write(column.cell(row, language)));
}

function xlsxCell(cell: Cell): Written {
  if (cell === null) return null;
  if ('day' in cell) return fromDay(cell.day);
  return 'number' in cell ? cell.number : neutralise(cell.text);
}

function csvCell(cell: Cell): Written {
  return cell !== null && 'day' in cell ? cell.day : xlsxCell(cell);
}

/** A cell with a text; empty without one. */
export function textCell(text: string | null | undefined): Cell {
  return text === null || text === undefined ? null : { text };
}

/** A cell with a number; empty without one. */
export function numberCell(number: number | null | undefined): Cell {
  return number === null || number === undefined ? null : { number };
}

/** A cell with a day; empty without one. */
export function dayCell(day: Day | null | undefined): Cell {
  return day === null || day === undefined ? null : { day };
}

/** A cell with the word for a value; empty without one. */
export function wordCell<K extends string>(
  words: Record<K, Words>,
  value: K | null | undefined,
  language: Language,
): Cell {
  return value === null || value === undefined ? null : { text: words[value][language] };
}
