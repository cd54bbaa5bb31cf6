import { setPace } from '../../resolvers/forecast/set-pace.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { PaceSourceEnum } from './enums.ts';

mutation('setPace', {
  description:
    'Sets the pace of the year by which all boards of a tree tell who is behind (đặt tiến độ trong năm): even, learnt from the months of the last years, or month by month. A committee with none above it does it. What was set before is kept.',
  about: 'The pace of the year of a tree.',
  input: (t) => ({
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee that sets it: one at the top.',
    }),
    source: t.field({ type: PaceSourceEnum, required: true, description: 'Where the pace comes from.' }),
    monthPercents: t.intList({
      description:
        'With SET: how many percent of the plan are due within each of the twelve months, whole numbers that are 100 together. Else left out.',
    }),
    reason: t.string({ required: true, description: `Why, ${upTo(LONGEST.reason).en}.` }),
  }),
  payload: payload('SetPacePayload', 'The pace was set.', [
    ['committee', CommitteeNode, 'The committee; its boards and those below it go by the new pace.'],
  ]),
  run: setPace,
});
