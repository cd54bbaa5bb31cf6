import { toDay } from '../../calendar.ts';
import { termsInOrder } from '../committee/lists.ts';
import type { Source } from './due.ts';
import { seenStanding } from './seen.ts';

/** Terms of committees that end, or have ended without another one: the last that was set. */
export const dueTerms: Source = {
  part: 'PLACES',
  kinds: ['TERM_ENDS'],
  async find({ withinId }, context) {
    const terms = await context.database.prisma.committeeTerm.findMany({
      where: { committee: seenStanding(withinId, context) },
      ...termsInOrder,
    });
    const last = new Map<string, (typeof terms)[number]>();
    for (const term of terms) if (!last.has(term.committeeId)) last.set(term.committeeId, term);
    return [...last.values()].map(({ committeeId, startsOn, endsOn, decisionNumber }) => ({
      kind: 'TERM_ENDS' as const,
      id: `TERM_ENDS:${committeeId}`,
      day: toDay(endsOn),
      from: toDay(startsOn),
      about: { type: 'Committee' as const, id: committeeId },
      committeeId,
      // Not a rule but what was decided: a term may be prolonged.
      rule: { document: decisionNumber, point: null, source: decisionNumber, confidence: 'KNOWN' as const },
      paper: null,
      by: { step: null, body: null, committeeId },
    }));
  },
};
