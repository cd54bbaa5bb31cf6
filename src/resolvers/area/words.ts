import type { AreaKind, DifficultyClass } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** Kinds of areas, as sheets and sentences call them. */
export const areaKindWords: Record<AreaKind, Words> = {
  HAMLET: { vi: 'Thôn', en: 'Village' },
  VILLAGE: { vi: 'Bản', en: 'Highland village' },
  NEIGHBOURHOOD: { vi: 'Tổ dân phố', en: 'Residential group' },
  COMMUNE: { vi: 'Xã', en: 'Commune' },
  WARD: { vi: 'Phường', en: 'Ward' },
  TOWNSHIP: { vi: 'Thị trấn', en: 'Township' },
  SPECIAL_ZONE: { vi: 'Đặc khu', en: 'Special zone' },
  DISTRICT: { vi: 'Huyện', en: 'District' },
  TOWN: { vi: 'Thị xã', en: 'Town' },
  CITY: { vi: 'Thành phố', en: 'City' },
  PROVINCE: { vi: 'Tỉnh', en: 'Province' },
};

/** How hard life is in an area, as sheets call it. */
export const difficultyWords: Record<DifficultyClass, Words> = {
  REGION_I: { vi: 'Khu vực I', en: 'Region I' },
  REGION_II: { vi: 'Khu vực II', en: 'Region II' },
  REGION_III: { vi: 'Khu vực III', en: 'Region III' },
};
