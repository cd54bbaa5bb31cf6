import { yearOf } from '../../calendar.ts';
import type { PersonGroup } from '../../db/generated/enums.ts';
import {
  countTraitsByMonth,
  type Division,
  divisions,
  type PartOf,
  type TraitRow,
  traits,
} from '../../db/queries/quota-report.ts';
import type { OperationContext } from '../operation-context.ts';
import { type GroupFigure, isShown, isTold, leftOut, type Months } from './disclosure.ts';
import { type Period, wholeMonths, yearsOf } from './period.ts';
import { shownGroup, youthUnionMonths } from './rules.ts';

export { divisions, traits };

/** How many are in a group, or came from a source; null where that is left out. */
export function countOf(
  { group, source }: { group: PersonGroup | null; source: PartOf<'source'> | null },
  { groups, parts }: ReportBreakdown,
): number | null {
  const found =
    group === null ? parts.source.find(({ part }) => part === source) : groups.find((one) => one.group === group);
  return found?.count ?? null;
}

/** How many have a trait. */
export interface ReportGroup {
  group: PersonGroup;
  /** Null where it is left out. */
  count: number | null;
}

/** How many are in a part of a division. */
export interface ReportPart<Name extends Division = Division> {
  part: PartOf<Name>;
  /** Null where it is left out. */
  count: number | null;
}

/** Who was admitted in a period, as groups. */
export interface ReportBreakdown {
  /** Those whose personal data are still there: what the groups are a part of. */
  knownCount: number;
  groups: ReportGroup[];
  parts: { [Name in Division]: ReportPart<Name>[] };
}

/** What of a report is broken down. */
type Wanted = Period & { committeeId: string };

/**
 * Who was admitted in a period. Whoever may read each of these people is told everything, of any days. Others are told of whole
 * months, quarters, the first 6 and 9 months and years, once they are over, and of no group that is small or can be reckoned from
 * what else is told: of other periods, of other groups, of the committee above and of those beside. Null for other days.
 * @param readablePaths - places whose candidates the viewer may read one by one.
 */
export async function readBreakdown(
  wanted: Wanted,
  readablePaths: readonly string[],
  context: OperationContext,
): Promise<ReportBreakdown | null> {
  const read = (committeeId: string, { from, to }: Period): Promise<TraitRow[]> =>
    countTraitsByMonth(context.database.pool, { committeeId, from, to }, readablePaths, youthUnionMonths(yearOf(to)));
  const rows = await read(wanted.committeeId, wanted);
  const all = (): true => true;
  if (rows.every(({ unreadable }) => unreadable === 0) && readablePaths.length > 0) return told(rows, () => all());
  const months = wholeMonths(wanted);
  if (months === null || !isTold(months) || wanted.to >= context.feed.day || yearsOf(wanted).length > 1) return null;
  const soFar = { from: `${yearOf(wanted.to)}-01-01`, to: wanted.to };
  const parent = parentIn(wanted, context);
  const [own, beside] = await Promise.all([
    read(wanted.committeeId, soFar),
    parent === null ? [] : read(parent, soFar),
  ]);
  const parts = partsOf(beside);
  return told(rows, ({ figure, among }) =>
    isShown(months, (some) => {
      const { count, known } = figure(inMonths(own, some));
      // Of months in which nobody was admitted there is nothing to tell.
      if (known === 0) return true;
      if (shownGroup(count, known) === null) return false;
      const besideIt = new Map([...parts].map(([name, rowsOfPart]) => [name, figure(inMonths(rowsOfPart, some))]));
      if (leftOut(besideIt).has(wanted.committeeId)) return false;
      return among === null || !leftOut(among.parts(inMonths(own, some))).has(among.name);
    }),
  );
}

/** What is asked of a group: how it is counted, and of which others it is one that together are everybody. */
interface Group {
  figure(rows: readonly TraitRow[]): GroupFigure;
  among: { name: string; parts(rows: readonly TraitRow[]): Map<string, GroupFigure> } | null;
}

function told(rows: readonly TraitRow[], mayBeTold: (group: Group) => boolean): ReportBreakdown {
  const inParts = <Name extends Division>(division: Name): ReportPart<Name>[] =>
    divisions[division].map((part: PartOf<Name>, n: number) => {
      const figure = partFigure(division, n);
      const among = { name: part, parts: (some: readonly TraitRow[]) => allParts(division, some) };
      return { part, count: mayBeTold({ figure, among }) ? figure(rows).count : null };
    });
  return {
    knownCount: sum(rows, ({ known }) => known),
    groups: traits.map((group, n) => {
      const figure = (some: readonly TraitRow[]): GroupFigure => figureOf(some, (row) => row.traits[n] ?? 0);
      return { group, count: mayBeTold({ figure, among: amongAges(group) }) ? figure(rows).count : null };
    }),
    parts: {
      source: inParts('source'),
      education: inParts('education'),
      age: inParts('age'),
    },
  };
}

/** Youth-Union age is the first of the ages: where that is left out for the sake of another age, so is this. */
function amongAges(group: PersonGroup): Group['among'] {
  if (group !== 'YOUTH_UNION_AGE') return null;
  return { name: divisions.age[0], parts: (some) => allParts('age', some) };
}

/** How a part of a division is counted. */
const partFigure =
  (division: Division, n: number) =>
  (rows: readonly TraitRow[]): GroupFigure =>
    figureOf(rows, (row) => row.parts[division][n] ?? 0);

/** Everybody by a division, and whoever has nothing recorded. */
function allParts(division: Division, rows: readonly TraitRow[]): Map<string, GroupFigure> {
  const others = figureOf(rows, (row) => row.known - row.parts[division].reduce((all, one) => all + one, 0));
  const parts = new Map<string, GroupFigure>(
    divisions[division].map((part, n) => [part, partFigure(division, n)(rows)]),
  );
  // A part of nobody leaves nothing to guess at; that there is nobody in a part is told of none of them.
  return others.count > 0 ? parts.set('', others) : parts;
}

function figureOf(rows: readonly TraitRow[], countOf: (row: TraitRow) => number): GroupFigure {
  return { count: sum(rows, countOf), known: sum(rows, ({ known }) => known) };
}

function sum(rows: readonly TraitRow[], of: (row: TraitRow) => number): number {
  return rows.reduce((all, row) => all + of(row), 0);
}

function inMonths(rows: readonly TraitRow[], { from, to }: Months): TraitRow[] {
  return rows.filter(({ month }) => month > from && month <= to);
}

/** What stood directly below a committee, and what it did itself, by name. */
function partsOf(rows: readonly TraitRow[]): Map<string, TraitRow[]> {
  const parts = new Map<string, TraitRow[]>();
  for (const row of rows) {
    const name = row.branch ?? '';
    const part = parts.get(name);
    if (part) part.push(row);
    else parts.set(name, [row]);
  }
  return parts;
}

/** The committee above at the end of a period; null at a root. */
function parentIn({ committeeId, from, to }: Wanted, { feed }: OperationContext): string | null {
  const stays = feed.state.committees.get(committeeId)?.placements ?? [];
  return stays.findLast((stay) => stay.from <= to && (stay.to === null || stay.to > from))?.parent?.id ?? null;
}
