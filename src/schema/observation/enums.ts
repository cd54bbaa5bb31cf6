import { ObservationKind } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const ObservationKindEnum = enumOf(
  'ObservationKind',
  ObservationKind,
  'What was seen of a person (nội dung theo dõi).',
  {
    MOVEMENT: 'Part in a movement: work, associations, the life of the village (tham gia phong trào).',
    ACHIEVEMENT: 'An achievement (thành tích).',
    AWARD: 'An award (khen thưởng).',
  },
);
