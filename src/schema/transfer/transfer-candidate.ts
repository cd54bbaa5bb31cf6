import { LONGEST } from '../../resolvers/lengths.ts';
import { transferCandidate } from '../../resolvers/transfer/transfer-candidate.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { TransferReasonEnum } from './enums.ts';
import { CaseTransferPayload } from './payload.ts';

mutation('transferCandidate', {
  description:
    'Asks another grassroots organisation to take the case of somebody who moves while being considered or on probation (giới thiệu người vào Đảng chuyển nơi công tác, cư trú). Until it accepts everything stays and goes on. A step of the old grassroots committee, or of who stands above it.',
  about: 'Whose case is to go where.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description:
        'The grassroots organisation that is asked, wherever it stands: `transferDestinations` finds it (đảng ủy, chi bộ cơ sở nơi đến).',
    }),
    reason: t.field({ type: TransferReasonEnum, required: true, description: 'Why the person comes there.' }),
    requestedOn: t.field({ type: 'Day', required: true, description: 'Day of the request; not in the future.' }),
    documentNumber: t.string({
      required: true,
      description: `Number of the certificate that the person is being considered (giấy chứng nhận), ${upTo(LONGEST.documentNumber).en}.`,
    }),
    consentNumber: t.string({
      description: `Needed where the admission is decided: number of the paper by which who decided agrees, ${upTo(LONGEST.documentNumber).en}.`,
    }),
    answerBy: t.field({
      type: 'Day',
      required: true,
      description: 'By when an answer is asked for; on the day of the request or later. No rule sets it.',
    }),
  }),
  payload: CaseTransferPayload,
  run: transferCandidate,
});
