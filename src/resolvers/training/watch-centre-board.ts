import { TrainingKind } from '../../db/generated/enums.ts';
import type { BoardWatch } from '../../feed/board-watch.ts';
import { NotFound } from '../errors.ts';
import { checkYear } from '../input.ts';
import { openList } from '../open-list.ts';
import type { WatchContext } from '../watch-context.ts';
import { readTaught, type TaughtRow } from './read-taught.ts';

/** Which board. */
export interface CentreBoardAsked {
  centreId: string;
  year: number;
}

/**
 * Opens the live board of a centre: for whoever may see the trainings of its host.
 * @param after - a cursor to continue from; null for a first look.
 * @throws NotFound when the centre is hidden or missing; else as `openList` does
 */
export async function watchCentreBoard(
  { centreId, year }: CentreBoardAsked,
  after: string | null,
  context: WatchContext,
): Promise<BoardWatch<TaughtRow>> {
  const { viewer } = await context.viewerNow();
  const { prisma } = context.contextAs(viewer).database;
  const centre = await prisma.trainingCentre.findUnique({ where: { id: centreId }, select: { hostCommitteeId: true } });
  if (centre === null) throw new NotFound((texts) => texts.hidden('centreId'), ['centreId']);
  return openList<TaughtRow>(
    {
      committeeId: centre.hostCommitteeId,
      action: 'training:read',
      path: 'centreId',
      name: ['centreBoard', centreId, year],
      parts: [{ topics: ['TRAINING'], read: (as) => readTaught({ centreId, year }, as) }],
      size: () => Object.keys(TrainingKind).length,
      check: () => checkYear(year),
    },
    after,
    context,
  );
}
