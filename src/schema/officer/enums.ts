import { AppointmentBasis, OfficeEnd, OfficerTitle } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const OfficerTitleEnum = enumOf('OfficerTitle', OfficerTitle, 'Office in a committee (chức danh).', {
  SECRETARY: 'Secretary (bí thư).',
  DEPUTY_SECRETARY: 'Deputy secretary (phó bí thư).',
  STANDING_MEMBER: 'Member of the standing committee (ủy viên ban thường vụ).',
  MEMBER: 'Member of the committee (cấp ủy viên, chi ủy viên).',
});

export const AppointmentBasisEnum = enumOf('AppointmentBasis', AppointmentBasis, 'How somebody came into an office.', {
  ELECTED: 'Elected, and confirmed from above (bầu, được chuẩn y).',
  APPOINTED: 'Appointed from above (chỉ định), such as in a committee that was just founded.',
});

export const OfficeEndEnum = enumOf('OfficeEnd', OfficeEnd, 'Why somebody left an office (lý do thôi giữ chức vụ).', {
  TERM_END: 'The term ended (hết nhiệm kỳ).',
  REPLACED: 'Somebody else took it over (được thay thế).',
  MOVED: 'Moved to other work (điều động, chuyển công tác).',
  RETIRED: 'Retired (nghỉ hưu, nghỉ công tác).',
  DISCIPLINED: 'Removed as a disciplinary measure (bị kỷ luật).',
  DIED: 'Died (qua đời).',
});
