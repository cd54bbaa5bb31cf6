import { countWatchedByKind, listWatched } from '../../resolvers/watch/list-watched.ts';
import { MOST_COMMITTEES, TERM_DAYS, YEARS } from '../../resolvers/watch/rules.ts';
import { watchKinds } from '../../resolvers/watch/words.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { usualRows, watchedBelow } from '../field-cost.ts';
import { WatchKindEnum } from './enums.ts';
import { WatchCountRef, WatchEntryConnection, WatchEntryRef } from './types.ts';

builder.queryFields((t) => {
  const where = {
    withinId: t.arg.globalID({
      for: CommitteeNode,
      required: true,
      description: 'Of this committee and everything that stood below it on the day; nothing where you may not see it.',
    }),
    asOf: t.arg({
      type: 'Day',
      description: 'By the tree and the records of this day; today when left out. No day to come.',
    }),
    years: t.arg.int({
      description: `So many years without an admission; ${YEARS.usual} when left out, ${YEARS.most} at most.`,
    }),
    termDays: t.arg.int({
      description: `The end of a term within so many days; ${TERM_DAYS.usual} when left out, ${TERM_DAYS.most} at most.`,
    }),
  };
  return {
    watchList: t.connection(
      {
        type: WatchEntryRef,
        extensions: watchedBelow,
        description: `What the committees of a scope and their areas want attention for (danh sách tổ chức, địa bàn cần chú ý), kind by kind in the order of their names in \`WatchKind\`, and in each the longest first. Reckoned anew for each question. For ${MOST_COMMITTEES} committees at most.`,
        args: {
          ...where,
          kinds: t.arg({ type: [WatchKindEnum], description: 'Only these kinds.' }),
        },
        resolve: (_root, { withinId, ...args }, context) => listWatched({ ...args, withinId: withinId.id }, context),
      },
      WatchEntryConnection,
    ),
    watchCounts: t.field({
      type: [WatchCountRef],
      extensions: { ...watchedBelow, ...usualRows(watchKinds.length) },
      description:
        'How many of each kind `watchList` has, in its order (số lượng cần chú ý): kinds that you may not see are left out.',
      args: where,
      resolve: (_root, { withinId, ...args }, context) =>
        countWatchedByKind({ ...args, withinId: withinId.id }, context),
    }),
  };
});
