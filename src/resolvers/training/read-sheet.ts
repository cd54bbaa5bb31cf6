import { InvalidInput } from '../errors.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readId, type UnreadId } from '../unread.ts';
import { MOST_RESULTS, type Result } from './roll-rules.ts';
import { mistakes } from './violations.ts';

/** A row of a sheet of results as a form brings it. */
export interface ResultRowInput {
  enrolmentId: UnreadId;
  result: Result['result'];
  certificateNumber?: string | null;
}

/**
 * Reads a sheet of results: each person once, a number for who has passed alone, each number once.
 * @throws InvalidInput with the mistakes of all rows
 */
export function readSheet(rows: readonly ResultRowInput[]): Result[] {
  if (rows.length > MOST_RESULTS) throw new InvalidInput((texts) => texts.between('rows', 0, MOST_RESULTS), ['rows']);
  const people = new Set<string>();
  const numbers = new Set<string>();
  return readEach(rows, (row, n) => {
    const at = (field: string): string[] => ['rows', String(n), field];
    const { enrolmentId, number } = readFields({
      enrolmentId: () => once(readId(row.enrolmentId), people, () => mistakes.personTwice(at('enrolmentId'))),
      number: () => {
        const given = row.certificateNumber ?? null;
        if (row.result !== 'PASSED' && given !== null) throw mistakes.certificateOfNobody(at('certificateNumber'));
        if (given === null) return null;
        const text = readAt(at('certificateNumber'), () =>
          readText(given, 'certificateNumber', LONGEST.documentNumber),
        );
        return once(text, numbers, () => mistakes.numberTwice(at('certificateNumber')));
      },
    });
    return { enrolmentId, result: row.result, number, at };
  });
}

/** A value that none before it had. */
function once(value: string, known: Set<string>, twice: () => InvalidInput): string {
  if (known.has(value)) throw twice();
  known.add(value);
  return value;
}
