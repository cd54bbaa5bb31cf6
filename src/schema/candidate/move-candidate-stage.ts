import { moveCandidateStage } from '../../resolvers/candidate/move-candidate-stage.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CandidateStageEnum } from './enums.ts';
import { CandidateNode } from './types.ts';

mutation('moveCandidateStage', {
  description:
    'Moves a case one stage on, or back with a reason. A role takes the steps of the body it is given on, and of bodies below it: a cell those of the cell, a grassroots committee class, verification and its proposal, the committee above it decision and recognition (a grassroots committee directly under a province decides itself). Admission itself is recorded with `recordAdmission`, and taken back with `correctAdmission`.',
  about: 'A step of a case.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    to: t.field({
      type: CandidateStageEnum,
      required: true,
      description: 'One stage on, or any stage back, or off the list.',
    }),
    effectiveOn: t.field({
      type: 'Day',
      required: true,
      description:
        'The day it took effect; not in the future and not before the step before. For OFFICIAL the day on which the twelve months end.',
    }),
    reason: t.string({ description: 'Needed for going back and off the list.' }),
    documentNumber: t.string({ description: 'The document it rests on.' }),
  }),
  payload: payload('MoveCandidateStagePayload', 'The case was moved.', [
    ['candidate', CandidateNode, 'The candidate as it is now.'],
  ]),
  run: moveCandidateStage,
});
