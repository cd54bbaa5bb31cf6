import { LONGEST } from '../../resolvers/lengths.ts';
import { reopenYear } from '../../resolvers/quota/reopen-year.ts';
import { upTo, years } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { ReopenYearPayload } from './payload.ts';

mutation('reopenYear', {
  description:
    'Opens a year again that was closed for a committee below yours; at the top of the tree also for your own (mở lại sổ). What was published with it stays on record.',
  about: 'The year, and why it is opened again.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'For whom it was closed.' }),
    year: t.int({ required: true, description: `Year, ${years.en}.` }),
    reason: t.string({ required: true, description: `Why, ${upTo(LONGEST.reason).en}.` }),
  }),
  payload: ReopenYearPayload,
  run: reopenYear,
});
