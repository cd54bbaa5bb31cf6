import type { Day } from '../calendar.ts';
import { type ReadAreaForm, readAreaForm } from '../resolvers/area/area-form.ts';
import { areaKindWords, difficultyWords } from '../resolvers/area/words.ts';
import { LONGEST } from '../resolvers/lengths.ts';
import { unreadDay } from '../resolvers/unread.ts';
import { CellReader } from './cells.ts';
import { formOf } from './entry-lines.ts';
import { COMMITTEE, mayName, type Named, readNamed } from './named.ts';
import type { Problems } from './problems.ts';
import type { Line, ReadSheet } from './read-sheet.ts';
import type { OwnLine } from './restore-codes.ts';

/** A line about an area, the committee that keeps its record, and what it is part of. */
export interface AreaLine extends OwnLine {
  at: Line;
  cells: CellReader;
  named: Named;
  /** As `recordArea` reads it; what it is part of is found by the code or the name. */
  form: ReadAreaForm;
}

/** How lines name what an area is part of. */
const ABOVE = { code: 'parentCode', name: 'parentName', longest: { code: LONGEST.areaCode, name: LONGEST.areaName } };

/** Reads the lines about areas; those with something wrong are problems and left out. */
export function areaLines(sheets: readonly ReadSheet[], today: Day, problems: Problems): AreaLine[] {
  const lines = sheets.flatMap((sheet) => (sheet.layout === 'areas' ? sheet.lines : []));
  return lines.flatMap((at) => {
    const cells = new CellReader(at, problems);
    const named = readNamed(cells, COMMITTEE);
    const above = mayName(cells, ABOVE);
    const form = formOf(cells, () => readForm(cells, today));
    if (named === null || above === null || form === null) return [];
    return [
      { at, cells, named, code: form.code, name: form.name, parentCode: above.code, parentName: above.name, form },
    ];
  });
}

function readForm(cells: CellReader, today: Day): ReadAreaForm | null {
  const others = {
    code: cells.code('code', LONGEST.areaCode),
    difficultyClass: cells.word('difficultyClass', difficultyWords),
    documentNumber: cells.code('documentNumber', LONGEST.documentNumber),
    documentOn: cells.day('documentOn'),
  };
  const read = cells.needed({
    name: cells.name('name', LONGEST.areaName),
    kind: cells.word('kind', areaKindWords),
    validFrom: cells.day('validFrom'),
  });
  const { code, difficultyClass, documentNumber, documentOn } = others;
  if (read === null || code === undefined || difficultyClass === undefined) return null;
  if (documentNumber === undefined || documentOn === undefined) return null;
  const days = {
    validFrom: unreadDay(['validFrom'], read.validFrom),
    documentOn: documentOn === null ? null : unreadDay(['documentOn'], documentOn),
  };
  return readAreaForm({ ...read, code, difficultyClass, documentNumber, ...days }, today);
}
