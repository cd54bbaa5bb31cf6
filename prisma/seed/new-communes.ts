import type { Day } from '../../src/calendar.ts';

/** The day on which the districts ended and the province of Lào Cai began. */
export const DISTRICTS_ENDED: Day = '2025-07-01';

/** A commune of Lào Cai, and what it was made of (Resolution 1673/NQ-UBTVQH15 of 16/06/2025). */
export interface NewCommune {
  name: string;
  /** Official code of its area: often one that meant another commune before. */
  areaCode: string;
  /** Units of 2023. */
  of: readonly string[];
}

/** The six of Lục Yên. */
export const OF_LUC_YEN: readonly NewCommune[] = [
  { name: 'Lục Yên', areaCode: '04303', of: ['thị trấn Yên Thế', 'xã Minh Xuân', 'xã Yên Thắng', 'xã Liễu Đô'] },
  { name: 'Lâm Thượng', areaCode: '04309', of: ['xã Mai Sơn', 'xã Khánh Thiện', 'xã Tân Phượng', 'xã Lâm Thượng'] },
  {
    name: 'Tân Lĩnh',
    areaCode: '04336',
    of: ['xã Minh Chuẩn', 'xã Tân Lập', 'xã Phan Thanh', 'xã Khai Trung', 'xã Tân Lĩnh'],
  },
  { name: 'Khánh Hòa', areaCode: '04342', of: ['xã Tô Mậu', 'xã An Lạc', 'xã Động Quan', 'xã Khánh Hòa'] },
  { name: 'Mường Lai', areaCode: '04345', of: ['xã An Phú', 'xã Vĩnh Lạc', 'xã Minh Tiến', 'xã Mường Lai'] },
  { name: 'Phúc Lợi', areaCode: '04363', of: ['xã Trúc Lâu', 'xã Trung Tâm', 'xã Phúc Lợi'] },
];

/** The nine of Văn Yên. */
export const OF_VAN_YEN: readonly NewCommune[] = [
  {
    name: 'Mậu A',
    areaCode: '04375',
    of: ['thị trấn Mậu A', 'xã Mậu Đông', 'xã Ngòi A', 'xã An Thịnh', 'xã Yên Thái'],
  },
  { name: 'Lâm Giang', areaCode: '04381', of: ['xã Lang Thíp', 'xã Lâm Giang'] },
  { name: 'Châu Quế', areaCode: '04387', of: ['xã Châu Quế Thượng', 'xã Châu Quế Hạ'] },
  { name: 'Đông Cuông', areaCode: '04399', of: ['xã An Bình', 'xã Quang Minh', 'xã Đông An', 'xã Đông Cuông'] },
  { name: 'Phong Dụ Hạ', areaCode: '04402', of: ['xã Phong Dụ Hạ', 'xã Xuân Tầm'] },
  { name: 'Phong Dụ Thượng', areaCode: '04423', of: ['xã Phong Dụ Thượng'] },
  { name: 'Tân Hợp', areaCode: '04429', of: ['xã Tân Hợp', 'xã Đại Sơn', 'xã Nà Hẩu'] },
  {
    name: 'Xuân Ái',
    areaCode: '04441',
    of: ['xã Yên Hợp', 'xã Đại Phác', 'xã Yên Phú', 'xã Xuân Ái', 'xã Viễn Sơn'],
  },
  { name: 'Mỏ Vàng', areaCode: '04450', of: ['xã Mỏ Vàng'] },
];
