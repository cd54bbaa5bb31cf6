import type { ForecastTimes, StageTimes } from '../../feed/forecast.ts';
import type { RootSettings } from '../../feed/root-settings.ts';
import { WAY, type WayStage } from '../../feed/stage-counts.ts';
import { builder } from '../builder.ts';
import { CandidateStageEnum } from '../candidate/enums.ts';
import { fromMemory } from '../field-cost.ts';
import { ForecastSourceEnum, PaceSourceEnum } from './enums.ts';

/** What the days of a stage mean. */
export const within = (percent: number): string =>
  `Days in which ${percent} of 100 of these are admitted, from the day on which they are seen at the stage.`;

/** What the share of a stage means. */
export const SHARE = 'Of 100 who stand at the stage, how many are admitted some day';

const StageTimesRef = builder.objectRef<StageTimes & { stage: WayStage }>('StageTimes').implement({
  extensions: fromMemory,
  description: 'How long those who stand at a stage still take.',
  fields: (t) => ({
    stage: t.expose('stage', { type: CandidateStageEnum, description: 'A stage before the ceremony.' }),
    sharePercent: t.float({ description: `${SHARE}.`, resolve: ({ share }) => share / 10 }),
    shortestDays: t.int({ description: within(5), resolve: ({ days }) => days[0] }),
    quickDays: t.int({ description: within(25), resolve: ({ days }) => days[1] }),
    usualDays: t.int({ description: within(50), resolve: ({ days }) => days[2] }),
    slowDays: t.int({ description: within(75), resolve: ({ days }) => days[3] }),
    longestDays: t.int({ description: within(95), resolve: ({ days }) => days[4] }),
  }),
});

export const ForecastTimesRef = builder.objectRef<ForecastTimes>('ForecastTimes').implement({
  extensions: fromMemory,
  description:
    'How long it takes from each stage to the ceremony (thời gian dự báo). Made once a day, and after the committee at the top has set them; the same on every server.',
  fields: (t) => ({
    source: t.expose('source', { type: ForecastSourceEnum, description: 'Where they come from.' }),
    caseCount: t.int({ description: 'Admissions that they were learnt from.', resolve: ({ cases }) => cases }),
    stages: t.field({
      type: [StageTimesRef],
      description: 'The stages, in their order.',
      resolve: ({ stages }) => WAY.flatMap((stage, place) => (stages[place] ? [{ ...stages[place], stage }] : [])),
    }),
  }),
});

export const PaceRef = builder.objectRef<RootSettings>('Pace').implement({
  extensions: fromMemory,
  description:
    'How a year is to go on (tiến độ trong năm): AHEAD, ON_TRACK and BEHIND are told by it. Made once a day, and after the committee at the top has set it; the same on every server.',
  fields: (t) => ({
    source: t.expose('paceSource', { type: PaceSourceEnum, description: 'Where it comes from.' }),
    caseCount: t.exposeInt('paceCases', { description: 'Admissions that it was learnt from.' }),
    duePercents: t.field({
      type: ['Float'],
      nullable: true,
      description:
        'What is due at the end of each month, January first, in percent of the plan; within a month straight from one to the next. Null where it is even.',
      resolve: ({ pace }) => pace?.map((thousandths) => thousandths / 10) ?? null,
    }),
  }),
});
