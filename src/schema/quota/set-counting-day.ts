import { readSeenAdmissions } from '../../resolvers/admission/lists.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { MOST_KEPT, setCountingDay } from '../../resolvers/quota/set-counting-day.ts';
import { AdmissionNode } from '../admission/types.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CountedDayEnum } from './enums.ts';

mutation('setCountingDay', {
  description:
    'Sets by which day admissions count in the whole tree (ngày tính chỉ tiêu): of the ceremony, as from the beginning, or of the decision. A committee with none above it does it, by a document. All admissions of its open years count by it with the answer, each once; those of closed years keep their day.',
  about: 'The day that counts, and the paper that says so.',
  input: (t) => ({
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee that sets it: one at the top.',
    }),
    countedBy: t.field({ type: CountedDayEnum, required: true, description: 'The day that counts from now on.' }),
    documentNumber: t.string({
      required: true,
      description: `Number of the document, ${upTo(LONGEST.documentNumber).en}.`,
    }),
    documentOn: t.field({ type: 'Day', required: true, description: 'Day of the document; not in the future.' }),
  }),
  payload: payload<'committee', { kept: string[]; keptCount: number }>(
    'SetCountingDayPayload',
    'The day that counts was set.',
    [['committee', CommitteeNode, 'The committee; its boards and those below it count by that day.']],
    (t) => ({
      keptCount: t.exposeInt('keptCount', {
        description:
          'Admissions that keep the day by which they counted, since it or the other one lies in a year that is closed.',
      }),
      kept: t.prismaField({
        type: [AdmissionNode],
        description: `Those of them whose people you may read, ${MOST_KEPT} at most. Open the year again (\`reopenYear\`) and set the day anew to have them count by it.`,
        resolve: (query, { kept }, _args, context) => readSeenAdmissions(query, kept, context),
      }),
    }),
  ),
  run: setCountingDay,
});
