import type { Frame } from '../../feed/frame.ts';
import { readTaughtAt, type TaughtRow } from '../../resolvers/training/read-taught.ts';
import { watchCentreBoard } from '../../resolvers/training/watch-centre-board.ts';
import { years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { opensKinds, usualRows } from '../field-cost.ts';
import { encodeGlobalId } from '../global-id.ts';
import { listFrameOf } from '../live-list.ts';
import { TrainingKindEnum } from './enums.ts';
import { TrainingCentreNode } from './types.ts';

const RowRef = builder.objectRef<TaughtRow>('CentreBoardRow').implement({
  description:
    'What a centre taught of a kind in a year. Of its people those are counted of committees whose training you may see.',
  fields: (t) => ({
    id: t.id({
      description: 'The same for the centre, year and kind. `node` does not find it.',
      resolve: ({ id }) => encodeGlobalId('CentreBoardRow', id),
    }),
    kind: t.expose('kind', { type: TrainingKindEnum, description: 'What is taught.' }),
    classCount: t.exposeInt('classCount', {
      description: 'Classes that began and whose last day is in the year (số lớp).',
    }),
    enrolledCount: t.exposeInt('enrolledCount', { description: 'People in such classes (số học viên).' }),
    certifiedCount: t.exposeInt('certifiedCount', {
      description: 'Certificates that the centre issued in the year, and that hold (số giấy chứng nhận đã cấp).',
    }),
  }),
});

builder.prismaObjectField('TrainingCentre', 'taught', (t) =>
  t.field({
    type: [RowRef],
    select: { hostCommitteeId: true },
    args: { year: t.arg.int({ required: true, description: `Year, ${years.en}.` }) },
    extensions: usualRows(4),
    description:
      'What it taught in a year, by kinds (kết quả bồi dưỡng trong năm); `centreBoard` keeps it live. Nothing where you may not see the trainings of its host.',
    resolve: ({ id, hostCommitteeId }, { year }, context) =>
      readTaughtAt(hostCommitteeId, { centreId: id, year }, context),
  }),
);

const FrameRef = listFrameOf('CentreBoardFrame', RowRef, {
  description: 'One message of a live board of a centre (bảng tiến độ của trung tâm chính trị).',
  order: 'One for each kind of which it taught a class or issued a certificate in the year, by `kind`.',
});

builder.subscriptionFields((t) => ({
  centreBoard: t.field({
    type: FrameRef,
    description:
      'The live board of a centre and a year, for whoever may see the trainings of its host: a flat list, with the frames of other lists. An enrolment, a result, a certificate, one that is revoked, a class, a decision about the hierarchy or a change of your roles move it within a second.',
    args: {
      centreId: t.arg.globalID({ for: TrainingCentreNode, required: true, description: 'Whose board it is.' }),
      year: t.arg.int({ required: true, description: `Year, ${years.en}.` }),
      after: t.arg.string({ description: 'A cursor from a frame of this board: the same centre and year.' }),
    },
    extensions: opensKinds,
    subscribe: (_root, { centreId, year, after }, context) =>
      watchCentreBoard({ centreId: centreId.id, year }, context.resumeAfter ?? after ?? null, context),
    resolve: (frame) => frame as Frame<TaughtRow>,
  }),
}));
