import { AreaKind, AreaSuccession } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const AreaKindEnum = enumOf('AreaKind', AreaKind, 'Kind of an area (loại địa bàn, đơn vị hành chính).', {
  HAMLET: 'A village (thôn).',
  VILLAGE: 'A village in the highlands (bản).',
  NEIGHBOURHOOD: 'Part of a ward or a township (tổ dân phố).',
  COMMUNE: 'A rural commune (xã).',
  WARD: 'A commune that is urban (phường).',
  TOWNSHIP: 'The seat of a district, until 30/06/2025 (thị trấn).',
  SPECIAL_ZONE: 'An island that is a commune, since 01/07/2025 (đặc khu).',
  DISTRICT: 'A rural district, until 30/06/2025 (huyện).',
  TOWN: 'A district that is urban, until 30/06/2025 (thị xã).',
  CITY: 'A city: under the centre, or until 30/06/2025 of a province (thành phố).',
  PROVINCE: 'A province (tỉnh).',
});

export const AreaSuccessionEnum = enumOf(
  'AreaSuccession',
  AreaSuccession,
  'How an area follows one that ended (hình thức kế tiếp).',
  {
    MERGE: 'It took it in, whole or in part (nhập, sáp nhập).',
    SPLIT: 'It is one of several that were made of it (chia, tách).',
    RENAME: 'It is the same place under another name (đổi tên).',
  },
);
