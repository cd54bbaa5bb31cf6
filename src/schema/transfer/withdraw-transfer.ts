import { LONGEST } from '../../resolvers/lengths.ts';
import { withdrawTransfer } from '../../resolvers/transfer/withdraw-transfer.ts';
import { upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CaseTransferPayload } from './payload.ts';
import { CaseTransferNode } from './types.ts';

mutation('withdrawTransfer', {
  description:
    'Takes a request back that nobody has answered (rút đề nghị chuyển hồ sơ). A step of the grassroots committee that asked, or of who stands above it.',
  about: 'Which request is taken back.',
  input: (t) => ({
    transferId: t.id({ required: true, extensions: idOf(CaseTransferNode), description: 'Which request.' }),
    withdrawnOn: t.field({
      type: 'Day',
      required: true,
      description: 'The day; not in the future, not before the request.',
    }),
    documentNumber: t.string({
      description: `Number of the paper that withdraws it (số văn bản), ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: CaseTransferPayload,
  run: withdrawTransfer,
});
