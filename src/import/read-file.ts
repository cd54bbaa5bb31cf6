import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { HucreError } from 'hucre';
import { parseCsv } from 'hucre/csv';
import { type CellValue, readXlsx } from 'hucre/xlsx';
import { InvalidInput } from '../resolvers/errors.ts';
import { headLabels } from '../spreadsheet/sheet.ts';
import { type LayoutName, layoutOf, sameWords } from './layouts.ts';
import type { Problems } from './problems.ts';

/** Largest file, bytes, and most lines of all its sheets: the whole is held in memory. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_LINES = 250_000;
/** Lines that may stand above the headings. */
const HEAD_LINES = 20;

/** A line of data by the names of its columns. */
export interface Line {
  sheet: string;
  line: number;
  /** What the file's headings call the columns, for problems. */
  headings: ReadonlyMap<string, string>;
  cells: ReadonlyMap<string, CellValue>;
}

/** A sheet of one of the layouts. */
export interface ReadSheet {
  name: string;
  layout: LayoutName;
  /** The moment of the figures, where the file says it. */
  asOf: Date | null;
  lines: Line[];
}

/**
 * Reads the sheets of an xlsx or csv that have one of the layouts; others are left alone.
 * @throws InvalidInput when it is no such file, too large, or has no such sheet
 */
export async function readSheets(path: string, problems: Problems): Promise<ReadSheet[]> {
  const { size } = await stat(path).catch((error: Error) => {
    throw new InvalidInput(() => `${path} cannot be read: ${error.message}`);
  });
  if (size > MOST_BYTES)
    throw new InvalidInput(() => `${path} is larger than ${MOST_BYTES} bytes: cut it into several`);
  const grids = await readGrids(path);
  const lines = grids.reduce((sum, { rows }) => sum + rows.length, 0);
  if (lines > MOST_LINES)
    throw new InvalidInput(() => `${path} has more than ${MOST_LINES} lines: cut it into several`);
  const sheets = grids.map((grid) => toSheet(grid, problems)).filter((sheet) => sheet !== null);
  if (sheets.length === 0) {
    throw new InvalidInput(
      () => `${path} has no sheet with known headings: begin with npm run import -- --template FILE`,
    );
  }
  return sheets;
}

interface Grid {
  name: string;
  rows: CellValue[][];
}

async function readGrids(path: string): Promise<Grid[]> {
  const bytes = await readFile(path);
  try {
    switch (extname(path).toLowerCase()) {
      case '.csv':
        return [{ name: basename(path), rows: parseCsv(utf8(bytes)) }];
      case '.xlsx':
        return (await readXlsx(new Uint8Array(bytes))).sheets.map(({ name, rows }) => ({ name, rows }));
      default:
        throw new InvalidInput(() => `${path} must end in .xlsx or .csv`);
    }
  } catch (error) {
    if (error instanceof HucreError) throw new InvalidInput(() => `${path} cannot be read: ${error.message}`);
    throw error;
  }
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidInput(() => 'the csv is not in UTF-8: save it as "CSV UTF-8", or as xlsx');
  }
}

function toSheet({ name, rows }: Grid, problems: Problems): ReadSheet | null {
  const at = rows.slice(0, HEAD_LINES).findIndex((row) => layoutOf(row) !== null);
  const layout = layoutOf(rows[at] ?? []);
  if (layout === null) return null;
  const headings = new Map<string, string>();
  const columns: (string | null)[] = (rows[at] ?? []).map((heading) => {
    const words = String(heading ?? '').trim();
    if (words === '') return null;
    const key = layout.keyOf(words);
    if (key === null) {
      problems.add({ sheet: name, line: at + 1 }, words, 'this column is not known: mend its heading or remove it');
    } else if (headings.has(key)) {
      problems.add({ sheet: name, line: at + 1 }, words, 'there are two such columns: remove one');
    } else headings.set(key, words);
    return key;
  });
  for (const heading of layout.missing(headings)) {
    problems.add({ sheet: name, line: at + 1 }, heading, 'this column is missing');
  }
  const lines: Line[] = [];
  for (const [n, row] of rows.entries()) {
    if (n <= at || row.every((cell) => cell === null || cell === '')) continue;
    const cells = new Map<string, CellValue>();
    for (const [c, key] of columns.entries()) {
      const value = row[c] ?? null;
      if (key !== null && value !== null && value !== '') cells.set(key, value);
    }
    lines.push({ sheet: name, line: n + 1, headings, cells });
  }
  return { name, layout: layout.name, asOf: asOfIn(rows.slice(0, at)), lines };
}

function asOfIn(head: CellValue[][]): Date | null {
  const line = head.find(([label]) => sameWords(headLabels.asOf, String(label ?? '')));
  const asOf = new Date(String(line?.[1] ?? ''));
  return Number.isNaN(asOf.getTime()) ? null : asOf;
}
