import type { QuotaStatus } from '../../feed/quota-progress.ts';
import type { Words } from '../../messages/language.ts';

/** How a committee stands against its plan. */
export const statusWords: Record<QuotaStatus, Words> = {
  NO_TARGET: { vi: 'Không giao chỉ tiêu', en: 'No target' },
  AHEAD: { vi: 'Vượt tiến độ', en: 'Ahead' },
  ON_TRACK: { vi: 'Đúng tiến độ', en: 'On track' },
  BEHIND: { vi: 'Chậm tiến độ', en: 'Behind' },
  MET: { vi: 'Đạt chỉ tiêu', en: 'Met' },
  EXCEEDED: { vi: 'Vượt chỉ tiêu', en: 'Exceeded' },
};
