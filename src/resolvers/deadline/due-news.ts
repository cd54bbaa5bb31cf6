import { dayOf } from '../../calendar.ts';
import { signedIn } from '../operation-context.ts';
import { topsOf } from '../visible-sizes.ts';
import { alertOf } from './alert-of.ts';
import type { Source } from './due.ts';

/** Plans of this year that were revised lately. */
export const duePlansRevised: Source = {
  part: 'PLANS',
  kinds: ['PLAN_REVISED'],
  async find({ figures }, { loaders, feed: { day } }) {
    const ids = figures().map(({ committeeId }) => committeeId);
    const revised = await loaders.revisedPlans.load({ ids, group: day });
    return revised.map(({ id, committeeId, at }) => alertOf('PLAN_REVISED', committeeId, dayOf(at), id));
  },
};

/** Years that were closed lately: told once for all that stands below, at the committee closed or at the top of what is asked about. */
export const dueYearsClosed: Source = {
  part: 'PLANS',
  kinds: ['YEAR_CLOSED'],
  async find({ withinId, figures }, context) {
    const { loaders, feed } = context;
    const ids = figures().map(({ committeeId }) => committeeId);
    const tops = withinId === null ? topsOf(signedIn(context), 'quota:read') : [withinId];
    const closed = await loaders.closedYears.load({ ids, group: feed.day });
    const told = closed.filter(({ here, committeeId }) => here || tops.includes(committeeId));
    return told.map(({ id, committeeId, at }) =>
      alertOf('YEAR_CLOSED', committeeId, dayOf(at), `${id}:${committeeId}`),
    );
  },
};
