import type { QuotaWarning } from '../../resolvers/quota/warnings.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';

const QuotaWarningCodeEnum = builder.enumType('QuotaWarningCode', {
  description: 'What is unusual about quotas, and lawful.',
  values: {
    PLAN_BELOW_FLOOR: { description: 'The plan of the year is below what a resolution asks of every year.' },
    OVER_ALLOCATED: { description: 'More is given to those below than the plan of the committee above.' },
  } as const,
});

export const QuotaWarningRef = builder.objectRef<QuotaWarning>('QuotaWarning').implement({
  description: 'What somebody who set quotas should look at once more. Everything was written all the same.',
  fields: (t) => ({
    code: t.expose('warning', { type: QuotaWarningCodeEnum, description: 'For programs.' }),
    message: t.string({
      description: 'For people, in the language that was asked for.',
      resolve: ({ words }, _args, { language }) => words[language],
    }),
    committee: t.field({
      type: CommitteeNode,
      description: 'Whose quotas.',
      resolve: ({ committeeId }, _args, { loaders }) => loaders.committee.load(committeeId),
    }),
  }),
});

/** What is said of `warnings`, wherever it stands. */
export const WARNINGS = 'What to look at once more, such as a plan below the floor. It was written all the same.';
