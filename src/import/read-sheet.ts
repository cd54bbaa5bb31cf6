import { headLabels } from '../spreadsheet/sheet.ts';
import { faultOf } from './faults.ts';
import { type Grid, type GridCell, isBlank } from './grid.ts';
import { findHeadings, type Headings } from './headings.ts';
import { headingOf, type LayoutName, layouts } from './layouts.ts';
import { LineTeller } from './lines-below.ts';
import type { Problems } from './problems.ts';
import { isRemarks, sameWords } from './said.ts';
import { wordsSheet } from './template.ts';

/** A line of data by the names of its columns. */
export interface Line {
  sheet: string;
  line: number;
  layout: LayoutName;
  /** What the file's headings call the columns, for problems. */
  headings: ReadonlyMap<string, string>;
  cells: ReadonlyMap<string, GridCell>;
  /** Whether numbers that stand for days count from 1904. */
  daysFrom1904: boolean;
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
 * Reads a sheet. What nobody sees is left out, and said; so are totals and signatures.
 * @param includeHidden - whether hidden sheets, lines and columns are read too.
 */
export function readSheet(grid: Grid, includeHidden: boolean, problems: Problems): ReadSheet | null {
  const { name: sheet, rows } = grid;
  const found = findHeadings(rows);
  if (found === null) {
    if (!grid.hidden && !isTemplateOfWords(grid) && rows.some((row) => row.some((cell) => !isBlank(cell)))) {
      problems.notice({ sheet, line: 0 }, '', (texts) => texts.sheetLeftOut);
    }
    return null;
  }
  if (grid.hidden) {
    problems.notice({ sheet, line: 0 }, '', (texts) => (includeHidden ? texts.hiddenSheetRead : texts.hiddenSheet));
    if (!includeHidden) return { name: sheet, layout: found.layout, asOf: null, lines: [] };
  }
  const columns = readHeadings(grid, found, includeHidden, problems);
  const lines = readLines(grid, found, columns, includeHidden, problems);
  return { name: sheet, layout: found.layout, asOf: asOfIn(rows.slice(0, found.first)), lines };
}

/** The sheet of a template that lists the words cells may hold. */
function isTemplateOfWords({ name }: Grid): boolean {
  return sameWords(wordsSheet, name);
}

/** The keys of the columns by their place; null where a column is not read. */
function readHeadings(grid: Grid, found: Headings, includeHidden: boolean, problems: Problems): (string | null)[] {
  const { layout, below } = found;
  const at = { sheet: grid.name, line: below };
  const seen = new Set<string>();
  const hidden = new Set<string>();
  const keys = found.columns.map((column, n) => {
    if (column === null) return null;
    const { key, words } = column;
    if (grid.hiddenColumns.has(n)) {
      problems.notice(at, words, (texts) => (includeHidden ? texts.hiddenColumnRead : texts.hiddenColumn));
      if (!includeHidden) {
        if (key !== null) hidden.add(key);
        return null;
      }
    }
    if (key === null && isRemarks(words)) problems.notice(at, words, (texts) => texts.remarksLeftOut);
    else if (key === null) problems.add(at, words, (texts) => texts.columnUnknown);
    else if (seen.has(key)) problems.add(at, words, (texts) => texts.columnTwice);
    else seen.add(key);
    return key;
  });
  for (const key of layouts[layout].needed) {
    if (seen.has(key)) continue;
    problems.add(at, headingOf(layout, key)[problems.language], (texts) =>
      hidden.has(key) ? texts.columnMissingHidden : texts.columnMissing,
    );
  }
  return keys;
}

function readLines(
  grid: Grid,
  { layout, below, columns: headed }: Headings,
  keys: (string | null)[],
  includeHidden: boolean,
  problems: Problems,
): Line[] {
  const { name: sheet, rows, hiddenRows, daysFrom1904 } = grid;
  const headings = new Map(
    headed.flatMap((column, n) => (keys[n] && column ? [[keys[n], column.words] as const] : [])),
  );
  const teller = new LineTeller(keys.indexOf(layouts[layout].name));
  const lines: Line[] = [];
  const hiddenLines: number[] = [];
  for (const [n, row] of rows.entries()) {
    if (n < below) continue;
    const at = { sheet, line: n + 1 };
    const kind = teller.tell(row);
    if (kind === 'totals') problems.notice(at, '', (texts) => texts.totalsLeftOut);
    if (kind === 'footer') problems.notice(at, '', (texts) => texts.footerLeftOut);
    if (kind !== 'data') continue;
    if (hiddenRows.has(n)) hiddenLines.push(n + 1);
    if (hiddenRows.has(n) && !includeHidden) continue;
    const line = { ...at, layout, headings, cells: cellsOf(row, keys), daysFrom1904 };
    refuseFaultsOf(line, problems);
    lines.push(line);
  }
  if (hiddenLines.length > 0) {
    problems.notice({ sheet, line: 0 }, '', (texts) =>
      (includeHidden ? texts.hiddenLinesRead : texts.hiddenLines)(ranges(hiddenLines)),
    );
  }
  return lines;
}

function cellsOf(row: readonly GridCell[], keys: (string | null)[]): Map<string, GridCell> {
  const cells = new Map<string, GridCell>();
  for (const [n, key] of keys.entries()) {
    const value = row[n] ?? null;
    if (key !== null && !isBlank(value)) cells.set(key, value);
  }
  return cells;
}

/** Columns that are not read have no errors either: a figure that is wrong there may be wrong elsewhere. */
function refuseFaultsOf(line: Line, problems: Problems): void {
  const { read } = layouts[line.layout];
  for (const [key, value] of line.cells) {
    const fault = read.includes(key) ? null : faultOf(value);
    if (fault) problems.add(line, line.headings.get(key) ?? '', fault);
  }
}

/** Numbers of lines in few words: 3, 5-7. */
function ranges(lines: readonly number[]): string {
  const found: [number, number][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else found.push([line, line]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

function asOfIn(head: GridCell[][]): Date | null {
  const line = head.find(([label]) => sameWords(headLabels.asOf, String(label ?? '')));
  const asOf = new Date(String(line?.[1] ?? ''));
  return Number.isNaN(asOf.getTime()) ? null : asOf;
}
