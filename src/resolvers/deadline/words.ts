/** What a committee is to know, though no step is due. */
export const alertKinds = [
  'FELL_BEHIND',
  'CANNOT_MEET',
  'SOURCE_DRY',
  'PLAN_MET',
  'PLAN_REVISED',
  'YEAR_CLOSED',
] as const;

/** One of them. */
export type AlertKind = (typeof alertKinds)[number];

import type { Words } from '../../messages/language.ts';

/** What can be due. A kind comes with the file of its source. */
export const deadlineKinds = [
  'VERIFICATION_ANSWER',
  'CERTIFICATE_LAPSES',
  'PAPER_LAPSES',
  'VERIFICATION_LAPSES',
  'DECISION',
  'CEREMONY',
  'RECOGNITION_REVIEW',
  'RECOGNITION_DECISION',
  'TERM_ENDS',
  'NO_SECRETARY',
  'CELL_TOO_SMALL',
  'INSPECTION',
  'REMEDY',
  'CLASS_STARTS',
  'CLASS_RESULTS',
  'CLASS_CERTIFICATE',
  ...alertKinds,
  'RULES_CHANGE',
  'TRANSFER_ANSWER',
] as const;

/** One of them. */
export type DeadlineKind = (typeof deadlineKinds)[number];

/** What of a dossier can lapse, as sheets say it. */
export const lapseWords = {
  CERTIFICATE_LAPSES: { en: 'Certificate of the awareness class', vi: 'Giấy chứng nhận học lớp nhận thức về Đảng' },
  PAPER_LAPSES: { en: 'Paper of the dossier', vi: 'Giấy tờ trong hồ sơ' },
  VERIFICATION_LAPSES: { en: 'Verification', vi: 'Kết quả thẩm tra lý lịch' },
} satisfies Partial<Record<DeadlineKind, Words>>;

/** One of them. */
export type LapseKind = keyof typeof lapseWords;
