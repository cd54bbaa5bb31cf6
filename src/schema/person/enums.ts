import { MergeReason } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const MergeReasonEnum = enumOf(
  'MergeReason',
  MergeReason,
  'Why one person was on record twice (lý do trùng hồ sơ).',
  {
    ENTERED_TWICE: 'Two cells, or one, entered the same person (nhập hai lần).',
    MOVED:
      'The person moved, and a case was begun anew there instead of a transfer (chuyển đi, nơi mới lập hồ sơ khác).',
    CAME_BACK: 'The person came back, and the earlier case was not named (trở lại, chưa nối với hồ sơ trước).',
  },
);
