import { LONGEST_WAY_DAYS } from '../../resolvers/forecast/rules.ts';
import { setForecast } from '../../resolvers/forecast/set-forecast.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CandidateStageEnum } from '../candidate/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { SHARE, within } from './types.ts';

const StageTimesInput = builder.inputType('StageTimesInput', {
  description: 'Times of a stage. The five numbers of days must not fall.',
  fields: (t) => ({
    stage: t.field({ type: CandidateStageEnum, required: true, description: 'A stage before the ceremony.' }),
    sharePercent: t.int({ required: true, description: `${SHARE}, 0 to 100.` }),
    shortestDays: t.int({ required: true, description: within(5) }),
    quickDays: t.int({ required: true, description: within(25) }),
    usualDays: t.int({ required: true, description: within(50) }),
    slowDays: t.int({ required: true, description: within(75) }),
    longestDays: t.int({ required: true, description: `${within(95).slice(0, -1)}; at most ${LONGEST_WAY_DAYS}.` }),
  }),
});

mutation('setForecast', {
  description:
    'Sets the times by which all boards of a tree forecast (đặt thời gian dự báo), in place of those that are learnt, or has them learnt again. A committee with none above it does it. What was set before is kept.',
  about: 'The times by which a tree forecasts.',
  input: (t) => ({
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee that sets them: one at the top.',
    }),
    stages: t.field({
      type: [StageTimesInput],
      description:
        'Times of stages; a stage that is not named keeps what is assumed of it. Left out: they are learnt again from cases that came to an end.',
    }),
    reason: t.string({ required: true, description: `Why, ${upTo(LONGEST.reason).en}.` }),
  }),
  payload: payload('SetForecastPayload', 'The times were set.', [
    ['committee', CommitteeNode, 'The committee; its boards and those below it forecast by the new times.'],
  ]),
  run: setForecast,
});
