import { endArea } from '../../resolvers/area/end-area.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { AreaSuccessionEnum } from './enums.ts';
import { EndAreaPayload } from './payload.ts';
import { AreaNode } from './types.ts';

mutation('endArea', {
  description:
    'Ends an area and says what follows it (kết thúc địa bàn: sáp nhập, chia tách, đổi tên). Where one area follows, what was part of this one becomes part of that one; where it is renamed, its committees work in that one. You need the right to change all of them.',
  about: 'Which area ends, when, by which document, and what follows it.',
  input: (t) => ({
    areaId: t.id({ required: true, extensions: idOf(AreaNode), description: 'Which area.' }),
    endsOn: t.field({
      type: 'Day',
      required: true,
      description: 'The first day on which it is no more, on which those that follow are there; not in the future.',
    }),
    successorIds: t.idList({
      required: true,
      defaultValue: [],
      extensions: idOf(AreaNode),
      description: 'The areas that follow; none where nothing does.',
    }),
    succession: t.field({ type: AreaSuccessionEnum, description: 'How they follow; left out where nothing does.' }),
    documentNumber: t.string({ required: true, description: 'Number of the resolution or decision.' }),
    documentOn: t.field({ type: 'Day', required: true, description: 'Day of that document; not in the future.' }),
  }),
  payload: EndAreaPayload,
  run: endArea,
});
