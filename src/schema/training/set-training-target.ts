import { LONGEST } from '../../resolvers/lengths.ts';
import { MOST_TRAINEES } from '../../resolvers/training/rules.ts';
import { setTrainingTarget } from '../../resolvers/training/set-training-target.ts';
import { fromTo, upTo, years } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { TrainingKindEnum } from './enums.ts';

mutation('setTrainingTarget', {
  description:
    'Sets how many people a committee is to have certified by a kind of class in a year (giao chỉ tiêu bồi dưỡng), for itself or for one below it. What was set before is kept; the last word holds.',
  about: 'A target of trainings.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Which committee.' }),
    year: t.int({ required: true, description: `The year, ${years.en}.` }),
    kind: t.field({ type: TrainingKindEnum, required: true, description: 'Of which kind of class.' }),
    trainees: t.int({ required: true, description: `How many, ${fromTo(0, MOST_TRAINEES).en}.` }),
    documentNumber: t.string({
      required: true,
      description: `Number of the document, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: payload('SetTrainingTargetPayload', 'The target is set.', [
    ['committee', CommitteeNode, 'The committee; `trainingProgress` shows the target.'],
  ]),
  run: setTrainingTarget,
});
