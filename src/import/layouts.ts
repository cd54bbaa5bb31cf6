import { candidateColumns } from '../spreadsheet/candidates-sheet.ts';
import { boardColumns } from '../spreadsheet/quota-board-sheet.ts';
import type { Words } from '../spreadsheet/words.ts';

/** What a sheet is about. */
export type LayoutName = 'committees' | 'candidates';

/** Columns of a layout that an import reads; the others are derived from records, and left alone. */
export const readColumns = {
  committees: ['code', 'name', 'kind', 'parentCode', 'parentName', 'foundedOn', 'year', 'plan', 'floor'],
  candidates: Object.keys(candidateColumns),
} as const satisfies Record<LayoutName, readonly string[]>;

const columns: Record<LayoutName, Record<string, { heading: Words }>> = {
  committees: boardColumns,
  candidates: candidateColumns,
};

/** Columns without which a sheet says nothing. */
const needed: Record<LayoutName, readonly string[]> = {
  committees: ['name'],
  candidates: ['fullName', 'birthMonth', 'birthYear', 'committeeName'],
};

/** A layout that a line of headings belongs to. */
export interface Layout {
  name: LayoutName;
  /** The column that a heading means; null when it is not known. */
  keyOf(heading: string): string | null;
  /** Headings of needed columns that are not there. */
  missing(found: ReadonlyMap<string, string>): string[];
}

/** The layout of a line of headings: of each two columns tell it. Null when it is none. */
export function layoutOf(row: readonly unknown[]): Layout | null {
  const headings = row.filter((cell) => typeof cell === 'string');
  const scores = (['committees', 'candidates'] as const).map((name) => ({
    name,
    score: headings.filter((heading) => keyIn(name, heading) !== null).length,
  }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score < 2) return null;
  const { name } = best;
  return {
    name,
    keyOf: (heading) => keyIn(name, heading),
    missing: (found) =>
      needed[name].filter((key) => !found.has(key)).map((key) => columns[name][key]?.heading.vi ?? key),
  };
}

function keyIn(name: LayoutName, heading: string): string | null {
  return Object.entries(columns[name]).find(([, column]) => sameWords(column.heading, heading))?.[0] ?? null;
}

/** Whether a text says the words, in either language, whatever its case and blanks. */
export function sameWords({ vi, en }: Words, text: string): boolean {
  const said = plain(text);
  return said === plain(vi) || said === plain(en);
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase('vi');
}
