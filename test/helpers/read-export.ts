import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';

/** A file as another program reads it: the lines above the headings, and rows by their headings. Days are ISO. */
export interface ReadExport {
  head: unknown[][];
  headings: string[];
  rows: Record<string, unknown>[];
}

const HEAD_LINES = 4;

/** Reads an xlsx with a library that did not write it. */
export async function readXlsx(bytes: ArrayBuffer): Promise<ReadExport> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes);
  const sheet = workbook.worksheets[0];
  const lines: unknown[][] = [];
  sheet?.eachRow({ includeEmpty: true }, (row) => {
    const cells = Array.from({ length: sheet.columnCount }, (_, n) => row.getCell(n + 1));
    // Nothing in the file is a formula.
    for (const cell of cells) if (cell.formula) throw new Error(`there is a formula in ${cell.address}`);
    lines.push(cells.map(({ value }) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)));
  });
  return byHeading(lines);
}

/** Reads a csv with a library that did not write it, by the separator of Vietnam or another. Numbers come as texts. */
export function readCsv(bytes: ArrayBuffer, delimiter = ';'): ReadExport {
  const text = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  if (!text.startsWith('\ufeff')) throw new Error('the file does not begin with the byte order mark');
  const lines: string[][] = parse(text.slice(1), { delimiter, relaxColumnCount: true, skipEmptyLines: false });
  return byHeading(lines.map((line) => line.map((cell) => (cell === '' ? null : cell))));
}

function byHeading(lines: unknown[][]): ReadExport {
  const headings = (lines[HEAD_LINES] ?? []).map(String);
  return {
    head: lines.slice(0, HEAD_LINES),
    headings,
    rows: lines
      .slice(HEAD_LINES + 1)
      .map((line) => Object.fromEntries(headings.map((heading, n) => [heading, line[n] ?? null]))),
  };
}
