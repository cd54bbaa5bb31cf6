import { alertOf } from './alert-of.ts';
import type { Source } from './due.ts';

/** Cells that are to admit somebody more this year and in which nobody is on the way. */
export const dueSources: Source = {
  part: 'PLANS',
  kinds: ['SOURCE_DRY'],
  async find({ figures }, { loaders, feed: { day } }) {
    const dry = figures()
      .filter(({ plan, admitted, forecastSource }) => (plan ?? 0) > admitted && forecastSource === null)
      .map(({ committeeId }) => committeeId);
    if (dry.length === 0) return [];
    const found = await loaders.drySources.load({ ids: dry, group: day });
    return found.map(({ committeeId, since }) => alertOf('SOURCE_DRY', committeeId, since));
  },
};
