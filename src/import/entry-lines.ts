import type { Day } from '../calendar.ts';
import type { Transaction } from '../db/transaction.ts';
import type { LockedCommittee } from '../resolvers/committee/locks.ts';
import { UserError } from '../resolvers/errors.ts';
import type { Work } from '../resolvers/write.ts';
import { CellReader } from './cells.ts';
import type { LayoutName } from './layouts.ts';
import { namedBy, readNamed } from './named-committee.ts';
import type { Problems } from './problems.ts';
import type { Line, ReadSheet } from './read-sheet.ts';
import { refusalsOf } from './refusals.ts';

/** What an operation asks of the committee that something is entered for. */
export type EnteredFor = Pick<LockedCommittee, 'id' | 'kind' | 'closedOn'>;

/** A kind of sheet of which each line goes through the checks and the writer of an operation, for the committee that it names. */
export interface EntryKind<Form extends object> {
  layout: LayoutName;
  /** Reads the cells; null and a problem where one is missing or cannot be read. @throws InvalidInput of the operation's form */
  read(cells: CellReader, today: Day): Form | null;
  /** What only one line may say of a committee. */
  key(form: Form): string;
  /** What is on record of the same thing, by columns; null where there is nothing. */
  recorded(tx: Transaction, committeeId: string, form: Form): Promise<Record<keyof Form, unknown> | null>;
  /** @throws RuleViolation */
  enter(at: Pick<Work, 'tx' | 'by'>, committee: EnteredFor, form: Form): Promise<unknown>;
}

/** A line that was read. */
export interface EntryLine<Form> {
  at: Line;
  cells: CellReader;
  committeeCode: string | null;
  committeeName: string | null;
  form: Form;
}

/** Reads the lines of a kind; those with something wrong are problems and left out. */
export function entryLines<Form extends object>(
  kind: EntryKind<Form>,
  sheets: readonly ReadSheet[],
  today: Day,
  problems: Problems,
): EntryLine<Form>[] {
  const lines = sheets.flatMap((sheet) => (sheet.layout === kind.layout ? sheet.lines : []));
  return lines.flatMap((at) => {
    const cells = new CellReader(at, problems);
    const { committeeCode, committeeName } = readNamed(cells);
    const form = readForm(kind, cells, today);
    if (committeeCode === undefined || committeeName === undefined || form === null) return [];
    return [{ at, cells, committeeCode, committeeName, form }];
  });
}

function readForm<Form extends object>(kind: EntryKind<Form>, cells: CellReader, today: Day): Form | null {
  try {
    return kind.read(cells, today);
  } catch (mistakes) {
    if (!(mistakes instanceof UserError)) throw mistakes;
    for (const { inputPath, say } of refusalsOf(mistakes)) cells.refuse(inputPath[0] ?? '', say);
    return null;
  }
}

/** Says in its columns what refuses a line. What is about the committee stands where that is named. */
export function refuseLine(
  { cells, committeeCode }: Pick<EntryLine<unknown>, 'cells' | 'committeeCode'>,
  error: UserError,
): void {
  for (const { inputPath, say } of refusalsOf(error)) {
    const [field = 'committeeId'] = inputPath;
    cells.refuse(field === 'committeeId' ? namedBy({ committeeCode }) : field, say);
  }
}
