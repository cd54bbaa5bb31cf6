import { LONGEST } from '../resolvers/lengths.ts';
import type { CellReader } from './cells.ts';

/** The committee that a line names, by its code, its name or both; undefined where a cell cannot be read. */
export interface NamedCommittee {
  committeeCode: string | null | undefined;
  committeeName: string | null | undefined;
}

/** Reads which committee a line names; to name none is a problem. */
export function readNamed(cells: CellReader): NamedCommittee {
  const named = {
    committeeCode: cells.code('committeeCode', LONGEST.committeeCode),
    committeeName: cells.name('committeeName', LONGEST.committeeName),
  };
  if (named.committeeCode === null && named.committeeName === null)
    cells.refuse('committeeCode', (texts) => texts.missing);
  return named;
}

/** The column by which a line has named its committee. */
export function namedBy({ committeeCode }: { committeeCode: string | null }): string {
  return committeeCode === null ? 'committeeName' : 'committeeCode';
}
