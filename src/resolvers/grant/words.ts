import type { Role } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** Roles, as sentences call them. */
export const roleWords: Record<Role, Words> = {
  CELL_SECRETARY: { vi: 'Bí thư chi bộ', en: 'Cell secretary' },
  GRASSROOTS_COMMITTEE: { vi: 'Đảng ủy cơ sở', en: 'Grassroots committee' },
  SUPERIOR_COMMITTEE: { vi: 'Cấp ủy cấp trên', en: 'Superior committee' },
  INSPECTOR: { vi: 'Ủy ban kiểm tra', en: 'Inspector' },
  TRAINING_CENTRE: { vi: 'Trung tâm chính trị', en: 'Political centre' },
  DASHBOARD: { vi: 'Bảng theo dõi', en: 'Board on a wall' },
  AUDITOR: { vi: 'Kiểm tra nhật ký', en: 'Auditor' },
};
