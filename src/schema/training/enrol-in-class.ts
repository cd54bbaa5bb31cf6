import { enrolInClass } from '../../resolvers/training/enrol-in-class.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { EnrolmentNode, TrainingClassNode } from './types.ts';

mutation('enrolInClass', {
  description:
    'Puts a person on the list of a class; an outstanding person who enters an awareness class moves to that stage.',
  about: 'Who goes to which class.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Who.' }),
    classId: t.id({
      required: true,
      extensions: idOf(TrainingClassNode),
      description: 'A class that is PLANNED or OPEN and has a place left.',
    }),
  }),
  payload: payload('EnrolInClassPayload', 'The person is on the list of the class.', [
    ['enrolment', EnrolmentNode, 'The enrolment.'],
  ]),
  run: enrolInClass,
});
