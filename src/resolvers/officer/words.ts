import type { AppointmentBasis, OfficerTitle } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** What offices are called. */
export const titleWords: Record<OfficerTitle, Words> = {
  SECRETARY: { en: 'Secretary', vi: 'Bí thư' },
  DEPUTY_SECRETARY: { en: 'Deputy secretary', vi: 'Phó bí thư' },
  STANDING_MEMBER: { en: 'Member of the standing committee', vi: 'Ủy viên ban thường vụ' },
  MEMBER: { en: 'Member of the committee', vi: 'Cấp ủy viên' },
};

/** What the ways into an office are called. */
export const basisWords: Record<AppointmentBasis, Words> = {
  ELECTED: { en: 'Elected', vi: 'Bầu' },
  APPOINTED: { en: 'Appointed', vi: 'Chỉ định' },
};
