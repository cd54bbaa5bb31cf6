import type { Frame } from '../../feed/frame.ts';
import type { ActivityRow, RecordedBy } from '../../resolvers/statistics/read-activity.ts';
import { ACTIVITY_DAYS, MOST_ACTIVITY } from '../../resolvers/statistics/rules.ts';
import { watchActivity } from '../../resolvers/statistics/watch-activity.ts';
import { builder } from '../builder.ts';
import { CandidateStageEnum } from '../candidate/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { figuresFromMemory, opensLog } from '../field-cost.ts';
import { encodeGlobalId } from '../global-id.ts';
import { RoleEnum } from '../grant/enums.ts';
import { listFrameOf } from '../live-list.ts';

const RecordedByRef = builder.objectRef<RecordedBy>('RecordedBy').implement({
  extensions: figuresFromMemory,
  description: 'Who recorded something: a role of a body, never a person (cấp ghi nhận).',
  fields: (t) => ({
    role: t.expose('role', {
      type: RoleEnum,
      nullable: true,
      description: 'The role; null for an import, and for what was written before roles were kept.',
    }),
    name: t.exposeString('name', {
      nullable: true,
      description:
        'Name of the committee that the role stands for there; null where that is not known, or you do not see it.',
    }),
  }),
});

const RowRef = builder.objectRef<ActivityRow>('ActivityRow').implement({
  extensions: figuresFromMemory,
  description:
    'Something that was recorded at a committee (hoạt động): a step forward of a case, or a plan. It names neither the person it is about nor the one who recorded it.',
  fields: (t) => ({
    id: t.id({
      description: 'For keys of lists and caches. `node` does not find it, and it leads to no case.',
      resolve: ({ id }) => encodeGlobalId('ActivityRow', id),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was recorded.' }),
    committeeId: t.id({
      description: 'The committee: of a case the cell that has it today.',
      resolve: ({ committeeId }) => encodeGlobalId('Committee', committeeId),
    }),
    committeeName: t.exposeString('committeeName', { description: 'Name of that committee.' }),
    stage: t.expose('stage', {
      type: CandidateStageEnum,
      nullable: true,
      description: 'The stage that a case came to; PROBATIONARY is an admission. Null where it is about a plan.',
    }),
    year: t.exposeInt('year', { nullable: true, description: 'The year of a plan; null where it is about a case.' }),
    target: t.exposeInt('target', { nullable: true, description: 'The plan; null where it is about a case.' }),
    by: t.expose('by', { type: RecordedByRef, description: 'Which role of which body recorded it.' }),
  }),
});

const FrameRef = listFrameOf('ActivityFrame', RowRef, {
  description: 'One message of a live log (nhật ký hoạt động).',
  order:
    'A SNAPSHOT or RESET has the newest first, those of one moment by `id`: put the rows of a DELTA there in the same way.',
});

builder.subscriptionFields((t) => ({
  activity: t.field({
    type: FrameRef,
    description: `What happens in a committee and everything below it, as it happens: the last ${MOST_ACTIVITY} steps forward and plans of ${ACTIVITY_DAYS} days. Who left the way is not told. Without \`after\` the first frame is a SNAPSHOT; with a cursor you had before it is a HEARTBEAT when nothing has changed since, else a SNAPSHOT. At least every ten seconds there is a frame. For whoever sees the board.`,
    args: {
      withinId: t.arg.globalID({
        for: CommitteeNode,
        required: true,
        description: 'Of this committee and everything below it.',
      }),
      after: t.arg.string({ description: 'A cursor from a frame of this log: the same committee.' }),
    },
    extensions: opensLog,
    subscribe: (_root, { withinId, after }, context) =>
      watchActivity(withinId.id, context.resumeAfter ?? after ?? null, context),
    resolve: (frame) => frame as Frame<ActivityRow>,
  }),
}));
