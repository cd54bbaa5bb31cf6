import type { OperationContext } from '../operation-context.ts';
import { rowsInTurn } from '../rows-in-turn.ts';

/** So many rows are worked on before others have their turn. */
const SLICE = 100;

/** What is made of rows, in turn with the work of others: there may be those of a province. */
export async function inSlices<Row, Made>(
  rows: readonly Row[],
  make: (row: Row) => readonly Made[],
  { feed, viewer }: Pick<OperationContext, 'feed' | 'viewer'>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let from = 0; from < rows.length; from += SLICE) {
    const slice = rows.slice(from, from + SLICE);
    await rowsInTurn(feed.turns, viewer, slice.length);
    for (const row of slice) made.push(...make(row));
  }
  return made;
}
