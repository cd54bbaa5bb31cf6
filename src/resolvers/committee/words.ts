import type { CommitteeKind } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** Kinds of committees, as sheets and sentences call them. */
export const kindWords: Record<CommitteeKind, Words> = {
  CENTRAL: { vi: 'Trung ương', en: 'Central' },
  PROVINCE: { vi: 'Đảng bộ tỉnh', en: 'Province' },
  SUPERIOR: { vi: 'Đảng bộ cấp trên trực tiếp cơ sở', en: 'Superior committee' },
  GRASSROOTS_COMMITTEE: { vi: 'Đảng bộ cơ sở', en: 'Grassroots committee' },
  GRASSROOTS_CELL: { vi: 'Chi bộ cơ sở', en: 'Grassroots cell' },
  SUB_COMMITTEE: { vi: 'Đảng bộ bộ phận', en: 'Sub-committee' },
  CELL: { vi: 'Chi bộ trực thuộc', en: 'Cell' },
};
