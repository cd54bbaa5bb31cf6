import { changeArea } from '../../resolvers/area/change-area.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { DifficultyClassEnum } from '../committee/enums.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { AreaKindEnum } from './enums.ts';
import { ChangeAreaPayload } from './payload.ts';
import { AreaNode } from './types.ts';

mutation('changeArea', {
  description:
    'Says what an area is from a given day on: its name, kind, place, class and code, all of it (thay đổi địa bàn). What it was before stays in `forms` and `codes`.',
  about: 'All that the area is from a day on, and what decided it.',
  input: (t) => ({
    areaId: t.id({ required: true, extensions: idOf(AreaNode), description: 'Which area.' }),
    kind: t.field({ type: AreaKindEnum, required: true, description: 'Its kind.' }),
    name: t.string({ required: true, description: `Its name without the kind, ${upTo(LONGEST.areaName).en}.` }),
    parentId: t.id({ extensions: idOf(AreaNode), description: 'The area it is part of; left out for a province.' }),
    difficultyClass: t.field({
      type: DifficultyClassEnum,
      description: 'Region class of a commune by the official list; left out where it has none any more.',
    }),
    code: t.string({
      description: `Its official code, ${upTo(LONGEST.areaCode).en}; left out where it is to have none.`,
    }),
    validFrom: t.field({
      type: 'Day',
      required: true,
      description: 'First day of it; not in the future, and after the day on which the last change began.',
    }),
    documentNumber: t.string({ required: true, description: 'Number of the resolution or decision.' }),
    documentOn: t.field({ type: 'Day', required: true, description: 'Day of that document; not in the future.' }),
  }),
  payload: ChangeAreaPayload,
  run: changeArea,
});
