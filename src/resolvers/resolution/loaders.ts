import type DataLoader from 'dataloader';
import type { Day } from '../../calendar.ts';
import { type CaseFacts, readCaseFacts } from '../../db/queries/case-facts.ts';
import { ADMISSION_AGE } from '../candidate/rules.ts';
import { byGroup, type Loading } from '../loading.ts';

/** What the votes and decisions of a case are judged by on a day; null where it stood nowhere then. */
export function caseFactsLoader({
  pool,
}: Loading): DataLoader<{ candidateId: string; day: Day }, CaseFacts | null, string> {
  return byGroup(
    'candidateId',
    ({ day }) => day,
    (day, ids) => readCaseFacts(pool, ids, day, ADMISSION_AGE.on(day).value),
  );
}
