import { type GridCell, isBlank, wordsOf } from './grid.ts';
import { columnOf, type LayoutName, layoutNames } from './layouts.ts';
import { isNumbering } from './said.ts';

/** Lines that may stand above the headings. */
const MOST_ABOVE = 20;
/** Lines that headings may take: groups above, columns below. */
const MOST_HIGH = 3;

/** A column of a sheet. */
export interface HeadedColumn {
  /** What the file calls it. */
  words: string;
  /** The column of the layout that is meant; null when it is not known. */
  key: string | null;
}

/** The headings of a sheet. */
export interface Headings {
  layout: LayoutName;
  /** Index of the first line of headings, and of the first line below them. */
  first: number;
  below: number;
  /** By place; null where no heading stands, or one over numbers of lines. */
  columns: (HeadedColumn | null)[];
  /** How many columns of the layout there are. */
  known: number;
}

/**
 * Finds the headings of a sheet: the lines by which most columns of a layout are known, two at least. Null when there
 * are none. A heading may stand in any of the lines, as merged cells do, or in two parts: "Sinh" over "Tháng" and "Năm".
 */
export function findHeadings(rows: readonly (readonly GridCell[])[]): Headings | null {
  let best: Headings | null = null;
  for (let high = 1; high <= MOST_HIGH; high += 1) {
    for (let first = 0; first + high <= Math.min(rows.length, MOST_ABOVE + high); first += 1) {
      const block = rows.slice(first, first + high);
      for (const layout of layoutNames) {
        const found = headingsIn(block, first, layout);
        if (found.known >= 2 && found.known > (best?.known ?? 0)) best = found;
      }
    }
  }
  return best;
}

function headingsIn(block: (readonly GridCell[])[], first: number, layout: LayoutName): Headings {
  const width = Math.max(...block.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, n) => headingAt(block, n, layout));
  const known = new Set(columns.flatMap((column) => column?.key ?? [])).size;
  return { layout, first, below: first + block.length, columns, known };
}

function headingAt(block: (readonly GridCell[])[], n: number, layout: LayoutName): HeadedColumn | null {
  const lowest = block.findLastIndex((row) => !isBlank(row[n]));
  const words = wordsOf(block[lowest]?.[n]);
  if (words === '' || isNumbering(words)) return null;
  const groups = block.slice(0, lowest).map((row) => groupOver(row, n));
  const ways = [words, ...groups.flatMap((group) => [`${words} ${group}`, `${group} ${words}`])];
  for (const way of ways) {
    const key = columnOf(layout, way);
    if (key !== null) return { words: way, key };
  }
  return { words, key: null };
}

/** A merged cell has its words in its first column. */
function groupOver(row: readonly GridCell[], n: number): string {
  const at = row.findLastIndex((cell, place) => place <= n && !isBlank(cell));
  return wordsOf(row[at]);
}
