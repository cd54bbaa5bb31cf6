import { LONGEST } from '../../resolvers/lengths.ts';
import { assignInCharge } from '../../resolvers/officer/assign-in-charge.ts';
import { upTo } from '../bounds.ts';
import { CommitteePayload } from '../committee/payload.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { OfficerNode } from './types.ts';

mutation('assignInCharge', {
  description:
    'Says who of a committee looks after a cell or committee directly below it (phân công cấp ủy viên phụ trách chi bộ), instead of whoever did before. It ends by itself when the office ends, or the cell ends or comes under another committee.',
  about: 'Who looks after a committee from a day on.',
  input: (t) => ({
    officerId: t.id({
      required: true,
      extensions: idOf(OfficerNode),
      description: 'The appointment of whoever looks after it, in the committee directly above.',
    }),
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Who is looked after.' }),
    startsOn: t.field({ type: 'Day', required: true, description: 'From which day on; not in the future.' }),
    documentNumber: t.string({
      description: `Number of the paper that shares the committees out, ${upTo(LONGEST.documentNumber).en}; left out where there is none.`,
    }),
  }),
  payload: CommitteePayload,
  run: assignInCharge,
});
