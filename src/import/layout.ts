import type { Words } from '../messages/language.ts';
import type { Column } from '../spreadsheet/sheet.ts';

/** What a column of a file is called, and how its cells are formatted. */
export type Headed = Pick<Column<never>, 'heading' | 'width' | 'day' | 'code'>;

/** What a kind of sheet looks like. */
export interface Layout {
  /** All columns by their names. */
  columns: Readonly<Record<string, Headed>>;
  /** Columns that an import reads; the others are derived from records, and left alone. */
  read: readonly string[];
  /** Columns without which a sheet says nothing. */
  needed: readonly string[];
  /** The column whose text names what a line is about. */
  name: string;
  /** Its sheet in a template; null where it is handed out with its rows. */
  template: {
    sheet: Words;
    /** Columns that are read and that nobody fills in. */
    without?: readonly string[];
    /** The words that cells of a column may hold. */
    words: Readonly<Record<string, Record<string, Words>>>;
  } | null;
}
