import { closeYear } from '../../resolvers/quota/close-year.ts';
import { years } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CloseYearPayload } from './payload.ts';

mutation('closeYear', {
  description:
    'Closes a year that is over for a committee below yours and everything below it; at the top of the tree also your own (khóa sổ). Quotas and decisions about the hierarchy of it are refused from then on; admissions are not, but need a reason. The figures are kept as they were published.',
  about: 'The year, and the paper that closes it.',
  input: (t) => ({
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'For whom, and everything below.',
    }),
    year: t.int({ required: true, description: `Year, ${years.en}; it must be over.` }),
    documentNumber: t.string({ required: true, description: 'Number of the document that closes it.' }),
    documentOn: t.field({ type: 'Day', required: true, description: 'Day of the document; not in the future.' }),
  }),
  payload: CloseYearPayload,
  run: closeYear,
});
