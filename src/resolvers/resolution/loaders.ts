import type DataLoader from 'dataloader';
import type { Day } from '../../calendar.ts';
import { type CaseFacts, readCaseFacts } from '../../db/queries/case-facts.ts';
import { ADMISSION_AGE } from '../candidate/rules.ts';
import { batchesOf, byGroup, type RecordLoading } from '../loading.ts';

/** What the votes and decisions of a case are judged by on a day; null where it stood nowhere then. */
export function caseFactsLoader(
  loading: RecordLoading,
): DataLoader<{ candidateId: string; day: Day }, CaseFacts | null, string> {
  return byGroup(
    'candidateId',
    ({ day }) => day,
    (day, ids) => readCaseFacts(loading.pool, ids, day, ADMISSION_AGE.on(day).value),
    batchesOf(loading),
  );
}
