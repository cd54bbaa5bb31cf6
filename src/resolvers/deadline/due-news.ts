import { addDays, type Day, dayOf, momentOf, yearOf } from '../../calendar.ts';
import { readClosedSince, readRevisedSince } from '../../db/queries/plan-news.ts';
import { signedIn } from '../operation-context.ts';
import { topsOf } from '../visible-sizes.ts';
import { alertOf } from './alert-of.ts';
import type { Source } from './due.ts';
import { NEWS_DAYS } from './rules.ts';

/** The moment since when something is news. */
const newsSince = (day: Day): Date => new Date(momentOf(addDays(day, 1 - NEWS_DAYS), '00:00'));

/** Plans of this year that were revised lately. */
export const duePlansRevised: Source = {
  part: 'PLANS',
  kinds: ['PLAN_REVISED'],
  async find({ figures }, { database, feed: { day } }) {
    const ids = figures().map(({ committeeId }) => committeeId);
    const revised = await readRevisedSince(database.pool, ids, yearOf(day), newsSince(day));
    return revised.map(({ id, committeeId, at }) => alertOf('PLAN_REVISED', committeeId, dayOf(at), id));
  },
};

/** Years that were closed lately: told once for all that stands below, at the committee closed or at the top of what is asked about. */
export const dueYearsClosed: Source = {
  part: 'PLANS',
  kinds: ['YEAR_CLOSED'],
  async find({ withinId, figures }, context) {
    const { database, feed } = context;
    const ids = figures().map(({ committeeId }) => committeeId);
    const tops = withinId === null ? topsOf(signedIn(context), 'quota:read') : [withinId];
    const closed = await readClosedSince(database.pool, ids, tops, newsSince(feed.day));
    return closed.map(({ id, committeeId, at }) =>
      alertOf('YEAR_CLOSED', committeeId, dayOf(at), `${id}:${committeeId}`),
    );
  },
};
