import { InvalidInput, UserError } from '../resolvers/errors.ts';
import { lockClassWithRoll } from '../resolvers/training/locks.ts';
import { readClassOfSeat } from '../resolvers/training/records.ts';
import { settleClass } from '../resolvers/training/settle-class.ts';
import type { Counts, Importing } from './part.ts';
import type { ResultSheet } from './result-lines.ts';

/** Closes a class with the results of a file, by the checks and the writers of `closeClass`; what refuses it is told at its line. */
export async function settleResults(at: Importing, sheet: ResultSheet | null): Promise<Counts> {
  const created = sheet !== null && (await settle(at, sheet)) ? sheet.results.length : 0;
  return { created, changed: 0, unchanged: 0 };
}

async function settle({ tx, by, today }: Importing, sheet: ResultSheet): Promise<boolean> {
  try {
    const classId = await readClassOfSeat(tx, sheet.enrolmentId);
    const trainingClass = classId === null ? null : await lockClassWithRoll(tx, classId);
    if (trainingClass === null) throw new InvalidInput((texts) => texts.noSeat, ['rows', '0', 'enrolmentId']);
    await settleClass({ tx, by, today }, trainingClass, sheet);
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    sheet.refuse(error);
    return false;
  }
}
