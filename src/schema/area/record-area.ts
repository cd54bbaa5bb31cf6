import { recordArea } from '../../resolvers/area/record-area.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { DifficultyClassEnum } from '../committee/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { AreaKindEnum } from './enums.ts';
import { RecordAreaPayload } from './payload.ts';
import { AreaNode } from './types.ts';

mutation('recordArea', {
  description:
    'Records an area that is not on record yet (ghi nhận địa bàn). The committee keeps its record: it may change it, and whoever stands above.',
  about: 'An area, and the committee that keeps its record.',
  input: (t) => ({
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee that keeps the record: that of the commune, or one above it.',
    }),
    kind: t.field({ type: AreaKindEnum, required: true, description: 'Its kind.' }),
    name: t.string({ required: true, description: `Its name without the kind, ${upTo(LONGEST.areaName).en}.` }),
    parentId: t.id({
      extensions: idOf(AreaNode),
      description: 'The area it is part of: of a village the commune. Left out for a province.',
    }),
    difficultyClass: t.field({
      type: DifficultyClassEnum,
      description: 'Region class of a commune by the official list; left out where none was given.',
    }),
    code: t.string({ description: `Its official code, ${upTo(LONGEST.areaCode).en}; left out where it has none.` }),
    validFrom: t.field({
      type: 'Day',
      required: true,
      description: 'The day since which it is so; not in the future.',
    }),
    documentNumber: t.string({
      description: 'Number of the resolution or decision that made it; left out where it is not known.',
    }),
    documentOn: t.field({ type: 'Day', description: 'Day of that document.' }),
  }),
  payload: RecordAreaPayload,
  run: recordArea,
});
