import { readArea } from '../../resolvers/area/read-area.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import type { WatchCount, WatchEntry } from '../../resolvers/watch/list-watched.ts';
import { AreaNode } from '../area/types.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { connectionOf } from '../connection-of.ts';
import { fromMemory, usualRows } from '../field-cost.ts';
import { encodeGlobalId } from '../global-id.ts';
import { StepRuleRef, StepValueRef } from '../missing.ts';
import { WatchKindEnum } from './enums.ts';

export const WatchEntryRef = builder.objectRef<WatchEntry>('WatchEntry').implement({
  extensions: fromMemory,
  description:
    'A committee or an area that wants attention, and why (tổ chức, địa bàn cần chú ý). It tells figures and no person.',
  fields: (t) => ({
    id: t.id({
      description:
        'The same as long as it is so, for keys of lists and caches. `node` does not find it: it is reckoned, not kept.',
      resolve: ({ id }) => encodeGlobalId('WatchEntry', id),
    }),
    kind: t.expose('kind', { type: WatchKindEnum, description: 'Why.' }),
    since: t.expose('since', {
      type: 'Day',
      description: 'Since when it has been so without a break, by what is on record.',
    }),
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description:
        'Which committee; of an area the one that keeps its record. Null where it is not known to this node yet.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    area: t.prismaField({
      type: AreaNode,
      nullable: true,
      description: 'Which area; null where it is about the committee itself.',
      resolve: (query, { areaId }, _args, context) => (areaId ? readArea(query, { id: areaId }, context) : null),
    }),
    values: t.field({
      type: [StepValueRef],
      extensions: usualRows(3),
      description: 'The figures it was judged by; the kind says which there are. Those that nobody knows are left out.',
      resolve: ({ figures }) =>
        Object.entries(figures).flatMap(([name, value]) => (value === null ? [] : [{ name, value: String(value) }])),
    }),
    rule: t.expose('rule', {
      type: StepRuleRef,
      nullable: true,
      description: 'What sets the number; null where no document does: it was asked for, or there is none.',
    }),
  }),
});

/** A page of them. */
export const WatchEntryConnection = connectionOf(WatchEntryRef, 'WatchEntry');

export const WatchCountRef = builder.objectRef<WatchCount>('WatchCount').implement({
  extensions: fromMemory,
  description: 'How many committees or areas want attention for one reason (số lượng theo từng nội dung).',
  fields: (t) => ({
    kind: t.expose('kind', { type: WatchKindEnum, description: 'Why.' }),
    count: t.exposeInt('count', { description: 'How many there are. 0 where nothing is so.' }),
  }),
});
