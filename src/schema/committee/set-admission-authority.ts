import { setAdmissionAuthority } from '../../resolvers/committee/set-admission-authority.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { DecidingBodyEnum } from './enums.ts';
import { CommitteePayload } from './payload.ts';
import { CommitteeNode } from './types.ts';

mutation('setAdmissionAuthority', {
  description:
    'Sets who decides on the admissions of a grassroots organisation from a day on (giao thẩm quyền quyết định kết nạp). A committee above it does that. What was set before is kept; where nothing holds, the rule of the day does (`Committee.admissionAuthority`). The share that a decision needs is that of the rule.',
  about: 'Who decides, and the paper that says so.',
  input: (t) => ({
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'Which grassroots organisation; its cells follow.',
    }),
    deciderId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'Who decides: the same, or a committee above it.',
    }),
    body: t.field({ type: DecidingBodyEnum, required: true, description: 'Which part of it.' }),
    validFrom: t.field({ type: 'Day', required: true, description: 'First day; it may lie ahead.' }),
    validTo: t.field({
      type: 'Day',
      description: 'The day from which the rule of the day holds again; left out where it has no end.',
    }),
    documentNumber: t.string({
      required: true,
      description: `Number of the decision, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: CommitteePayload,
  run: setAdmissionAuthority,
});
