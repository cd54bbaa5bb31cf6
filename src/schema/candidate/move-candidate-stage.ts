import { moveCandidateStage } from '../../resolvers/candidate/move-candidate-stage.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CandidateStageEnum } from './enums.ts';
import { CandidateNode } from './types.ts';

mutation('moveCandidateStage', {
  description:
    'Takes a person off the list (đưa ra khỏi danh sách), notes that one has withdrawn (tự rút), or moves a case back with a reason: to a stage before, and who has left to the sources or to where the case stood. What leads on is recorded as such: putting on the list, certificate, dossier, votes, decision (`nextSteps` names it), an admission with `recordAdmission`. A role moves what the body did that it is given on, or one below it: a step back is for the higher of the two bodies whose stages it leaves and comes to.',
  about: 'A way off the list, or back.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    to: t.field({
      type: CandidateStageEnum,
      required: true,
      description:
        'OFF_LIST, WITHDRAWN, or a stage back. STAGE_NOT_ALLOWED for a stage that a step of its own leads to.',
    }),
    effectiveOn: t.field({
      type: 'Day',
      required: true,
      description: 'The day it took effect; not in the future and not before the step before.',
    }),
    reason: t.string({
      description: 'Needed for going back and off the list; not for who has left and is a source again.',
    }),
    documentNumber: t.string({ description: 'The document it rests on.' }),
  }),
  payload: payload('MoveCandidateStagePayload', 'The case was moved.', [
    ['candidate', CandidateNode, 'The candidate as it is now.'],
  ]),
  run: moveCandidateStage,
});
