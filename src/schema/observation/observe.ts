import { LONGEST } from '../../resolvers/lengths.ts';
import { observe } from '../../resolvers/observation/observe.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { ObservationKindEnum } from './enums.ts';
import { ObservationNode } from './types.ts';

mutation('observe', {
  description:
    'Enters what was seen of a person whom a cell follows, from the source to the end of probation: in a movement, an achievement, an award (ghi nhận quá trình theo dõi quần chúng). The case stays where it is.',
  about: 'What was seen of whom.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Of whom.' }),
    kind: t.field({ type: ObservationKindEnum, required: true, description: 'What it is.' }),
    observedOn: t.field({ type: 'Day', required: true, description: 'Of which day; not in the future.' }),
    note: t.string({ required: true, description: `What was seen, ${upTo(LONGEST.note).en}.` }),
  }),
  payload: payload('ObservePayload', 'The observation is on record.', [
    ['observation', ObservationNode, 'The observation.'],
  ]),
  run: observe,
});
