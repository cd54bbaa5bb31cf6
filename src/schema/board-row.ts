import type { BodyOfYear } from '../resolvers/committee/bodies-of.ts';
import type { builder } from './builder.ts';
import { CommitteeKindEnum } from './committee/enums.ts';
import { encodeGlobalId } from './global-id.ts';

type Types = (typeof builder)['$inferSchemaTypes'];

/** What every row of a live board of a year says of its committee. */
export function boardRowFields<Row extends BodyOfYear & { id: string }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Row>,
  type: string,
) {
  return {
    id: t.id({
      description:
        'The same for the committee and what the board is asked with, for keys of lists and caches. `node` does not find it.',
      resolve: ({ id }) => encodeGlobalId(type, id),
    }),
    committeeId: t.id({
      description: 'The committee, for `node` and `nodes`.',
      resolve: ({ committeeId }) => encodeGlobalId('Committee', committeeId),
    }),
    name: t.string({
      description: 'What it was called at the end of the year, or is called today while it lasts.',
      resolve: ({ name }) => name,
    }),
    kind: t.field({
      type: CommitteeKindEnum,
      description: 'What it was then.',
      resolve: ({ kind }) => kind,
    }),
    ended: t.boolean({
      description: 'Whether it had ended by then (đã kết thúc hoạt động trong năm).',
      resolve: ({ ended }) => ended,
    }),
  };
}
