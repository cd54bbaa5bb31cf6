import type { Introducer } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** Who introduces, as sentences call them. */
export const introducerWords: Record<Introducer, Words> = {
  MEMBER: { vi: 'Đảng viên chính thức', en: 'Official member' },
  YOUTH_UNION: { vi: 'Đoàn Thanh niên Cộng sản Hồ Chí Minh', en: 'Youth Union' },
  TRADE_UNION: { vi: 'Công đoàn', en: 'Trade union' },
  WOMENS_UNION: { vi: 'Hội Liên hiệp Phụ nữ', en: 'Women’s Union' },
  FARMERS_UNION: { vi: 'Hội Nông dân', en: 'Farmers’ Union' },
  VETERANS_ASSOCIATION: { vi: 'Hội Cựu chiến binh', en: 'Veterans’ Association' },
  FATHERLAND_FRONT: { vi: 'Mặt trận Tổ quốc', en: 'Fatherland Front' },
};
