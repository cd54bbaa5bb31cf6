import { VERIFICATION_LIMIT, WHILE_PUT_TOGETHER } from '../dossier/rules.ts';
import type { Source } from './due.ts';

/** Answers of places that were asked about a life history. By when stands in the request, as it was reckoned then. */
export const dueAnswers: Source = {
  part: 'CASES',
  kinds: ['VERIFICATION_ANSWER'],
  async find({ cases }, { loaders }) {
    const open = (await cases()).filter(({ stage }) => WHILE_PUT_TOGETHER.includes(stage));
    if (open.length === 0) return [];
    const cellOf = new Map(open.map(({ id, committeeId }) => [id, committeeId]));
    const asked = await loaders.openVerifications.load({ ids: [...cellOf.keys()], group: null });
    return asked.map(({ id, candidateId, requestedOn: from, dueOn: day }) => ({
      kind: 'VERIFICATION_ANSWER' as const,
      id: `VERIFICATION_ANSWER:${id}`,
      day,
      from,
      about: { type: 'Candidate' as const, id: candidateId },
      committeeId: cellOf.get(candidateId) ?? '',
      rule: VERIFICATION_LIMIT.on(from),
      paper: null,
      // Who has asked asks again.
      by: { step: 'OPINIONS' as const, body: 'GRASSROOTS' as const },
    }));
  },
};
