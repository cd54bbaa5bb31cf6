import { toDay } from '../../calendar.ts';
import { stayOn } from '../../feed/node-state.ts';
import { LEAST_OFFICIAL } from '../reorganisation/rules.ts';
import type { Due, Source } from './due.ts';
import { seenReportsOfSmall } from './seen.ts';

/** Cells that have reported fewer official members last than a cell of its own needs: the committee above merges or fills them up. */
export const dueSizes: Source = {
  part: 'PLACES',
  kinds: ['CELL_TOO_SMALL'],
  async find({ withinId }, context) {
    const { database, feed } = context;
    const rule = LEAST_OFFICIAL.on(feed.day);
    const reports = await database.prisma.membershipSnapshot.findMany({
      where: seenReportsOfSmall(withinId, rule.value, context),
      select: { committeeId: true, asOf: true, official: true, qualifier: true },
      orderBy: { asOf: 'asc' },
    });
    const last = new Map(reports.map((report) => [report.committeeId, report]));
    return [...last.values()].flatMap(({ committeeId, asOf, official, qualifier }): Due[] => {
      if (official === null || official >= rule.value || qualifier !== 'EXACT') return [];
      const day = toDay(asOf);
      const known = feed.state.committees.get(committeeId);
      const above = known && stayOn(known, feed.day)?.parent?.id;
      const about = { type: 'Committee', id: committeeId } as const;
      const by = { step: null, body: null, committeeId: above ?? committeeId };
      return [
        {
          kind: 'CELL_TOO_SMALL',
          id: `CELL_TOO_SMALL:${committeeId}`,
          day,
          from: day,
          about,
          committeeId,
          rule,
          paper: null,
          by,
        },
      ];
    });
  },
};
