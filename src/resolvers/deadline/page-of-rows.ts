import type { Day } from '../../calendar.ts';
import type { Page } from '../input.ts';
import { type List, onDemand } from '../list.ts';
import type { OperationContext } from '../operation-context.ts';
import { readPage, show } from '../page.ts';
import type { Order, Place } from '../ranges.ts';
import { rowsOfPage } from './rules.ts';

const BY_DAY: Order = { name: 'day', keys: ['day'], direction: 'asc' };

/**
 * A page of rows that are reckoned and not kept, in the order of their days and ids.
 * @param list - names it: a cursor of another one is refused.
 * @param args - all that chooses the rows, and which page of them.
 * @param read - all of them, in their order; asked for once.
 * @throws InvalidInput when the page cannot be right
 */
export function pageOfRows<Row extends { day: Day; id: string }>(
  list: string,
  args: Page,
  read: () => Promise<readonly Row[]>,
  { cursors }: OperationContext,
): List<Row> {
  const wanted = readPage(list, BY_DAY, args, cursors);
  let found: Promise<readonly Row[]> | undefined;
  const rows = (): Promise<readonly Row[]> => {
    found ??= read();
    return found;
  };
  const at = (place: Place | null) => place && { day: String(place.keys[0]), id: place.id };
  const between = { ...wanted, after: at(wanted.after), before: at(wanted.before) };
  return onDemand(
    async () => show(rowsOfPage(await rows(), between), BY_DAY, wanted, cursors),
    async () => (await rows()).length,
  );
}
