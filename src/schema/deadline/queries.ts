import { listDeadlines } from '../../resolvers/deadline/list-deadlines.ts';
import { MOST_COMMITTEES } from '../../resolvers/deadline/rules.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { reckonedFromPeople } from '../field-cost.ts';
import { DeadlineKindEnum } from './enums.ts';
import { DeadlineConnection, DeadlineRef } from './types.ts';

builder.queryFields((t) => ({
  deadlines: t.connection(
    {
      type: DeadlineRef,
      extensions: reckonedFromPeople,
      description: `What is due in the committees you may see, the earliest first (việc đến hạn, quá hạn): of cases as far as you may see them. Reckoned anew for each question by the rules of today. For ${MOST_COMMITTEES} committees at most.`,
      args: {
        withinId: t.arg.globalID({
          for: CommitteeNode,
          description: 'Only of this committee and everything below it.',
        }),
        actorId: t.arg.globalID({
          for: CommitteeNode,
          description: 'Only what this committee must act on, or one of its bodies; nothing where you may not see it.',
        }),
        until: t.arg({ type: 'Day', description: 'Only what is due on this day or before.' }),
        kind: t.arg({ type: [DeadlineKindEnum], description: 'Only these kinds.' }),
        overdue: t.arg.boolean({
          description: 'True: only what is overdue. False: only what is not. Both when left out.',
        }),
      },
      resolve: (_root, { withinId, actorId, ...args }, context) =>
        listDeadlines({ ...args, withinId: withinId?.id, actorId: actorId?.id }, context),
    },
    DeadlineConnection,
  ),
}));
