import DataLoader from 'dataloader';
import { addDays, type Day, momentOf, yearOf } from '../../calendar.ts';
import { type OpenCaseRow, type OpenCasesScope, readOpenCasesOf } from '../../db/queries/open-cases.ts';
import { type OpenVerification, readOpenVerifications } from '../../db/queries/open-verifications.ts';
import {
  type ClosedYear,
  type CountedAdmission,
  type PlanNews,
  readClosedSince,
  readCountedSince,
  readRevisedSince,
} from '../../db/queries/plan-news.ts';
import { readWatchedAmong, type WatchRow } from '../../db/queries/watch-list.ts';
import { type Among, batchesOf, type RecordLoading, rowsAmong } from '../loading.ts';
import { noSource } from '../watch/no-source.ts';
import { NEWS_DAYS, openStages } from './rules.ts';

/** The moment since when something is news. */
const newsSince = (day: Day): Date => new Date(momentOf(addDays(day, 1 - NEWS_DAYS), '00:00'));

/** Open cases of scopes of few committees, as far as may be seen of each: one statement for all scopes. */
export function openCasesLoader(loading: RecordLoading): DataLoader<OpenCasesScope, OpenCaseRow[]> {
  return new DataLoader<OpenCasesScope, OpenCaseRow[]>(
    async (scopes) => {
      const found = scopes.map((): OpenCaseRow[] => []);
      for (const row of await readOpenCasesOf(loading.pool, scopes, openStages)) found[row.scope]?.push(row);
      return found;
    },
    { ...batchesOf(loading), cache: false },
  );
}

/** Verifications of cases that nobody has answered. */
export function answersLoader(loading: RecordLoading): DataLoader<Among<null>, OpenVerification[]> {
  const read = (_group: null, ids: string[]) => readOpenVerifications(loading.pool, ids);
  return rowsAmong('candidateId', read, batchesOf(loading));
}

/** Admissions of late that count for committees, by the day of today. */
export function countedLoader(loading: RecordLoading): DataLoader<Among<Day>, CountedAdmission[]> {
  const read = (day: Day, ids: string[]) => readCountedSince(loading.pool, ids, addDays(day, 1 - NEWS_DAYS));
  return rowsAmong('committeeId', read, batchesOf(loading));
}

/** Plans of this year that were revised lately, by the day of today. */
export function revisedLoader(loading: RecordLoading): DataLoader<Among<Day>, PlanNews[]> {
  const read = (day: Day, ids: string[]) => readRevisedSince(loading.pool, ids, yearOf(day), newsSince(day));
  return rowsAmong('committeeId', read, batchesOf(loading));
}

/** Years that were closed lately for committees, by the day of today. */
export function closedLoader(loading: RecordLoading): DataLoader<Among<Day>, ClosedYear[]> {
  const read = (day: Day, ids: string[]) => readClosedSince(loading.pool, ids, newsSince(day));
  return rowsAmong('committeeId', read, batchesOf(loading));
}

/** Those of some cells in which nobody is on the way, by the day of today. */
export function drySourcesLoader(loading: RecordLoading): DataLoader<Among<Day>, WatchRow[]> {
  const read = (day: Day, ids: string[]) => readWatchedAmong(loading.pool, { ids, day }, noSource.search());
  return rowsAmong('committeeId', read, batchesOf(loading));
}
