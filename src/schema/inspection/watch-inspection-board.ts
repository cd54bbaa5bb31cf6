import type { Frame } from '../../feed/frame.ts';
import { type InspectionBoardRow, watchInspectionBoard } from '../../resolvers/inspection/watch-inspection-board.ts';
import { boardRowFields } from '../board-row.ts';
import { years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { opensDirectlyBelow } from '../field-cost.ts';
import { listFrameOf } from '../live-list.ts';
import { CompletionRef } from './programme-types.ts';

const RowRef = builder.objectRef<InspectionBoardRow>('InspectionBoardRow').implement({
  description: 'How a committee carried out its programme of a year, and those directly below it theirs.',
  fields: (t) => ({
    ...boardRowFields(t, 'InspectionBoardRow'),
    completion: t.field({
      type: CompletionRef,
      description: 'As `Committee.inspectionCompletion` answers: `ownCompleted` is of the committee itself.',
      resolve: ({ completion }) => completion,
    }),
  }),
});

const FrameRef = listFrameOf('InspectionBoardFrame', RowRef, {
  description: 'One message of a live board of inspections (bảng tiến độ kiểm tra, giám sát).',
  order: 'A SNAPSHOT or RESET has the committee first, then those directly below it by `name`, without cells.',
});

builder.subscriptionFields((t) => ({
  inspectionBoard: t.field({
    type: FrameRef,
    description:
      'The live board of the programmes of a year: the committee, and those that stood directly below it at the end of the year, or stand there today while it lasts; those that ended in the year are told apart. A programme that is issued or changed, a conclusion, a correction, what is taken out, midnight, a decision about the hierarchy or a change of your roles move it within a second. Inspections on signs of a violation stand in no programme, and never move it. Without `after` the first frame is a SNAPSHOT; with a cursor you had before it is a HEARTBEAT when nothing has changed since, else a SNAPSHOT. At least every ten seconds there is a frame.',
    args: {
      committeeId: t.arg.globalID({ for: CommitteeNode, required: true, description: 'Whose board it is.' }),
      year: t.arg.int({ required: true, description: `Year, ${years.en}.` }),
      after: t.arg.string({ description: 'A cursor from a frame of this board: the same committee and year.' }),
    },
    extensions: opensDirectlyBelow,
    subscribe: (_root, { committeeId, year, after }, context) =>
      watchInspectionBoard({ committeeId: committeeId.id, year }, context.resumeAfter ?? after ?? null, context),
    resolve: (frame) => frame as Frame<InspectionBoardRow>,
  }),
}));
