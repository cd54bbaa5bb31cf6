import type { Frame } from '../../feed/frame.ts';
import { MOST_COMMITTEES } from '../../resolvers/deadline/rules.ts';
import { type WorkRow, watchWorkList } from '../../resolvers/deadline/watch-work-list.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { opensList } from '../field-cost.ts';
import { listFrameOf } from '../live-list.ts';
import { DeadlineKindEnum } from './enums.ts';
import { DeadlineRef } from './types.ts';

const WorkListFrameRef = listFrameOf('WorkListFrame', DeadlineRef, {
  description: 'One message of a live work list (danh sách việc đến hạn).',
  order:
    'A SNAPSHOT or RESET has them by `day`, those of one day by `id`: put the rows of a DELTA there in the same way.',
});

builder.subscriptionFields((t) => ({
  workList: t.field({
    type: WorkListFrameRef,
    description: `The live list of \`deadlines\`: what is due in a committee and everything below it, as far as you may see it. A step, a correction, midnight, a decision about the hierarchy, a change of the working calendar or of your roles move it within a second. Without \`after\` the first frame is a SNAPSHOT; with a cursor you had before it is a HEARTBEAT when nothing has changed since, else a SNAPSHOT. At least every ten seconds there is a frame. Rows name no person: ask \`nodes(ids:)\` with \`aboutId\`, which is logged. For ${MOST_COMMITTEES} committees at most.`,
    args: {
      withinId: t.arg.globalID({
        for: CommitteeNode,
        required: true,
        description: 'Of this committee and everything below it.',
      }),
      until: t.arg({ type: 'Day', description: 'Only what is due on this day or before.' }),
      kind: t.arg({ type: [DeadlineKindEnum], description: 'Only these kinds.' }),
      after: t.arg.string({ description: 'A cursor from a frame of this list: the same committee, day and kinds.' }),
    },
    extensions: opensList,
    subscribe: (_root, { withinId, after, ...args }, context) =>
      watchWorkList({ ...args, withinId: withinId.id }, context.resumeAfter ?? after ?? null, context),
    resolve: (frame) => frame as Frame<WorkRow>,
  }),
}));
