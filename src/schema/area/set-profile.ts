import { MOST_HOUSEHOLDS } from '../../resolvers/area/rules.ts';
import { setProfile } from '../../resolvers/area/set-profile.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { fromTo, upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { SetProfilePayload } from './payload.ts';
import { AreaNode } from './types.ts';

mutation('setProfile', {
  description:
    'Says what is known of an area on a day (số liệu địa bàn): households, poor households, main ethnic group and livelihood. Another word of the same day corrects the first; what was said before stays in `profiles`.',
  about: 'What is known of an area on a day. What is left out is not known.',
  input: (t) => ({
    areaId: t.id({ required: true, extensions: idOf(AreaNode), description: 'Which area.' }),
    asOf: t.field({ type: 'Day', required: true, description: 'The day the figures hold for; not in the future.' }),
    households: t.int({ description: `Households (hộ dân), ${fromTo(0, MOST_HOUSEHOLDS).en}.` }),
    poorHouseholds: t.int({ description: 'Poor households among them (hộ nghèo).' }),
    mainEthnicGroup: t.string({
      description: `Largest ethnic group (dân tộc chủ yếu), ${upTo(LONGEST.ethnicGroup).en}.`,
    }),
    mainLivelihood: t.string({ description: `What most people live on (sinh kế), ${upTo(LONGEST.livelihood).en}.` }),
    source: t.string({
      required: true,
      description: `Where the figures are from, such as a list with its number, ${upTo(LONGEST.source).en}.`,
    }),
  }),
  payload: SetProfilePayload,
  run: setProfile,
});
