import type { Day } from '../calendar.ts';
import { InvalidInput, type UserError } from '../resolvers/errors.ts';
import { LONGEST } from '../resolvers/lengths.ts';
import { type ResultRowInput, readSheet } from '../resolvers/training/read-sheet.ts';
import type { Result } from '../resolvers/training/roll-rules.ts';
import type { ClassResults } from '../resolvers/training/settle-class.ts';
import { enrolmentStatusWords } from '../resolvers/training/words.ts';
import { unreadId } from '../resolvers/unread.ts';
import { CellReader } from './cells.ts';
import type { Problems } from './problems.ts';
import type { ReadSheet } from './read-sheet.ts';
import { refusalsOf } from './refusals.ts';

/** The results of a class as a file says them. */
export interface ResultSheet extends ClassResults {
  /** Somebody of the class. */
  enrolmentId: string;
  /** Says at its cell what refuses a row; what is about none of them stands at the first line. */
  refuse(error: UserError): void;
}

const { PASSED, FAILED, ABSENT } = enrolmentStatusWords;
const resultWords = { PASSED, FAILED, ABSENT };

/**
 * Reads the results of a class, as the roll was handed out and filled in. Null where there are none, and where something is wrong with
 * them, which is a problem then.
 * @param idIn - reads an id as clients write it; null where it is none.
 */
export function resultSheet(
  sheets: readonly ReadSheet[],
  { today, idIn }: { today: Day; idIn: (id: string, type: 'Enrolment') => string | null },
  problems: Problems,
): ResultSheet | null {
  const lines = sheets.flatMap((sheet) => (sheet.layout === 'results' ? sheet.lines : []));
  const before = problems.list.length;
  const read = lines.map((at, n) => {
    const cells = new CellReader(at, problems);
    const result = cells.word('result', resultWords);
    if (result === null) cells.refuse('result', (texts) => texts.missing);
    if (cells.altered('certificateNumber')?.certain) cells.refuseAltered('certificateNumber');
    const certificateNumber = cells.code('certificateNumber', LONGEST.documentNumber);
    const id = idIn(cells.code('enrolmentId', LONGEST.id) ?? '', 'Enrolment');
    if (id === null) cells.refuse('enrolmentId', (texts) => texts.noSeat);
    const issuedOn = cells.day('issuedOn');
    if (issuedOn && issuedOn > today) cells.refuse('issuedOn', (texts) => texts.inFuture('issuedOn'));
    const row = { enrolmentId: unreadId(['rows', String(n), 'enrolmentId'], id), result, certificateNumber };
    return { cells, id, issuedOn, row: row as ResultRowInput };
  });
  const refuse = (error: UserError): void => {
    for (const one of refusalsOf(error)) {
      const [rows, n, field = ''] = one.inputPath;
      const line = rows === 'rows' ? read[Number(n)] : undefined;
      (line ?? read[0])?.cells.refuse(line === undefined ? 'enrolmentId' : field, one.say);
    }
  };
  const [issuedOn, another] = [...new Set(read.flatMap((line) => line.issuedOn ?? []))];
  if (another) read.find((line) => line.issuedOn === another)?.cells.refuse('issuedOn', (texts) => texts.oneDayOfIssue);
  if (issuedOn === undefined) read[0]?.cells.refuse('issuedOn', (texts) => texts.missing);
  const enrolmentId = read[0]?.id ?? null;
  if (problems.list.length > before || issuedOn === undefined || enrolmentId === null) return null;
  const results = rowsOf(
    read.map(({ row }) => row),
    refuse,
  );
  return results && { enrolmentId, issuedOn, results, refuse };
}

/** The rows by the rules of every sheet of results; null where one is against them. */
function rowsOf(rows: readonly ResultRowInput[], refuse: (error: UserError) => void): Result[] | null {
  try {
    return readSheet(rows);
  } catch (mistakes) {
    if (!(mistakes instanceof InvalidInput)) throw mistakes;
    refuse(mistakes);
    return null;
  }
}
