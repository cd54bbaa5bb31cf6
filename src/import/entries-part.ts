import type { Message } from '../messages/catalogue.ts';
import { nameKey } from '../name-keys.ts';
import { RuleViolation } from '../resolvers/errors.ts';
import { mayComeFrom } from './altered-text.ts';
import { type EntryKind, type EntryLine, refuseLine } from './entry-lines.ts';
import { layouts } from './layouts.ts';
import { namedIn } from './named.ts';
import { pagesOf } from './paged.ts';
import type { Counts, Importing } from './part.ts';
import type { Line } from './read-sheet.ts';

/** Finds what a line names. A message says what is wrong. */
export type Find = (code: string | null, name: string | null) => { id: string } | Message;

/** Lines of a kind of which is known what they are about. */
export interface Entries<Of extends { id: string }> {
  /** The ids of what they are about. */
  about: ReadonlySet<string>;
  /** Enters them, each judged on what stands by then. @param standing - what is on record by now, by id. */
  settle(at: Importing, standing: ReadonlyMap<string, Of>): Promise<Counts>;
}

/** A line, and the id of what it is about. */
interface Placed<Form> {
  line: EntryLine<Form>;
  id: string;
}

/** Finds what lines are about. Lines about nothing, or that say the same thing twice, are problems. */
export function placeEntries<Form extends object, Of extends { id: string }>(
  kind: EntryKind<Form, Of>,
  lines: readonly EntryLine<Form>[],
  find: Find,
): Entries<Of> {
  const seen = new Map<string, EntryLine<Form>>();
  const placed: Placed<Form>[] = [];
  for (const line of lines) {
    const { cells, named, form } = line;
    const found = find(named.code, named.name);
    if (typeof found === 'function') {
      cells.refuse(namedIn(named), found);
      continue;
    }
    const key = `${found.id} ${kind.key(form)}`;
    const twin = seen.get(key)?.at;
    if (twin) {
      cells.refuse(layouts[kind.layout].name, (texts) => texts.saidTwice(twin.line, twin.sheet));
      continue;
    }
    seen.set(key, line);
    placed.push({ line, id: found.id });
  }
  return {
    about: new Set(placed.map(({ id }) => id)),
    settle: async (at, standing) => {
      const counts = { created: 0, changed: 0, unchanged: 0 };
      for (const page of pagesOf(placed)) {
        const fresh = await withoutRecord(kind, page, at, counts);
        const entries = fresh.flatMap(({ line, id }) => {
          const of = standing.get(id);
          return of === undefined || refuseAltered(line) ? [] : [{ line, of, form: line.form }];
        });
        const became = await kind.enter(at, entries);
        for (const [n, { line }] of entries.entries()) {
          const one = became[n];
          if (one instanceof RuleViolation) refuseLine(line, kind.field, one);
          else counts.created += 1;
        }
      }
      return counts;
    },
  };
}

/** The lines of which nothing is on record. What differs from the record is a problem, what does not is counted. */
async function withoutRecord<Form extends object, Of extends { id: string }>(
  kind: EntryKind<Form, Of>,
  page: readonly Placed<Form>[],
  { tx }: Importing,
  counts: Counts,
): Promise<Placed<Form>[]> {
  const recorded = await kind.recorded(
    tx,
    page.map(({ id, line }) => ({ id, form: line.form })),
  );
  return page.filter(({ line }, n) => {
    const record = recorded[n] ?? null;
    if (record === null) return true;
    const differing = differingFrom(line.at, line.cells, line.form, record);
    for (const column of differing) line.cells.refuse(column, (texts) => texts.recordedOtherwise);
    if (differing.length === 0) counts.unchanged += 1;
    return false;
  });
}

/** The columns in which a line says something else than the record. An empty cell says nothing. */
export function differingFrom<Form extends object>(
  at: Line,
  cells: EntryLine<Form>['cells'],
  form: Form,
  recorded: Record<keyof Form, unknown>,
): string[] {
  return Object.entries(form).flatMap(([column, said]) => {
    const kept = recorded[column as keyof Form];
    if (!at.cells.has(column) || kept === said) return [];
    if (typeof kept !== 'string') return [column];
    const altered = isCode(at.layout, column) ? cells.altered(column) : null;
    const same = altered === null ? nameKey(kept) === nameKey(String(said)) : mayComeFrom(altered, kept);
    return same ? [] : [column];
  });
}

/** A number of a document is entered as it was written, and not as what a spreadsheet has made of it. */
export function refuseAltered({ at, cells, form }: Pick<EntryLine<object>, 'at' | 'cells' | 'form'>): boolean {
  const altered = Object.keys(form).filter((column) => isCode(at.layout, column) && cells.altered(column)?.certain);
  for (const column of altered) cells.refuseAltered(column);
  return altered.length > 0;
}

function isCode(layout: Line['layout'], column: string): boolean {
  return layouts[layout].columns[column]?.code === true;
}
