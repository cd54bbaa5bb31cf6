import { comingDocuments } from '../rule/documents.ts';
import type { Due, Source } from './due.ts';
import { impactOf } from './impact.ts';

/** Open cases for which the rules will change soon. On most days no regulation is ahead, and nothing is asked. */
export const dueChanges: Source = {
  part: 'CASES',
  kinds: ['RULES_CHANGE'],
  async find({ cases }, context) {
    const coming = comingDocuments(context.feed.day);
    if (coming.length === 0) return [];
    const open = await cases();
    const found = await Promise.all(
      coming.map(async (rule) => {
        const impact = await impactOf(rule, open, context);
        return impact.map(({ id, committeeId, facts }): Due => {
          const { from: day } = rule;
          const about = { type: 'Candidate', id } as const;
          return {
            kind: 'RULES_CHANGE',
            id: `RULES_CHANGE:${id}:${day}`,
            day,
            from: null,
            about,
            committeeId,
            rule,
            paper: null,
            by: facts,
          };
        });
      }),
    );
    return found.flat();
  },
};
