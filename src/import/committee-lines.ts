import { type Day, FIRST_YEAR, LAST_YEAR } from '../calendar.ts';
import type { CommitteeKind } from '../db/generated/enums.ts';
import { kindWords } from '../spreadsheet/words.ts';
import { CellReader } from './cells.ts';
import type { Problems } from './problems.ts';
import type { Line, ReadSheet } from './read-file.ts';

/** A line about a committee and its quotas of a year. What the cell leaves open is null. */
export interface CommitteeLine {
  at: Line;
  cells: CellReader;
  asOf: Date | null;
  code: string | null;
  name: string;
  kind: CommitteeKind | null;
  parentCode: string | null;
  parentName: string | null;
  foundedOn: Day | null;
  year: number | null;
  plan: number | null;
  floor: number | null;
}

/** Largest target of a quota. */
const MOST_TARGET = 1_000_000;

/** Reads the lines about committees; lines with a cell that cannot be read are problems and left out. */
export function committeeLines(sheets: ReadSheet[], problems: Problems): CommitteeLine[] {
  return sheets
    .filter(({ layout }) => layout === 'committees')
    .flatMap(({ lines, asOf }) => lines.map((at) => committeeLine(at, asOf, problems)))
    .filter((line) => line !== null);
}

function committeeLine(at: Line, asOf: Date | null, problems: Problems): CommitteeLine | null {
  const cells = new CellReader(at, problems);
  const name = cells.text('name', 200);
  if (name === null) cells.refuse('name', 'the name is missing');
  const read = {
    code: cells.text('code', 30),
    kind: cells.word('kind', kindWords),
    parentCode: cells.text('parentCode', 30),
    parentName: cells.text('parentName', 200),
    foundedOn: cells.day('foundedOn'),
    year: cells.whole('year', FIRST_YEAR, LAST_YEAR),
    plan: cells.whole('plan', 0, MOST_TARGET),
    floor: cells.whole('floor', 0, MOST_TARGET),
  };
  if (read.year === null && (typeof read.plan === 'number' || typeof read.floor === 'number')) {
    cells.refuse('year', 'the year of the quota is missing');
    return null;
  }
  if (!name || Object.values(read).includes(undefined)) return null;
  return { at, cells, asOf, name, ...(read as Omit<CommitteeLine, 'at' | 'cells' | 'asOf' | 'name'>) };
}
