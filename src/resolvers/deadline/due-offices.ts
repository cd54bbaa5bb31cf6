import { toDay } from '../../calendar.ts';
import type { Source } from './due.ts';
import { seenLastSecretaries } from './seen.ts';

/** Committees whose secretary has left, and nobody was appointed since. Where none was ever recorded nobody knows that there is none. */
export const dueOffices: Source = {
  part: 'PLACES',
  kinds: ['NO_SECRETARY'],
  async find({ withinId }, context) {
    const left = await context.database.prisma.officer.findMany({
      where: seenLastSecretaries(withinId, context),
      select: { committeeId: true, validTo: true },
      orderBy: { validTo: 'asc' },
    });
    const since = new Map(left.flatMap(({ committeeId, validTo }) => (validTo ? [[committeeId, toDay(validTo)]] : [])));
    return [...since].map(([committeeId, day]) => ({
      kind: 'NO_SECRETARY' as const,
      id: `NO_SECRETARY:${committeeId}`,
      day,
      from: day,
      about: { type: 'Committee' as const, id: committeeId },
      committeeId,
      // That somebody is to be elected no rule gives a day for.
      rule: null,
      paper: null,
      by: { step: null, body: null, committeeId },
    }));
  },
};
