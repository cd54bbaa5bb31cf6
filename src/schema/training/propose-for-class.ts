import { LONGEST } from '../../resolvers/lengths.ts';
import { proposeForClass } from '../../resolvers/training/propose-for-class.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { EnrolmentNode, TrainingClassNode } from './types.ts';

mutation('proposeForClass', {
  description:
    'A cell proposes a person for a class, by its resolution (đề nghị cử đi học): the person is on the list as PROPOSED and takes no place yet. The committee or the centre enrols with `enrolInClass`.',
  about: 'Whom a cell proposes for which class.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Who.' }),
    classId: t.id({
      required: true,
      extensions: idOf(TrainingClassNode),
      description: 'A class that is PLANNED or OPEN.',
    }),
    proposedOn: t.field({ type: 'Day', required: true, description: 'Day of the resolution; not in the future.' }),
    documentNumber: t.string({
      required: true,
      description: `Number of the resolution, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: payload('ProposeForClassPayload', 'The person is proposed.', [
    ['enrolment', EnrolmentNode, 'The proposal.'],
  ]),
  run: proposeForClass,
});
