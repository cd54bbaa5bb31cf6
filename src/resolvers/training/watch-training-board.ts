import type { TrainingKind } from '../../db/generated/enums.ts';
import type { BoardWatch } from '../../feed/board-watch.ts';
import { subtreeSize } from '../../feed/subtree-size.ts';
import { type BodyOfYear, bodiesOf } from '../committee/bodies-of.ts';
import { checkYear } from '../input.ts';
import { openList } from '../open-list.ts';
import type { OperationContext } from '../operation-context.ts';
import type { WatchContext } from '../watch-context.ts';
import { type OfficersTrained, readOfficersTrained } from './read-officers-trained.ts';
import { checkMonths, readTrainingOutlookOf, type TrainingOutlook } from './read-outlook.ts';
import { readTrainingProgressOf, type TrainingProgress } from './read-progress.ts';

/** Which board. */
export interface TrainingBoardAsked {
  committeeId: string;
  year: number;
  kind: TrainingKind;
  /** How many months ahead certificates lapse soon. */
  months: number;
}

/** How far the trainings of a committee have come, and who is to be trained next. */
export interface TrainingBoardRow extends BodyOfYear {
  /** The committee, and what the board is asked with. */
  id: string;
  progress: TrainingProgress;
  outlook: TrainingOutlook;
  /** Null for roles that may not see offices. */
  officers: OfficersTrained | null;
}

/**
 * Opens the live board of the trainings of a year.
 * @param after - a cursor to continue from; null for a first look.
 * @throws as `openList` does
 */
export async function watchTrainingBoard(
  asked: TrainingBoardAsked,
  after: string | null,
  context: WatchContext,
): Promise<BoardWatch<TrainingBoardRow>> {
  const { committeeId, year, kind, months } = asked;
  return openList<TrainingBoardRow>(
    {
      committeeId,
      action: 'training:read',
      path: 'committeeId',
      name: ['trainingBoard', committeeId, year, kind, months],
      parts: [{ topics: ['TRAINING'], read: (as) => readRows(asked, as) }],
      size: () => 1 + subtreeSize(context.feed, committeeId).children,
      check() {
        checkYear(year);
        checkMonths(months);
      },
    },
    after,
    context,
  );
}

/** The committee, then those directly below it: a statement for each part of a row, however many they are. */
async function readRows(asked: TrainingBoardAsked, context: OperationContext): Promise<TrainingBoardRow[]> {
  const { committeeId, year, kind, months } = asked;
  const rows = await Promise.all(
    bodiesOf(context.feed, committeeId, year).map(async (body) => {
      const [progress, outlook, officers] = await Promise.all([
        readTrainingProgressOf(body.committeeId, asked, context),
        readTrainingOutlookOf(body.committeeId, asked, context),
        readOfficersTrained(body.committeeId, null, context),
      ]);
      return { body, progress, outlook, officers };
    }),
  );
  return rows.flatMap(({ body, progress, outlook, officers }) =>
    // Who stood here in a year that is over may stand today where the viewer sees nothing.
    progress === null || outlook === null
      ? []
      : [{ id: `${body.committeeId}:${year}:${kind}:${months}`, ...body, progress, outlook, officers }],
  );
}
