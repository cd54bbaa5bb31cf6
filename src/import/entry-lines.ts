import type { Day } from '../calendar.ts';
import type { Transaction } from '../db/transaction.ts';
import { type RuleViolation, UserError } from '../resolvers/errors.ts';
import type { Work } from '../resolvers/write.ts';
import { CellReader } from './cells.ts';
import type { LayoutName } from './layouts.ts';
import { type NameColumns, type Named, namedIn, readNamed } from './named.ts';
import type { Problems } from './problems.ts';
import type { Line, ReadSheet } from './read-sheet.ts';
import { refusalsOf } from './refusals.ts';

/** A kind of sheet whose lines go through the checks and the writer of an operation, each for what it names. */
export interface EntryKind<Form extends object, Of extends { id: string }> {
  layout: LayoutName;
  /** The columns by which a line names what it is about. */
  names: NameColumns;
  /** The operation's field for that. */
  field: string;
  /**
   * Reads the cells; null and a problem where one is missing or cannot be read.
   * @param source - what stands in the records as where a line comes from.
   * @throws InvalidInput of the operation's form
   */
  read(cells: CellReader, today: Day, source: string): Form | null;
  /** What only one line may say of the same thing. */
  key(form: Form): string;
  /** What is on record of the same things, by columns; null for each of which nothing is. */
  recorded(
    tx: Transaction,
    asked: readonly { id: string; form: Form }[],
  ): Promise<(Record<keyof Form, unknown> | null)[]>;
  /** Enters what nothing refuses, each judged on what stands by then. @returns for each its id, or what refuses it */
  enter(at: Pick<Work, 'tx' | 'by'>, entries: readonly { of: Of; form: Form }[]): Promise<(string | RuleViolation)[]>;
}

/** A line that was read. */
export interface EntryLine<Form> {
  at: Line;
  cells: CellReader;
  named: Named;
  form: Form;
}

/** Reads the lines of a kind; those with something wrong are problems and left out. */
export function entryLines<Form extends object, Of extends { id: string }>(
  kind: EntryKind<Form, Of>,
  sheets: readonly ReadSheet[],
  { today, source, problems }: { today: Day; source: string; problems: Problems },
): EntryLine<Form>[] {
  const lines = sheets.flatMap((sheet) => (sheet.layout === kind.layout ? sheet.lines : []));
  return lines.flatMap((at) => {
    const cells = new CellReader(at, problems);
    const named = readNamed(cells, kind.names);
    const form = formOf(cells, () => kind.read(cells, today, source));
    return named === null || form === null ? [] : [{ at, cells, named, form }];
  });
}

/** What is read of a line; null and problems in its columns where a form refuses it. */
export function formOf<Form>(cells: CellReader, read: () => Form | null): Form | null {
  try {
    return read();
  } catch (mistakes) {
    if (!(mistakes instanceof UserError)) throw mistakes;
    for (const { inputPath, say } of refusalsOf(mistakes)) cells.refuse(inputPath[0] ?? '', say);
    return null;
  }
}

/** Says in its columns what refuses a line. What is about the thing that it names stands where that is named. */
export function refuseLine(
  { cells, named }: Pick<EntryLine<unknown>, 'cells' | 'named'>,
  field: string,
  error: UserError,
): void {
  for (const { inputPath, say } of refusalsOf(error)) {
    const [at = field] = inputPath;
    cells.refuse(at === field ? namedIn(named) : at, say);
  }
}
