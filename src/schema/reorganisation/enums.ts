import { LineageKind } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const LineageKindEnum = enumOf(
  'LineageKind',
  LineageKind,
  'How a committee that ended leads to the one that followed it.',
  {
    MERGE: 'It was merged into the other (hợp nhất, sáp nhập).',
    SPLIT: 'It was split, and the other is one of its parts (chia tách).',
    DISSOLVE: 'It was dissolved, and the other took over what it did (giải thể).',
  },
);

export const ReorganisationStateEnum = enumOf(
  'ReorganisationState',
  { PLANNED: 'PLANNED', IN_FORCE: 'IN_FORCE', ANNULLED: 'ANNULLED' } as const,
  'How a decision stands today.',
  {
    PLANNED: 'It takes effect on a day to come; until then nothing of it shows.',
    IN_FORCE: 'It holds since its day.',
    ANNULLED: 'It was taken back, and every day is as if it had not been.',
  },
);

export const ReorganisationChangeKindEnum = enumOf(
  'ReorganisationChangeKind',
  {
    FOUND: 'FOUND',
    RENAME: 'RENAME',
    RETYPE: 'RETYPE',
    REPARENT: 'REPARENT',
    MERGE: 'MERGE',
    SPLIT: 'SPLIT',
    DISSOLVE: 'DISSOLVE',
  } as const,
  'What a decision changes.',
  {
    FOUND: 'A committee is founded (thành lập).',
    RENAME: 'One is called otherwise (đổi tên).',
    RETYPE: 'One is of another kind from then on and stays itself (chuyển loại hình).',
    REPARENT: 'Some come under another committee (chuyển cấp trên trực tiếp).',
    MERGE: 'Some end, and one follows them all (hợp nhất, sáp nhập).',
    SPLIT: 'One is shared out among several (chia tách).',
    DISSOLVE: 'One ends (giải thể).',
  },
);

export const RoleOutcomeEnum = enumOf(
  'RoleOutcome',
  { ENDS: 'ENDS', GOES_TO: 'GOES_TO' } as const,
  'What becomes of a role on a committee that ends.',
  {
    ENDS: 'It ends with the committee.',
    GOES_TO: 'It ends, and the same person has the same role on a committee that follows.',
  },
);

export const PlanWarningCodeEnum = enumOf(
  'PlanWarningCode',
  { FEW_MEMBERS: 'FEW_MEMBERS', FEW_OFFICIAL_MEMBERS: 'FEW_OFFICIAL_MEMBERS' } as const,
  'What a plan warns of.',
  {
    FEW_MEMBERS: 'A grassroots committee would have fewer members than one should.',
    FEW_OFFICIAL_MEMBERS: 'A cell would have fewer official members than one needs.',
  },
);
