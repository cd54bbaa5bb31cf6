import { dayInYear } from '../../src/calendar.ts';
import type { BoardScope } from '../../src/feed/board.ts';
import { outlookOf } from '../../src/feed/forecast.ts';
import { quotaStatus, shownOutlook } from '../../src/feed/quota-progress.ts';
import { addCounts, inPipeline, NOBODY, type StageCounts, WAY, withStage } from '../../src/feed/stage-counts.ts';
import type { PositionState } from './database-model.ts';
import { type Day, type Records, type Stay, staysBelow, staysOf, wayUp } from './records.ts';

/** A row as a client should show it. */
export interface ExpectedRow {
  committeeId: string;
  partOf: string | null;
  parentId: string | null;
  name: string;
  code: string | null;
  plan: number | null;
  floor: number | null;
  allocated: number | null;
  withoutTargetCount: number | null;
  admitted: number;
  admittedHere: number;
  countedBy: string;
  pipelineCount: number | null;
  reachableCount: number | null;
  forecastThousandths: number | null;
  forecastLow: number | null;
  forecastHigh: number | null;
  forecastSource: string | null;
  status: string;
}

/** Names a row on a board. */
export function rowKey({ committeeId, partOf }: { committeeId: string; partOf: string | null }): string {
  return `${committeeId} ${partOf}`;
}

interface Figures {
  admitted: Map<number, number>;
  here: Map<number, number>;
  waiting: Map<number, StageCounts>;
}
const figures = new WeakMap<Records, Map<string, Figures>>();

/** Counted from the records, each for itself: slow and plain, so that it can be believed. */
function figuresOf(records: Records, year: number, day: Day): Figures {
  const known = figures.get(records) ?? new Map<string, Figures>();
  figures.set(records, known);
  let counted = known.get(`${year} ${day}`);
  if (counted) return counted;
  counted = { admitted: new Map(), here: new Map(), waiting: new Map() };
  const add = (map: Map<number, number>, stay: Stay): void => void map.set(stay.id, (map.get(stay.id) ?? 0) + 1);
  for (const admission of records.admissions.values()) {
    if (admission.revoked || !admission.day.startsWith(`${year}-`)) continue;
    const up = wayUp(records, admission.committee, admission.day);
    for (const stay of up) add(counted.admitted, stay);
    if (up[0]) add(counted.here, up[0]);
  }
  for (const { committee, stage } of records.candidates.values()) {
    if (stage === null) continue;
    for (const { id } of wayUp(records, committee, day)) {
      const old = counted.waiting.get(id) ?? NOBODY;
      counted.waiting.set(id, withStage(old, stage, (old[WAY.indexOf(stage)] ?? 0) + 1));
    }
  }
  known.set(`${year} ${day}`, counted);
  return counted;
}

/**
 * The board as it should be at a position.
 * @param seenDay - the day of the client's cursor, by which a status is judged.
 */
export function expectedBoard(
  { records, day, times }: PositionState,
  scope: BoardScope,
  seenDay: Day,
): Map<string, ExpectedRow> {
  const { committeeId, year, depth } = scope;
  const { admitted, here, waiting } = figuresOf(records, year, day);
  const inYear = ({ from, to }: Stay): boolean => from < `${year + 1}-01-01` && (to === null || to > `${year}-01-01`);
  const isOpen = year >= Number(seenDay.slice(0, 4));
  const rows = new Map<string, ExpectedRow>();
  const show = (id: string, stays: readonly Stay[], partOf: string | null): void => {
    const committee = records.committees.get(id);
    if (!committee) return;
    const sum = (map: Map<number, number>): number => stays.reduce((total, stay) => total + (map.get(stay.id) ?? 0), 0);
    const people = stays.reduce((all, { id: stay }) => addCounts(all, waiting.get(stay) ?? NOBODY), NOBODY);
    const onDay = dayInYear(year, seenDay);
    const below = staysBelow(records, id)
      .filter(({ from, to }) => from <= onDay && (to === null || onDay < to))
      .map(({ child }) => records.targets.get(`${child} ${year} PLAN`)?.target ?? 0);
    const plan = records.targets.get(`${id} ${year} PLAN`)?.target ?? null;
    // Who has no root any more on that day has no times either.
    const hasRoot = wayUp(records, committeeId, seenDay).at(-1)?.parent === null;
    const outlook = outlookOf(sum(admitted), isOpen ? people : NOBODY, hasRoot ? times : null, year, seenDay);
    const row: ExpectedRow = {
      committeeId: id,
      partOf,
      parentId: stays.at(-1)?.parent ?? null,
      name: committee.name,
      code: committee.code,
      plan,
      floor: records.targets.get(`${id} ${year} FLOOR`)?.target ?? null,
      allocated: below.length === 0 ? null : below.reduce((all, one) => all + one, 0),
      withoutTargetCount: below.length === 0 ? null : below.filter((one) => one === 0).length,
      admitted: sum(admitted),
      admittedHere: sum(here),
      countedBy: records.countedBy,
      pipelineCount: isOpen ? inPipeline(people) : null,
      ...shownOutlook(outlook),
      status: quotaStatus(
        plan,
        sum(admitted),
        year,
        seenDay,
        staysOf(records, id).at(-1)?.to ?? null,
        outlook,
        records.curveSet,
      ),
    };
    rows.set(rowKey(row), row);
  };
  const showBelow = (parent: string): void => {
    for (const child of new Set(
      staysBelow(records, parent)
        .filter(inYear)
        .map((stay) => stay.child),
    )) {
      const own = staysOf(records, child).filter(inYear);
      const under = own.filter((stay) => stay.parent === parent);
      const whole = own.length === under.length;
      show(child, under, whole ? null : parent);
      if (whole && depth === 'SUBTREE') showBelow(child);
    }
  };
  show(committeeId, staysOf(records, committeeId).filter(inYear), null);
  if (rows.size > 0 && depth !== 'SELF') showBelow(committeeId);
  return rows;
}

/** What is wrong with the sums of a board as a client shows it; null when every shown parent is the sum of its parts. */
export function wrongSum(rows: ReadonlyMap<string, ExpectedRow>, scope: BoardScope): string | null {
  if (scope.depth === 'SELF') return null;
  for (const parent of rows.values()) {
    const isShownBelow =
      parent.committeeId === scope.committeeId || (scope.depth === 'SUBTREE' && parent.partOf === null);
    if (!isShownBelow) continue;
    let sum = parent.admittedHere;
    for (const row of rows.values()) {
      const isPart = row.partOf === parent.committeeId || (row.partOf === null && row.parentId === parent.committeeId);
      if (isPart && row.committeeId !== scope.committeeId) sum += row.admitted;
    }
    if (sum !== parent.admitted) return `${parent.name} shows ${parent.admitted}, its parts are ${sum}`;
  }
  return null;
}
