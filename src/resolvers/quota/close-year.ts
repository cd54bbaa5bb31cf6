import { v7 as uuidv7 } from 'uuid';
import { type Day, yearOf } from '../../calendar.ts';
import { committeeProgress } from '../../feed/board.ts';
import { closedBelow } from '../../feed/closed-below.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { checkYear, readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { OperationContext } from '../operation-context.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type PublishedFigure, readClosing, writeClosing } from './records.ts';
import { violations } from './violations.ts';

/** A year that is closed, and the paper that says so. */
export interface CloseYearInput {
  committeeId: UnreadId;
  year: number;
  documentNumber: string;
  documentOn: UnreadDay;
}

/**
 * Closes a year that is over, for a committee and everything that stood below it at its end. What the boards show then is kept as it
 * was published. Nobody writes meanwhile: the tree is held alone, so that no admission comes between the figures and the closing.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation YEAR_NOT_OVER, YEAR_CLOSED
 */
export const closeYear = write({
  moves: true,
  places: {
    committee: namedCommittee<'committeeId', CloseYearInput>('committeeId', lockCommitteeToChange, {
      see: 'quota:read',
      do: 'quota:set',
    }),
  },
  read: (input: CloseYearInput, { today }) =>
    readFields({
      year: () => checkYear(input.year),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      documentOn: () => readPastDay(input.documentOn, 'documentOn', today),
    }),
  async work({ tx, by, today, context }, { committee: { id: committeeId } }, { year, ...paper }) {
    if (year >= yearOf(today)) throw violations.YEAR_NOT_OVER(year);
    if ((await readClosing(tx, committeeId, year)) !== null) throw violations.YEAR_CLOSED.already(year);
    // Everything that was committed before the tree was ours is on the boards then.
    if ((await context.feed.settle()) === null) throw new Error('the boards did not come up to date in time');
    const closing = uuidv7();
    const figures = publishedFigures(committeeId, year, today, context);
    await writeClosing(tx, { id: closing, committeeId, year, ...paper, figures }, by);
    return { closing, committeeId, year };
  },
});

function publishedFigures(
  committeeId: string,
  year: number,
  today: Day,
  { feed }: OperationContext,
): PublishedFigure[] {
  const top = feed.state.committees.get(committeeId);
  return (top ? closedBelow(top, year) : []).flatMap(({ id }) => {
    const figures = committeeProgress(feed.state, id, year, today);
    if (figures === null) return [];
    const { admitted, plan, status } = figures;
    return [{ committeeId: id, admitted, plan, status }];
  });
}
