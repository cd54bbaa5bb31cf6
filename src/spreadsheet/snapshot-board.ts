import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type pg from 'pg';
import type { Day } from '../calendar.ts';
import type { CandidateStage } from '../db/generated/enums.ts';
import { readBoardSnapshot, type SnapshotRow } from '../db/queries/board-snapshot.ts';
import type { HeadRow } from '../db/queries/feed.ts';
import type { BoardScope } from '../feed/board.ts';
import { type ForecastTimes, outlookOf, readForecast } from '../feed/forecast.ts';
import { isOpenYear, type QuotaProgress, quotaStatus, shownOutlook } from '../feed/quota-progress.ts';
import { type RootSettings, readRoot, UNSET } from '../feed/root-settings.ts';
import { inPipeline, NOBODY, withStage } from '../feed/stage-counts.ts';

const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);

/** A board as it was in the database at one position. */
export interface SnapshotBoard {
  head: HeadRow;
  /** Its name; null when there is no such committee. */
  name: string | null;
  /** By which it forecasts; null where there is nothing. */
  times: ForecastTimes | null;
  /** What its root has set. */
  settings: RootSettings;
  /** Its rows, page by page. */
  pages(): AsyncGenerator<SnapshotRow[]>;
}

/**
 * Reads a whole board in one snapshot, as fast as the database gives it, and keeps it packed: a client that takes its
 * time must hold neither the snapshot nor the rows. That of the country is 260,000 rows in about 10 MB.
 */
export async function readSnapshotBoard(pool: pg.Pool, scope: BoardScope): Promise<SnapshotBoard> {
  const packed: Buffer[] = [];
  let name: string | null = null;
  const { head, times, settings } = await readBoardSnapshot(pool, scope, async (rows) => {
    name ??= rows[0]?.name ?? null;
    packed.push(await pack(JSON.stringify(rows), { level: 1 }));
  });
  return {
    head,
    name,
    times: times && readForecast(times),
    settings: settings === null ? UNSET : readRoot(settings),
    async *pages() {
      for (const page of packed) yield JSON.parse(String(await unpack(page))) as SnapshotRow[];
    },
  };
}

/** What a row of a board has and the file of a board does not. */
export type NotInFiles = 'lastSeq' | 'stretch' | 'stretchVersion' | 'allocated' | 'withoutTargetCount';

/** The figures of a row, as a board shows them on a day. */
export function figuresOf(
  row: SnapshotRow,
  year: number,
  day: Day,
  { times, settings }: Pick<SnapshotBoard, 'times' | 'settings'>,
): Omit<QuotaProgress, NotInFiles> {
  const { committeeId, kind, name, code, partOf, parentId, admitted, admittedHere, waiting, plan, floor } = row;
  const open = isOpenYear(year, day);
  const people = open
    ? Object.entries(waiting ?? {}).reduce((all, [stage, n]) => withStage(all, stage as CandidateStage, n), NOBODY)
    : NOBODY;
  const outlook = outlookOf(admitted, people, times, year, day);
  return {
    committeeId,
    year,
    view: 'AS_THEN',
    endedOn: row.endedOn,
    partOf,
    parentId,
    kind,
    name,
    code,
    floor,
    plan,
    planVersion: row.planVersion ?? 0,
    floorVersion: row.floorVersion ?? 0,
    admitted,
    admittedHere,
    countedBy: settings.countedBy,
    pipelineCount: open ? inPipeline(people) : null,
    ...shownOutlook(outlook),
    status: quotaStatus(plan, admitted, year, day, row.endedOn, outlook, settings.pace),
  };
}
