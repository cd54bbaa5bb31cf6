import type { TransferState } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** What became of a request, as sentences say it. */
export const stateWords: Record<TransferState, Words> = {
  ASKED: { en: 'waiting for an answer', vi: 'đang chờ trả lời' },
  ACCEPTED: { en: 'accepted', vi: 'đã tiếp nhận' },
  DECLINED: { en: 'declined', vi: 'đã từ chối' },
  WITHDRAWN: { en: 'withdrawn', vi: 'đã rút' },
};
