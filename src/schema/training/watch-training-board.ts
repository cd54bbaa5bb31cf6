import type { Frame } from '../../feed/frame.ts';
import { MOST_MONTHS_AHEAD } from '../../resolvers/training/outlook.ts';
import { type TrainingBoardRow, watchTrainingBoard } from '../../resolvers/training/watch-training-board.ts';
import { boardRowFields } from '../board-row.ts';
import { fromTo, years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { opensDirectlyBelow } from '../field-cost.ts';
import { listFrameOf } from '../live-list.ts';
import { TrainingKindEnum } from './enums.ts';
import { OfficersTrainedRef, TrainingOutlookRef, TrainingProgressRef } from './types.ts';

const RowRef = builder.objectRef<TrainingBoardRow>('TrainingBoardRow').implement({
  description:
    'How far the trainings of a committee and what stood below it have come in a year, and who is to be trained next.',
  fields: (t) => ({
    ...boardRowFields(t, 'TrainingBoardRow'),
    progress: t.field({
      type: TrainingProgressRef,
      description: 'As `Committee.trainingProgress` answers, of the year and kind of the board.',
      resolve: ({ progress }) => progress,
    }),
    outlook: t.field({
      type: TrainingOutlookRef,
      description: 'As `Committee.trainingOutlook` answers: of today, whatever the year.',
      resolve: ({ outlook }) => outlook,
    }),
    officers: t.field({
      type: OfficersTrainedRef,
      nullable: true,
      description:
        'As `Committee.officersTrained` answers, of offices of every kind. Null where you may not see offices.',
      resolve: ({ officers }) => officers,
    }),
  }),
});

const FrameRef = listFrameOf('TrainingBoardFrame', RowRef, {
  description: 'One message of a live board of trainings (bảng tiến độ bồi dưỡng).',
  order: 'A SNAPSHOT or RESET has the committee first, then those directly below it by `name`.',
});

builder.subscriptionFields((t) => ({
  trainingBoard: t.field({
    type: FrameRef,
    description:
      'The live board of the trainings of a kind in a year: the committee, and those that stood directly below it at the end of the year, or stand there today while it lasts. Each row counts for itself: what a committee did while it stood elsewhere is in its own row and not in the first. A proposal, an enrolment, a result, a certificate, one that is revoked, a class, a target, a step of a case, midnight, a decision about the hierarchy or a change of your roles move it within a second. Without `after` the first frame is a SNAPSHOT; with a cursor you had before it is a HEARTBEAT when nothing has changed since, else a SNAPSHOT. At least every ten seconds there is a frame.',
    args: {
      committeeId: t.arg.globalID({ for: CommitteeNode, required: true, description: 'Whose board it is.' }),
      year: t.arg.int({ required: true, description: `Year, ${years.en}.` }),
      kind: t.arg({ type: TrainingKindEnum, required: true, description: 'Of which kind of class.' }),
      months: t.arg.int({
        required: true,
        defaultValue: 6,
        description: `How many months ahead certificates lapse soon, ${fromTo(0, MOST_MONTHS_AHEAD).en}.`,
      }),
      after: t.arg.string({
        description: 'A cursor from a frame of this board: the same committee, year, kind and months.',
      }),
    },
    extensions: opensDirectlyBelow,
    subscribe: (_root, { committeeId, after, ...asked }, context) =>
      watchTrainingBoard({ ...asked, committeeId: committeeId.id }, context.resumeAfter ?? after ?? null, context),
    resolve: (frame) => frame as Frame<TrainingBoardRow>,
  }),
}));
