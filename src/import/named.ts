import { LONGEST } from '../resolvers/lengths.ts';
import type { CellReader } from './cells.ts';

/** The columns by which lines name a thing, and how long what stands in them may be. */
export interface NameColumns {
  code: string;
  name: string;
  longest: { code: number; name: number };
}

/** How lines name the committee that they are about. */
export const COMMITTEE: NameColumns = {
  code: 'committeeCode',
  name: 'committeeName',
  longest: { code: LONGEST.committeeCode, name: LONGEST.committeeName },
};

/** How lines name the area that they are about. */
export const AREA: NameColumns = {
  code: 'areaCode',
  name: 'areaName',
  longest: { code: LONGEST.areaCode, name: LONGEST.areaName },
};

/** What a line names by its code, its name or both. */
export interface Named {
  columns: NameColumns;
  code: string | null;
  name: string | null;
}

/** Reads what a line names; null where a cell cannot be read. To name nothing is a problem. */
export function readNamed(cells: CellReader, columns: NameColumns): Named | null {
  const named = mayName(cells, columns);
  if (named?.code === null && named.name === null) cells.refuse(columns.code, (texts) => texts.missing);
  return named;
}

/** The same where the line may name nothing. */
export function mayName(cells: CellReader, columns: NameColumns): Named | null {
  const code = cells.code(columns.code, columns.longest.code);
  const name = cells.name(columns.name, columns.longest.name);
  return code === undefined || name === undefined ? null : { columns, code, name };
}

/** The column by which a line has named it. */
export function namedIn({ columns, code }: Named): string {
  return code === null ? columns.name : columns.code;
}
