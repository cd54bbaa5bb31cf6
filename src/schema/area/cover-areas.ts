import { coverAreas } from '../../resolvers/area/cover-areas.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { AreaNode } from './types.ts';

mutation('coverAreas', {
  description:
    'Says which areas a committee works in from a given day on, and no others (địa bàn của tổ chức đảng). The committee of the commune does it for its cells, or one above it.',
  about: 'All the areas that a committee works in from a day on.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Which committee.' }),
    areaIds: t.idList({
      required: true,
      extensions: idOf(AreaNode),
      description: 'All of them: several for a joint cell (chi bộ sinh hoạt ghép), none for an agency.',
    }),
    validFrom: t.field({
      type: 'Day',
      required: true,
      description: 'First day; it may lie ahead. After the day on which the last of its areas began.',
    }),
  }),
  payload: payload('CoverAreasPayload', 'The areas were written.', [
    ['committee', CommitteeNode, 'The committee as it is now.'],
  ]),
  run: coverAreas,
});
