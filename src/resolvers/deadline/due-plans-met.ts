import type { Day } from '../../calendar.ts';
import { ancestorsOn } from '../../feed/node-state.ts';
import { alertOf } from './alert-of.ts';
import type { Due, Source } from './due.ts';

/** Committees that have met their plan lately: on the day that their last admission but those beyond the plan counts on. */
export const duePlansMet: Source = {
  part: 'PLANS',
  kinds: ['PLAN_MET'],
  async find({ figures }, { loaders, feed: { state, day } }) {
    const met = figures().filter(({ plan, admitted }) => plan && admitted >= plan);
    if (met.length === 0) return [];
    const admitting = figures().filter(({ admittedHere }) => admittedHere > 0);
    const ids = admitting.map(({ committeeId }) => committeeId);
    const counted = await loaders.countedAdmissions.load({ ids, group: day });
    counted.sort((one, other) => other.countsOn.localeCompare(one.countsOn));
    // Of each that has met its plan the days of its last admissions, the latest first.
    const days = new Map<string, Day[]>(met.map(({ committeeId }) => [committeeId, []]));
    for (const { committeeId, countsOn } of counted) {
      const cell = state.committees.get(committeeId);
      for (const { id } of cell ? [cell, ...ancestorsOn(cell, countsOn)] : []) days.get(id)?.push(countsOn);
    }
    return met.flatMap(({ committeeId, plan, admitted }): Due[] => {
      const metOn = days.get(committeeId)?.[admitted - (plan ?? 0)];
      return metOn ? [alertOf('PLAN_MET', committeeId, metOn)] : [];
    });
  },
};
