import type { Day } from '../../calendar.ts';
import type { QuotaStatus } from '../../feed/quota-progress.ts';
import { standsSince } from '../../feed/stands-since.ts';
import { alertOf } from './alert-of.ts';
import type { Due, Source } from './due.ts';

/** From the least to the worst: who stands so stood as badly, or less, before. */
const FALLING: readonly QuotaStatus[] = ['BEHIND', 'AT_RISK', 'CANNOT_MEET'];

/** Committees that have fallen behind their plan, and those that cannot meet it any more. */
export const duePlans: Source = {
  part: 'PLANS',
  kinds: ['FELL_BEHIND', 'CANNOT_MEET'],
  async find({ figures }, { feed: { state, day } }) {
    const since = (committeeId: string, least: QuotaStatus): Day => {
      const isSo = (status: QuotaStatus) => FALLING.indexOf(status) >= FALLING.indexOf(least);
      return standsSince(state, committeeId, day, isSo);
    };
    return figures().flatMap(({ committeeId, status }): Due[] => {
      if (!FALLING.includes(status)) return [];
      return status === 'CANNOT_MEET'
        ? [alertOf('CANNOT_MEET', committeeId, since(committeeId, 'CANNOT_MEET'))]
        : [alertOf('FELL_BEHIND', committeeId, since(committeeId, 'BEHIND'))];
    });
  },
};
