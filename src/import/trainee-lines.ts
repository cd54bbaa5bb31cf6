import { nameKey } from '../name-keys.ts';
import { LONGEST } from '../resolvers/lengths.ts';
import { CellReader } from './cells.ts';
import { COMMITTEE, type Named, readNamed } from './named.ts';
import type { Problems } from './problems.ts';
import type { Line, ReadSheet } from './read-sheet.ts';

/** A line about somebody who is to be enrolled in a class. */
export interface TraineeLine {
  at: Line;
  cells: CellReader;
  classId: string;
  named: Named;
  fullName: string;
  birthMonth: number;
  birthYear: number;
}

/**
 * Reads who is to be enrolled; lines with something wrong are problems and left out.
 * @param idIn - reads an id as clients write it; null where it is none.
 * @param ofClass - the class of lines that name none, if the whole file is for one.
 */
export function traineeLines(
  sheets: readonly ReadSheet[],
  idIn: (id: string, type: 'TrainingClass') => string | null,
  problems: Problems,
  ofClass: string | null = null,
): TraineeLine[] {
  const lines = sheets.flatMap((sheet) => (sheet.layout === 'trainees' ? sheet.lines : []));
  // A class that is closed takes nobody, and the people of one are locked before any class is.
  const closes = sheets.some(({ layout, lines: results }) => layout === 'results' && results.length > 0);
  return lines.flatMap((at) => {
    const cells = new CellReader(at, problems);
    if (closes) cells.refuse('classId', (texts) => texts.resultsApart);
    const named = readNamed(cells, COMMITTEE);
    const given = cells.code('classId', LONGEST.id);
    const classId = given ? idIn(given, 'TrainingClass') : given === null ? ofClass : given;
    if (given && classId === null) cells.refuse('classId', (texts) => texts.noClass);
    const read = cells.needed({
      fullName: cells.name('fullName', LONGEST.personName),
      birthMonth: cells.whole('birthMonth', 1, 12),
      birthYear: cells.whole('birthYear', 1900, 2100),
    });
    if (given === null && ofClass === null) cells.refuse('classId', (texts) => texts.missing);
    if (closes || read === null || !classId || named === null) return [];
    return [{ at, cells, classId, named, ...read }];
  });
}

/** What only one line may say: the same person in the same class, however the name is written. */
export function traineeKey(committeeId: string, { classId, fullName, birthMonth, birthYear }: TraineeLine): string {
  return `${classId} ${committeeId} ${nameKey(fullName)} ${birthMonth}/${birthYear}`;
}
