import type DataLoader from 'dataloader';
import { type PublishedRow, readPublished } from '../../db/queries/published-figures.ts';
import type { QuotaStatus } from '../../feed/quota-progress.ts';
import { byGroup, type Loading } from '../loading.ts';

/** What was published, with the status that was said then. */
export type PublishedFigures = PublishedRow & { publishedStatus: QuotaStatus };

/** What was published of a committee's year when it was closed; null where it is open. For figures that the viewer sees. */
export function publishedLoader({
  pool,
}: Loading): DataLoader<{ committeeId: string; year: number }, PublishedFigures | null, string> {
  return byGroup(
    'committeeId',
    ({ year }) => year,
    (year, committeeIds) => readPublished(pool, committeeIds, year) as Promise<PublishedFigures[]>,
  );
}
