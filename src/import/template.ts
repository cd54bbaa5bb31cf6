import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { candidateColumns } from '../spreadsheet/candidates-sheet.ts';
import { boardColumns } from '../spreadsheet/quota-board-sheet.ts';
import type { Column } from '../spreadsheet/sheet.ts';
import { kindWords, sexWords, sourceWords, stageWords, type Words, yesNoWords } from '../spreadsheet/words.ts';
import { readColumns } from './layouts.ts';

/** An empty file with the headings that an import reads, and a sheet with the words that cells may hold. */
export function writeTemplate(): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      emptySheet('Tổ chức và chỉ tiêu', readColumns.committees, boardColumns),
      emptySheet(
        'Quần chúng',
        readColumns.candidates.filter((key) => key !== 'erasedOn'),
        candidateColumns,
      ),
      { name: 'Giá trị', columns: [{ width: 20 }, { width: 40 }, { width: 40 }], rows: wordRows() },
    ],
  });
}

type Headed = Pick<Column<never>, 'heading' | 'width' | 'day'>;

function emptySheet(name: string, keys: readonly string[], columns: Record<string, Headed>) {
  const shown = keys.map((key) => columns[key]).filter((column) => column !== undefined);
  return {
    name,
    columns: shown.map(({ width, day }) => ({ width, ...(day ? { numFmt: 'dd/mm/yyyy' } : {}) })),
    rows: [shown.map(({ heading }) => heading.vi)],
    freezePane: { rows: 1 },
  };
}

function wordRows(): CellValue[][] {
  const lists: [Words, Record<string, Words>][] = [
    [boardColumns.kind.heading, kindWords],
    [candidateColumns.sex.heading, sexWords],
    [candidateColumns.source.heading, sourceWords],
    [candidateColumns.youthUnionMember.heading, yesNoWords],
    [candidateColumns.awayForWork.heading, yesNoWords],
    [candidateColumns.stage.heading, stageWords],
  ];
  return lists.flatMap(([{ vi }, words]) => Object.values(words).map((word) => [vi, word.vi, word.en]));
}
