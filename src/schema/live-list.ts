import type { ObjectRef } from '@pothos/core';
import type { Frame } from '../feed/frame.ts';
import { builder } from './builder.ts';
import { rowsOfTheBoard } from './field-cost.ts';
import { encodeGlobalId } from './global-id.ts';

const ListFrameKindEnum = builder.enumType('ListFrameKind', {
  description: 'What a frame of a live list brings.',
  values: {
    SNAPSHOT: {
      description:
        'The whole list: the first frame without `after`, and wherever the server cannot say what has changed since your cursor. Replace all rows.',
    },
    DELTA: { description: '`rows` are new or have new values: put them in by `id`. `removed` are to be taken out.' },
    HEARTBEAT: { description: 'Nothing changed in this list; the cursor moves on.' },
    RESET: { description: 'The whole list anew, because the place you named cannot be continued. `reason` says why.' },
  } as const,
});

const ListResetReasonEnum = builder.enumType('ListResetReason', {
  description: 'Why a live list starts anew.',
  values: {
    OTHER_EPOCH: { description: 'The cursor is of another database.' },
    FROM_THE_FUTURE: { description: 'The cursor is ahead of this database: it was restored from a backup.' },
    OTHER_HISTORY: { description: 'The past behind the cursor is not the past of this database: it was restored.' },
    ACCESS_CHANGED: { description: 'Your roles have changed, and with them perhaps what the list shows you.' },
  } as const,
});

type Types = (typeof builder)['$inferSchemaTypes'];

/**
 * The frames of a live list: one type for each list, all with the same fields.
 * @param row - the type of its rows; its name is also the type of their ids.
 */
export function listFrameOf<Row extends object>(
  name: string,
  row: ObjectRef<Types, Row>,
  { description, order }: { description: string; order: string },
) {
  return builder.objectRef<Frame<Row>>(name).implement({
    description: `${description} Frames tile: \`from\` is the \`cursor\` of the frame before, so a client can prove that it missed nothing.`,
    fields: (t) => ({
      kind: t.expose('kind', { type: ListFrameKindEnum, description: 'What this frame brings.' }),
      from: t.exposeString('from', {
        nullable: true,
        description: 'The cursor this frame continues from; null when it brings the whole list.',
      }),
      cursor: t.exposeString('cursor', {
        description: 'Where the list stands after this frame. Keep it: `after` takes it after any interruption.',
      }),
      asOf: t.expose('asOf', { type: 'DateTime', description: 'Up to when the rows are known to be complete.' }),
      rows: t.field({
        type: [row],
        extensions: rowsOfTheBoard,
        description: order,
        resolve: ({ rows }) => [...rows],
      }),
      removed: t.idList({
        description:
          'With a DELTA: the `id` of each row that the list has no more. One that you do not have came and went meanwhile.',
        resolve: ({ removed }) => removed.map((id) => encodeGlobalId(row.name, id)),
      }),
      reason: t.field({
        type: ListResetReasonEnum,
        nullable: true,
        description: 'Set on a RESET.',
        // When the tree has changed a list is compared row by row: these two are of boards.
        resolve: ({ reason }) => (reason === 'TREE_CHANGED' || reason === 'COMMITTEE_ENDED' ? null : reason),
      }),
    }),
  });
}
