import type { CellValue } from 'hucre/xlsx';

/** What a spreadsheet shows instead of a value: an error such as #N/A, or a formula that nobody has calculated. */
export type Fault = { fault: 'error'; said: string } | { fault: 'not calculated' };

/** A cell as it is read: a text, number, truth value or day, nothing, or a fault. */
export type GridCell = CellValue | Fault;

/** A sheet before anybody knows what it is about. Rows and columns count from 0. */
export interface Grid {
  name: string;
  rows: GridCell[][];
  /** Whether nobody sees the sheet, and which rows and columns nobody sees. */
  hidden: boolean;
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  /** Whether numbers that stand for days count from 1904, as in old workbooks of Macs. */
  daysFrom1904: boolean;
}

/** Whether a cell holds a fault. */
export function isFault(cell: GridCell): cell is Fault {
  return typeof cell === 'object' && cell !== null && 'fault' in cell;
}

/** Whether there is nothing in a cell; blanks are nothing. */
export function isBlank(cell: GridCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** The words of a cell, inner blanks and line breaks single; empty for what is no text or number. */
export function wordsOf(cell: GridCell | undefined): string {
  if (typeof cell !== 'string' && typeof cell !== 'number') return '';
  return String(cell).normalize('NFC').replace(/\s+/gu, ' ').trim();
}
