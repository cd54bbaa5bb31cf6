import type { QuotaFrame } from '../../feed/frame.ts';
import { inTurn, type QuotaBoard, readQuotaBoard } from '../../resolvers/quota/read-quota-board.ts';
import { watchQuotaBoard } from '../../resolvers/quota/watch-quota-board.ts';
import { years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { SuccessorRef } from '../errors.ts';
import { opensBoard, rowsOfTheBoard, usualRows } from '../field-cost.ts';
import { BoardViewEnum, QuotaProgressRef, readProgressId } from './progress.ts';

const BoardDepthEnum = builder.enumType('BoardDepth', {
  description: 'How far down a board reaches.',
  values: {
    SELF: { description: 'The committee alone.' },
    CHILDREN: { description: 'The committee and those directly below it.' },
    SUBTREE: { description: 'The committee and everything below it.' },
  } as const,
});

const boardArgs = builder.args((t) => ({
  committeeId: t.globalID({
    for: CommitteeNode,
    required: true,
    description: 'The committee at the top of the board.',
  }),
  year: t.int({ required: true, description: `Year of the quota, ${years.en}.` }),
  depth: t.field({ type: BoardDepthEnum, required: true, defaultValue: 'CHILDREN', description: 'How far down.' }),
  view: t.field({
    type: BoardViewEnum,
    required: true,
    defaultValue: 'AS_THEN',
    description: 'As it was then, or the committee together with its predecessors.',
  }),
}));

const QuotaBoardRef = builder.objectRef<QuotaBoard>('QuotaBoard').implement({
  description: 'A board of figures (bảng theo dõi chỉ tiêu) at one moment.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description:
        'Position of these rows. Subscribe to `quotaBoard` with `after: cursor`: what follows continues them.',
    }),
    asOf: t.expose('asOf', { type: 'DateTime', description: 'Up to when the figures are known to be complete.' }),
    sharedPredecessors: t.field({
      type: [SuccessorRef],
      extensions: usualRows(1),
      description:
        'With `view: SUCCESSORS`: those of the year whom the committee followed together with others. Nobody can say what of their figures is its past: they are not added.',
      resolve: ({ sharedPredecessors }) => sharedPredecessors,
    }),
    successors: t.field({
      type: [SuccessorRef],
      nullable: true,
      extensions: usualRows(2),
      description: 'Who followed the committee, where it has ended (tổ chức kế tục); null where it goes on.',
      resolve: ({ successors }) => successors,
    }),
    rows: t.field({
      type: [QuotaProgressRef],
      extensions: rowsOfTheBoard,
      description:
        'A parent always before the committees below it; those in Vietnamese order of their names. Without `first` all of them: a board with too many is refused with BOARD_TOO_LARGE, which says how many there are. The figures are always those of now: where `cursor` is another one than with the page before, they have moved on in between.',
      args: {
        first: t.arg.int({ description: 'So many rows at most, 1 to 5000 (or what the server allows).' }),
        after: t.arg.globalID({
          for: QuotaProgressRef,
          description:
            'The rows that follow this one: the `id` of the last row of the page before. It may have left the board meanwhile; INVALID_INPUT where its committee never stood on it.',
        }),
      },
      resolve: (board, { first, after }, context) => {
        const rows = board.rows({ first: first ?? null, after: after ? readProgressId(after.id) : null });
        return inTurn(rows, context, context.cost.requested);
      },
    }),
  }),
});

const FrameKindEnum = builder.enumType('QuotaFrameKind', {
  description: 'What a frame brings.',
  values: {
    SNAPSHOT: { description: 'The whole board; the first frame without `after`.' },
    DELTA: { description: 'The rows that changed, with their new values. Replace them by `id`.' },
    HEARTBEAT: { description: 'Nothing changed on this board; the cursor moves on.' },
    RESET: { description: 'The whole board anew, because the place you named cannot be continued. `reason` says why.' },
  } as const,
});

const ResetReasonEnum = builder.enumType('QuotaResetReason', {
  description: 'Why a board starts anew.',
  values: {
    OTHER_EPOCH: { description: 'The cursor is of another database.' },
    FROM_THE_FUTURE: { description: 'The cursor is ahead of this database: it was restored from a backup.' },
    OTHER_HISTORY: { description: 'The past behind the cursor is not the past of this database: it was restored.' },
    ACCESS_CHANGED: { description: 'Your roles have changed, and with them perhaps what the rows show you.' },
    COMMITTEE_ENDED: {
      description:
        'The committee has ended, and you keep a right to its past. `successors` says who followed; after this come heartbeats, and what is still recorded about days before the end. Whose right has ended with it gets no frame, but the error COMMITTEE_ENDED with the same `successors` in its `extensions`.',
    },
    TREE_CHANGED: { description: 'Committees were moved, founded, renamed or closed: rows may have come or gone.' },
  } as const,
});

const QuotaFrameRef = builder.objectRef<QuotaFrame>('QuotaFrame').implement({
  description:
    'One message of a live board. Frames tile: `from` is the `cursor` of the frame before, so a client can prove that it missed nothing. In every frame the tree is consistent: a parent is the sum of its parts.',
  fields: (t) => ({
    kind: t.expose('kind', { type: FrameKindEnum, description: 'What this frame brings.' }),
    from: t.exposeString('from', {
      nullable: true,
      description: 'The cursor this frame continues from; null when it brings the whole board.',
    }),
    cursor: t.exposeString('cursor', {
      description: 'Where the board stands after this frame. Keep it: `after` takes it after any interruption.',
    }),
    asOf: t.expose('asOf', { type: 'DateTime', description: 'Up to when the figures are known to be complete.' }),
    rows: t.field({
      type: [QuotaProgressRef],
      extensions: rowsOfTheBoard,
      description: 'Absolute values, a parent before its children.',
      resolve: ({ rows }) => rows,
    }),
    reason: t.expose('reason', { type: ResetReasonEnum, nullable: true, description: 'Set on a RESET.' }),
    successors: t.field({
      type: [SuccessorRef],
      nullable: true,
      extensions: usualRows(2),
      description:
        'Who followed the committee, with a SNAPSHOT or RESET of one that has ended. Null where it goes on, and with other frames.',
      resolve: ({ successors }) => successors,
    }),
  }),
});

builder.queryFields((t) => ({
  quotaBoard: t.field({
    type: QuotaBoardRef,
    nullable: true,
    description:
      'The board of a committee and a year, from memory: cheap to ask. Null when the committee is hidden or missing.',
    args: boardArgs,
    extensions: opensBoard,
    resolve: (_root, { committeeId, year, depth, view }, context) =>
      readQuotaBoard({ committeeId: committeeId.id, year, depth, view }, context),
  }),
}));

builder.subscriptionFields((t) => ({
  quotaBoard: t.field({
    type: QuotaFrameRef,
    description:
      'The live board. Without `after` the first frame is a SNAPSHOT; with a cursor you had before it continues there, on any server and after any interruption. At least every ten seconds there is a frame. No personal field may be selected below it: ask for people by a query.',
    args: {
      ...boardArgs,
      after: t.arg.string({ description: 'A cursor from a frame or from a board that was queried.' }),
    },
    extensions: opensBoard,
    subscribe: (_root, { committeeId, year, depth, view, after }, { feed, resumeAfter, viewerNow }) =>
      watchQuotaBoard(
        { committeeId: committeeId.id, year, depth, view },
        resumeAfter ?? after ?? null,
        feed,
        viewerNow,
      ),
    resolve: (frame) => frame as QuotaFrame,
  }),
}));
