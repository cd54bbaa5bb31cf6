import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';
import { type Day, fromDay, localMoment } from '../calendar.ts';
import type { Language, Words } from '../messages/language.ts';
import { neutralise, neutraliseInCsv } from './formula.ts';

/** What a cell holds: a text, a number, a day, or nothing. */
export type Cell = { text: string } | { number: number } | { day: Day } | null;

/** A column of a layout. */
export interface Column<Row> {
  heading: Words;
  /** In characters. */
  width: number;
  /** Whether the cells are days. */
  day?: boolean;
  /** Whether the cells are codes or numbers of documents: texts of which a spreadsheet makes numbers and days. */
  code?: boolean;
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
  /** Sentences beneath the rows. */
  foot?: readonly string[];
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

/**
 * What stands between the cells of a csv, by the settings of the country: Vietnam has commas in its numbers. Not said by
 * `sep=`, after which Excel does not read UTF-8 any more.
 */
const listSeparators: Record<Language, string> = { vi: ';', en: ',' };

/** Lines above the first row of data: title, moment, position, an empty one, the headings. */
const HEAD_LINES = 5;

/** How the cells of a column are formatted in Excel: `@` is a text, also after somebody has edited it. */
export function formatOf({ day, code }: Pick<Column<never>, 'day' | 'code'>): { numFmt?: string } {
  if (day) return { numFmt: 'dd/mm/yyyy' };
  return code ? { numFmt: '@' } : {};
}

/** Writes a sheet as a stream of bytes, of which no more is made than is taken. */
export function writeSheet<Row>(
  sheet: Sheet<Row>,
  format: SheetFormat,
  language: Language,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const cells = lines(sheet, language, format === 'xlsx' ? xlsxCell : (cell) => csvCell(cell, language));
  const bytes =
    format === 'csv'
      ? writeCsvStream(cells, { bom: true, delimiter: listSeparators[language] })
      : writeXlsxStream(cells, {
          name: sheet.name,
          freezePane: { rows: HEAD_LINES },
          columns: sheet.columns.map((column) => ({ width: column.width, ...formatOf(column) })),
        });
  return bytes as ReadableStream<Uint8Array<ArrayBuffer>>;
}

type Written = string | number | Date | null;

async function* lines<Row>(
  { title, asOf, cursor, columns, rows, foot = [] }: Sheet<Row>,
  language: Language,
  write: (cell: Cell) => Written,
): AsyncGenerator<Written[]> {
  yield [neutralise(title)];
  yield [headLabels.asOf[language], localMoment(asOf)];
  yield [headLabels.cursor[language], cursor];
  yield [''];
  yield columns.map(({ heading }) => heading[language]);
  for await (const row of rows) yield columns.map((column) => write(column.cell(row, language)));
  if (foot.length > 0) yield [''];
  for (const sentence of foot) yield [neutralise(sentence)];
}

function xlsxCell(cell: Cell): Written {
  if (cell === null) return null;
  if ('day' in cell) return fromDay(cell.day);
  return 'number' in cell ? cell.number : neutralise(cell.text);
}

function csvCell(cell: Cell, language: Language): Written {
  if (cell !== null && 'text' in cell) return neutraliseInCsv(cell.text);
  if (cell !== null && 'day' in cell) return cell.day;
  if (cell !== null && 'number' in cell && language === 'vi') return String(cell.number).replace('.', ',');
  return xlsxCell(cell);
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
