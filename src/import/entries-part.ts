import { nameKey } from '../name-keys.ts';
import { UserError } from '../resolvers/errors.ts';
import { mayComeFrom } from './altered-text.ts';
import { type EnteredFor, type EntryKind, type EntryLine, refuseLine } from './entry-lines.ts';
import { layouts } from './layouts.ts';
import { namedBy } from './named-committee.ts';
import type { Counts, Importing } from './part.ts';
import type { CommitteePlan } from './plan-committees.ts';

/** Lines of a kind whose committees are known. */
export interface Entries {
  /** The committees that they are about. */
  committees: ReadonlySet<string>;
  /** Enters them one by one, each judged on what stands by then. @param standing - the committees that are on record by now. */
  settle(at: Importing, standing: ReadonlyMap<string, EnteredFor>): Promise<Counts>;
}

/** Finds the committees of lines. Lines without one, or that say the same thing twice, are problems. */
export function placeEntries<Form extends object>(
  kind: EntryKind<Form>,
  lines: readonly EntryLine<Form>[],
  { find }: Pick<CommitteePlan, 'find'>,
): Entries {
  const seen = new Map<string, EntryLine<Form>>();
  const placed = new Map<EntryLine<Form>, string>();
  for (const line of lines) {
    const { cells, committeeCode, committeeName, form } = line;
    const committee = find(committeeCode, committeeName);
    if (typeof committee === 'function') {
      cells.refuse(namedBy(line), committee);
      continue;
    }
    const key = `${committee.id} ${kind.key(form)}`;
    const twin = seen.get(key)?.at;
    if (twin) {
      cells.refuse(layouts[kind.layout].name, (texts) => texts.saidTwice(twin.line, twin.sheet));
      continue;
    }
    seen.set(key, line);
    placed.set(line, committee.id);
  }
  return {
    committees: new Set(placed.values()),
    settle: async (at, standing) => {
      const counts = { created: 0, changed: 0, unchanged: 0 };
      for (const [line, committeeId] of placed) {
        const committee = standing.get(committeeId);
        const became = committee === undefined ? null : await settleLine(kind, line, committee, at);
        if (became !== null) counts[became] += 1;
      }
      return counts;
    },
  };
}

/** What became of a line; null where it is refused, which is a problem then. */
async function settleLine<Form extends object>(
  kind: EntryKind<Form>,
  line: EntryLine<Form>,
  committee: EnteredFor,
  { tx, by }: Importing,
): Promise<'created' | 'unchanged' | null> {
  const recorded = await kind.recorded(tx, committee.id, line.form);
  if (recorded !== null) {
    const differing = differingFrom(line, recorded);
    for (const column of differing) line.cells.refuse(column, (texts) => texts.recordedOtherwise);
    return differing.length === 0 ? 'unchanged' : null;
  }
  if (refuseAltered(line)) return null;
  try {
    await kind.enter({ tx, by }, committee, line.form);
    return 'created';
  } catch (refusal) {
    if (!(refusal instanceof UserError)) throw refusal;
    refuseLine(line, refusal);
    return null;
  }
}

/** The columns in which a line says something else than the record. An empty cell says nothing. */
function differingFrom<Form extends object>(
  { at, cells, form }: EntryLine<Form>,
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
function refuseAltered({ at, cells, form }: EntryLine<object>): boolean {
  const altered = Object.keys(form).filter((column) => isCode(at.layout, column) && cells.altered(column)?.certain);
  for (const column of altered) cells.refuseAltered(column);
  return altered.length > 0;
}

function isCode(layout: EntryLine<object>['at']['layout'], column: string): boolean {
  return layouts[layout].columns[column]?.code === true;
}
