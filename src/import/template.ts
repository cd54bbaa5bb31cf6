import { type CellValue, writeXlsx } from 'hucre/xlsx';
import type { Language, Words } from '../messages/language.ts';
import { sexWords, sourceWords, stageWords } from '../resolvers/candidate/words.ts';
import { kindWords } from '../resolvers/committee/words.ts';
import { candidateColumns } from '../spreadsheet/candidates-sheet.ts';
import { boardColumns } from '../spreadsheet/quota-board-sheet.ts';
import { type Column, formatOf } from '../spreadsheet/sheet.ts';
import { yesNoWords } from '../spreadsheet/words.ts';
import { readColumns } from './layouts.ts';

/** The sheet that lists the words cells may hold. */
export const wordsSheet: Words = { vi: 'Giá trị', en: 'Words' };

/** An empty file with the headings that an import reads, and a sheet with the words that cells may hold. */
export function writeTemplate(language: Language): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      emptySheet(
        { vi: 'Tổ chức và chỉ tiêu', en: 'Committees and quotas' },
        readColumns.committees,
        boardColumns,
        language,
      ),
      emptySheet(
        { vi: 'Quần chúng', en: 'Candidates' },
        readColumns.candidates.filter((key) => key !== 'erasedOn'),
        candidateColumns,
        language,
      ),
      { name: wordsSheet[language], columns: [{ width: 20 }, { width: 40 }, { width: 40 }], rows: wordRows(language) },
    ],
  });
}

/** Empty lines whose cells have the formats of their columns: so that a code that is typed stays a text. */
const FORMATTED_LINES = 1_000;

type Headed = Pick<Column<never>, 'heading' | 'width' | 'day' | 'code'>;

function emptySheet(name: Words, keys: readonly string[], columns: Record<string, Headed>, language: Language) {
  const shown = keys.map((key) => columns[key]).filter((column) => column !== undefined);
  return {
    name: name[language],
    columns: shown.map((column) => ({ width: column.width, ...formatOf(column) })),
    rows: [
      shown.map(({ heading }) => heading[language]),
      ...Array.from({ length: FORMATTED_LINES }, () => shown.map(() => null)),
    ],
    freezePane: { rows: 1 },
  };
}

function wordRows(language: Language): CellValue[][] {
  const lists: [Words, Record<string, Words>][] = [
    [boardColumns.kind.heading, kindWords],
    [candidateColumns.sex.heading, sexWords],
    [candidateColumns.source.heading, sourceWords],
    [candidateColumns.youthUnionMember.heading, yesNoWords],
    [candidateColumns.awayForWork.heading, yesNoWords],
    [candidateColumns.stage.heading, stageWords],
  ];
  return lists.flatMap(([heading, words]) => Object.values(words).map((word) => [heading[language], word.vi, word.en]));
}
