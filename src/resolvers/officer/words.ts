import type { OfficerTitle } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** What offices are called. */
export const titleWords: Record<OfficerTitle, Words> = {
  SECRETARY: { en: 'Secretary', vi: 'Bí thư' },
  DEPUTY_SECRETARY: { en: 'Deputy secretary', vi: 'Phó bí thư' },
  STANDING_MEMBER: { en: 'Member of the standing committee', vi: 'Ủy viên ban thường vụ' },
  MEMBER: { en: 'Member of the committee', vi: 'Cấp ủy viên' },
};
