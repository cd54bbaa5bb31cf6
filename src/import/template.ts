import { type CellValue, writeXlsx } from 'hucre/xlsx';
import type { Language, Words } from '../messages/language.ts';
import { formatOf } from '../spreadsheet/sheet.ts';
import type { Layout } from './layout.ts';
import { type LayoutName, layouts } from './layouts.ts';

/** The sheet that lists the words cells may hold. */
export const wordsSheet: Words = { vi: 'Giá trị', en: 'Words' };

/** A layout that an office fills in from the first line on. */
type Fillable = Layout & { template: NonNullable<Layout['template']> };

/**
 * An empty file with the headings that an import reads, and a sheet with the words that cells may hold.
 * @param only - the one sheet that is wanted; all of them when left out.
 */
export function writeTemplate(language: Language, only?: LayoutName): Promise<Uint8Array> {
  const wanted = only === undefined ? Object.values(layouts) : [layouts[only]];
  const fillable = wanted.filter((layout): layout is Fillable => layout.template !== null);
  return writeXlsx({
    sheets: [
      ...fillable.map((layout) => emptySheet(layout, language)),
      {
        name: wordsSheet[language],
        columns: [{ width: 20 }, { width: 40 }, { width: 40 }],
        rows: fillable.flatMap((layout) => wordRows(layout, language)),
      },
    ],
  });
}

/** Empty lines whose cells have the formats of their columns: so that a code that is typed stays a text. */
const FORMATTED_LINES = 1_000;

function emptySheet({ columns, read, template: { sheet, without = [] } }: Fillable, language: Language) {
  const keys = read.filter((key) => !without.includes(key));
  const shown = keys.map((key) => columns[key]).filter((column) => column !== undefined);
  return {
    name: sheet[language],
    columns: shown.map((column) => ({ width: column.width, ...formatOf(column) })),
    rows: [
      shown.map(({ heading }) => heading[language]),
      ...Array.from({ length: FORMATTED_LINES }, () => shown.map(() => null)),
    ],
    freezePane: { rows: 1 },
  };
}

function wordRows({ columns, template: { words } }: Fillable, language: Language): CellValue[][] {
  return Object.entries(words).flatMap(([key, values]) =>
    Object.values(values).map(({ vi, en }) => [columns[key]?.heading[language] ?? key, vi, en]),
  );
}
