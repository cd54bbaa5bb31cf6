import { LONGEST } from '../../resolvers/lengths.ts';
import { acceptTransfer } from '../../resolvers/transfer/accept-transfer.ts';
import { upTo } from '../bounds.ts';
import { MentorInput } from '../candidate/facts.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CaseTransferPayload } from './payload.ts';
import { CaseTransferNode } from './types.ts';

mutation('acceptTransfer', {
  description:
    'Takes a case over (tiếp nhận hồ sơ): from that day on it goes on in its stage in a cell here, with its papers and clocks; what happened before belongs to the counts of the old cell. Who helped so far does so no more. A step of the grassroots committee that was asked, or of who stands above it.',
  about: 'Which cell takes a case, and who helps there.',
  input: (t) => ({
    transferId: t.id({ required: true, extensions: idOf(CaseTransferNode), description: 'Which request.' }),
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The cell of the organisation that is to follow the person (chi bộ theo dõi).',
    }),
    effectiveOn: t.field({
      type: 'Day',
      required: true,
      description:
        'From which day on; not in the future, not before the request or the last step of the case, and after the day of the ceremony.',
    }),
    documentNumber: t.string({
      required: true,
      description: `The document that accepts and assigns (số văn bản), ${upTo(LONGEST.documentNumber).en}.`,
    }),
    mentors: t.field({
      type: [MentorInput],
      description:
        'Official members who help from then on, needed from the list of sympathisers on. How long they have known the person is not asked.',
    }),
  }),
  payload: CaseTransferPayload,
  run: acceptTransfer,
});
