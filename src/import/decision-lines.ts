import type { Day } from '../calendar.ts';
import type { CommitteeKind } from '../db/generated/enums.ts';
import { kindWords } from '../resolvers/committee/words.ts';
import { LONGEST } from '../resolvers/lengths.ts';
import { MOST_MEMBERS } from '../resolvers/membership/rules.ts';
import type { Change } from '../resolvers/reorganisation/form.ts';
import { changeWords } from '../resolvers/reorganisation/words.ts';
import { CellReader } from './cells.ts';
import { COMMITTEE, mayName, type Named, readNamed } from './named.ts';
import type { Problems } from './problems.ts';
import type { Line, ReadSheet } from './read-sheet.ts';

/** What all lines say of the decision. */
export interface DecisionHead {
  decisionNumber: string;
  decisionOn: Day;
  issuer: string;
  title: string;
  effectiveOn: Day;
}

/** A line that says one thing that the decision does. */
export interface DecisionLine {
  at: Line;
  cells: CellReader;
  what: Change['what'];
  /** Whom it is about: one that stands, or one that is founded. */
  named: Named;
  /** Under which it comes, or which follows it; null where nothing is said. */
  to: Named | null;
  kind: CommitteeKind | null;
  newName: string | null;
  shortName: string | null;
  memberCount: number | null;
}

/** A decision with its lines. */
export interface DecisionSheet {
  /** The first line, with the cells that say what it is. */
  first: { at: Line; cells: CellReader };
  head: DecisionHead;
  lines: DecisionLine[];
}

/** How lines name where something goes. */
export const TO = { ...COMMITTEE, code: 'toCode', name: 'toName' };

/** Columns that a change needs, and those that it may fill beside them; in all others it says nothing. */
const COLUMNS: Record<Change['what'], { needs: readonly string[]; may: readonly string[] }> = {
  FOUND: { needs: ['committeeName', 'kind'], may: ['shortName', 'toCode', 'toName'] },
  RENAME: { needs: ['newName'], may: ['shortName'] },
  RETYPE: { needs: ['kind'], may: [] },
  REPARENT: { needs: ['toName'], may: ['toCode'] },
  MERGE: { needs: ['toName'], may: ['toCode'] },
  SPLIT: { needs: ['toName'], may: ['toCode', 'memberCount'] },
  DISSOLVE: { needs: [], may: ['toCode', 'toName'] },
};
const OF_SOME = ['kind', 'newName', 'shortName', 'toCode', 'toName', 'memberCount'];

/**
 * Reads the decision of a file; null where it has none, or it cannot be read. Only the first line must say what it is: the others say the
 * same, or nothing. A file has nothing beside its decision.
 */
export function decisionSheet(sheets: readonly ReadSheet[], problems: Problems): DecisionSheet | null {
  const lines = sheets.flatMap((sheet) => (sheet.layout === 'decision' ? sheet.lines : []));
  const [at] = lines;
  if (at === undefined) return null;
  for (const { layout, name, lines: others } of sheets) {
    if (layout !== 'decision' && others.length > 0)
      problems.add({ sheet: name, line: 0 }, '', (texts) => texts.decisionApart);
  }
  const first = { at, cells: new CellReader(at, problems) };
  const head = first.cells.needed<DecisionHead>(headOf(first.cells));
  const read = lines.flatMap((line): DecisionLine[] => {
    const cells = line === at ? first.cells : new CellReader(line, problems);
    const change = decisionLine(line, cells);
    if (line !== at && head !== null) refuseOther(cells, head);
    return change === null ? [] : [change];
  });
  return head === null ? null : { first, head, lines: read };
}

function headOf(cells: CellReader) {
  return {
    decisionNumber: cells.code('decisionNumber', LONGEST.documentNumber),
    decisionOn: cells.day('decisionOn'),
    issuer: cells.name('issuer', LONGEST.committeeName),
    title: cells.name('title', LONGEST.reason),
    effectiveOn: cells.day('effectiveOn'),
  };
}

function refuseOther(cells: CellReader, head: DecisionHead): void {
  for (const [column, said] of Object.entries(headOf(cells))) {
    if (said === null || said === undefined || said === head[column as keyof DecisionHead]) continue;
    cells.refuse(column, (texts) => texts.oneDecision);
  }
}

function decisionLine(at: Line, cells: CellReader): DecisionLine | null {
  const what = cells.word('change', changeWords);
  if (what === null) cells.refuse('change', (texts) => texts.missing);
  const named = readNamed(cells, COMMITTEE);
  const to = mayName(cells, TO);
  const read = {
    kind: cells.word('kind', kindWords),
    newName: cells.name('newName', LONGEST.committeeName),
    shortName: cells.name('shortName', LONGEST.committeeShortName),
    memberCount: cells.whole('memberCount', 0, MOST_MEMBERS),
  };
  if (!what) return null;
  const { needs, may } = COLUMNS[what];
  const isEmpty = (column: string): boolean =>
    !at.cells.has(column) && !(column === 'toName' && at.cells.has('toCode'));
  const missing = needs.filter(isEmpty);
  for (const column of missing) cells.refuse(column, (texts) => texts.missing);
  const beside = OF_SOME.filter((column) => at.cells.has(column) && ![...needs, ...may].includes(column));
  for (const column of beside) cells.refuse(column, (texts) => texts.notOfChange);
  if (named === null || to === null || missing.length > 0 || beside.length > 0) return null;
  if (Object.values(read).includes(undefined)) return null;
  const goal = to.code === null && to.name === null ? null : to;
  return { at, cells, what, named, to: goal, ...(read as Pick<DecisionLine, keyof typeof read>) };
}
