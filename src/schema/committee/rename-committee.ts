import { renameCommittee } from '../../resolvers/committee/rename-committee.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CommitteePayload } from './payload.ts';
import { CommitteeNode } from './types.ts';

mutation('renameCommittee', {
  description:
    'Renames a committee below yours from a given day; a root may rename itself (đổi tên). What it was called before stays in `forms`.',
  about: 'Another name, and the paper that gives it.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Which committee.' }),
    name: t.string({ required: true, description: `Its full name, ${upTo(LONGEST.committeeName).en}.` }),
    shortName: t.string({ description: `Its short name, ${upTo(LONGEST.committeeShortName).en}; left out for none.` }),
    validFrom: t.field({
      type: 'Day',
      required: true,
      description: 'First day of the name; it may lie ahead. After the day on which the last name began.',
    }),
    documentNumber: t.string({ required: true, description: 'Number of the decision (số quyết định).' }),
    documentOn: t.field({ type: 'Day', required: true, description: 'Day of the decision.' }),
  }),
  payload: CommitteePayload,
  run: renameCommittee,
});
