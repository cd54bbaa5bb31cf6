import type { CommitteeKind } from '../../db/generated/enums.ts';
import type { BoardWatch } from '../../feed/board-watch.ts';
import { subtreeSize } from '../../feed/subtree-size.ts';
import { type BodyOfYear, bodiesOf } from '../committee/bodies-of.ts';
import { checkYear } from '../input.ts';
import { openList } from '../open-list.ts';
import type { OperationContext } from '../operation-context.ts';
import type { WatchContext } from '../watch-context.ts';
import { type InspectionCompletion, readInspectionCompletion } from './read-completion.ts';

/** Cells make no programme. */
const MAKE_NONE: readonly CommitteeKind[] = ['CELL', 'SUB_COMMITTEE', 'GRASSROOTS_CELL'];

/** Which board. */
export interface InspectionBoardAsked {
  committeeId: string;
  year: number;
}

/** How a committee and those directly below it carried out their programmes. */
export interface InspectionBoardRow extends BodyOfYear {
  /** The committee and the year. */
  id: string;
  completion: InspectionCompletion;
}

/**
 * Opens the live board of the programmes of a year. It counts what stands in programmes and nothing else, so that inspections on signs
 * of a violation, which stand in none, move it for nobody.
 * @param after - a cursor to continue from; null for a first look.
 * @throws as `openList` does
 */
export async function watchInspectionBoard(
  asked: InspectionBoardAsked,
  after: string | null,
  context: WatchContext,
): Promise<BoardWatch<InspectionBoardRow>> {
  const { committeeId, year } = asked;
  return openList<InspectionBoardRow>(
    {
      committeeId,
      action: 'inspection:read',
      path: 'committeeId',
      name: ['inspectionBoard', committeeId, year],
      parts: [{ topics: ['INSPECTION'], read: (as) => readRows(asked, as) }],
      size: () => 1 + subtreeSize(context.feed, committeeId).children,
      check: () => checkYear(year),
    },
    after,
    context,
  );
}

/** The committee, then those directly below it that make programmes or stand above such: one statement, however many they are. */
async function readRows(
  { committeeId, year }: InspectionBoardAsked,
  context: OperationContext,
): Promise<InspectionBoardRow[]> {
  const bodies = bodiesOf(context.feed, committeeId, year).filter(
    (body) => body.committeeId === committeeId || !MAKE_NONE.includes(body.kind),
  );
  const rows = await Promise.all(
    bodies.map(async (body) => ({ body, completion: await readInspectionCompletion(body.committeeId, year, context) })),
  );
  // Who stood here in a year that is over may stand today where the viewer sees nothing.
  return rows.flatMap(({ body, completion }) =>
    completion === null ? [] : [{ id: `${body.committeeId}:${year}`, ...body, completion }],
  );
}
