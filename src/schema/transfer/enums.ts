import { TransferDecline, TransferReason, TransferState } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const TransferReasonEnum = enumOf(
  'TransferReason',
  TransferReason,
  'Why a person comes to another place (lý do chuyển).',
  {
    WORK: 'Works elsewhere (chuyển nơi công tác, làm việc).',
    STUDY: 'Studies elsewhere (chuyển nơi học tập).',
    RESIDENCE: 'Lives elsewhere (chuyển nơi cư trú).',
  },
);

export const TransferStateEnum = enumOf(
  'TransferState',
  TransferState,
  'What became of a request to take a case (tình trạng đề nghị chuyển).',
  {
    ASKED: 'It waits for the answer of the new committee (chờ tiếp nhận).',
    ACCEPTED: 'The new committee has taken the case (đã tiếp nhận).',
    DECLINED: 'The new committee does not take it (không tiếp nhận).',
    WITHDRAWN: 'The old committee has taken the request back (đã rút).',
  },
);

export const TransferDeclineEnum = enumOf(
  'TransferDecline',
  TransferDecline,
  'Why a committee does not take a case (lý do không tiếp nhận).',
  {
    NOT_HERE: 'The person has not come, or is not known there (người này không về địa bàn, đơn vị).',
    NO_CELL: 'No cell there can follow the person (chưa có chi bộ theo dõi được).',
    PAPERS_MISSING: 'Papers of the case did not come with it (chưa đủ giấy tờ kèm theo).',
  },
);
