import { type Day, FIRST_YEAR, LAST_YEAR } from '../calendar.ts';
import type { CommitteeKind } from '../db/generated/enums.ts';
import { kindWords } from '../resolvers/committee/words.ts';
import { LONGEST } from '../resolvers/lengths.ts';
import { MOST_TARGET } from '../resolvers/quota/rules.ts';
import { CellReader } from './cells.ts';
import type { Problems } from './problems.ts';
import type { Line, ReadSheet } from './read-sheet.ts';

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

/** Reads the lines about committees; lines with a cell that cannot be read are problems and left out. */
export function committeeLines(sheets: ReadSheet[], problems: Problems): CommitteeLine[] {
  return sheets
    .filter(({ layout }) => layout === 'committees')
    .flatMap(({ lines, asOf }) => lines.map((at) => committeeLine(at, asOf, problems)))
    .filter((line) => line !== null);
}

function committeeLine(at: Line, asOf: Date | null, problems: Problems): CommitteeLine | null {
  const cells = new CellReader(at, problems);
  const name = cells.name('name', LONGEST.committeeName);
  if (name === null) cells.refuse('name', (texts) => texts.nameMissing);
  const read = {
    code: cells.code('code', LONGEST.committeeCode),
    kind: cells.word('kind', kindWords),
    parentCode: cells.code('parentCode', LONGEST.committeeCode),
    parentName: cells.name('parentName', LONGEST.committeeName),
    foundedOn: cells.day('foundedOn'),
    year: cells.whole('year', FIRST_YEAR, LAST_YEAR),
    plan: cells.whole('plan', 0, MOST_TARGET),
    floor: cells.whole('floor', 0, MOST_TARGET),
  };
  if (read.year === null && (typeof read.plan === 'number' || typeof read.floor === 'number')) {
    cells.refuse('year', (texts) => texts.yearMissing);
    return null;
  }
  if (!name || Object.values(read).includes(undefined)) return null;
  return { at, cells, asOf, name, ...(read as Omit<CommitteeLine, 'at' | 'cells' | 'asOf' | 'name'>) };
}
