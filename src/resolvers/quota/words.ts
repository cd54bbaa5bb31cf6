import type { CountedDay } from '../../db/generated/enums.ts';
import type { QuotaStatus } from '../../feed/quota-progress.ts';
import type { Words } from '../../messages/language.ts';

/** How a committee stands against its plan; the last two are not said before there is a forecast. */
export const statusWords: Record<QuotaStatus | 'AT_RISK' | 'CANNOT_MEET', Words> = {
  NO_TARGET: { vi: 'Không giao chỉ tiêu', en: 'No target' },
  AHEAD: { vi: 'Vượt tiến độ', en: 'Ahead' },
  ON_TRACK: { vi: 'Đúng tiến độ', en: 'On track' },
  BEHIND: { vi: 'Chậm tiến độ', en: 'Behind' },
  MET: { vi: 'Đạt chỉ tiêu', en: 'Met' },
  EXCEEDED: { vi: 'Vượt chỉ tiêu', en: 'Exceeded' },
  NOT_MET: { vi: 'Không đạt chỉ tiêu', en: 'Not met' },
  ENDED: { vi: 'Đã kết thúc hoạt động', en: 'Ended' },
  AT_RISK: { vi: 'Có nguy cơ không đạt', en: 'At risk' },
  CANNOT_MEET: { vi: 'Không thể đạt trong năm', en: 'Cannot be met' },
};

/** By which day admissions count. */
export const countedDayWords: Record<CountedDay, Words> = {
  CEREMONY: { vi: 'Ngày tổ chức lễ kết nạp', en: 'Day of the ceremony' },
  DECISION: { vi: 'Ngày ký quyết định', en: 'Day of the decision' },
};
