import { LONGEST } from '../../resolvers/lengths.ts';
import { declineTransfer } from '../../resolvers/transfer/decline-transfer.ts';
import { upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { TransferDeclineEnum } from './enums.ts';
import { CaseTransferPayload } from './payload.ts';
import { CaseTransferNode } from './types.ts';

mutation('declineTransfer', {
  description:
    'Does not take a case (không tiếp nhận hồ sơ): it stays where it is, and may be asked for elsewhere. A step of the grassroots committee that was asked, or of who stands above it.',
  about: 'Why a case is not taken.',
  input: (t) => ({
    transferId: t.id({ required: true, extensions: idOf(CaseTransferNode), description: 'Which request.' }),
    answeredOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the answer; not in the future, not before the request.',
    }),
    reason: t.field({ type: TransferDeclineEnum, required: true, description: 'Why.' }),
    documentNumber: t.string({
      description: `Number of the paper that answers (số văn bản), ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: CaseTransferPayload,
  run: declineTransfer,
});
