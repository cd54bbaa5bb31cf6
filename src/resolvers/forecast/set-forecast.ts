import { v7 as uuidv7 } from 'uuid';
import { isRoot } from '../../access/scope.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import type { StageTimesRow } from '../../db/queries/feed.ts';
import { WAY } from '../../feed/stage-counts.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { readText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterForecastSetting } from './records.ts';
import { DAYS, firstThatFalls, LONGEST_WAY_DAYS, type StageDays } from './rules.ts';
import { mistakes, violations } from './violations.ts';

/** Times of a stage. */
interface StageTimesInput extends StageDays {
  stage: CandidateStage;
  sharePercent: number;
}

/** The times by which boards forecast, and the committee at the top that sets them. */
export interface SetForecastInput {
  committeeId: UnreadId;
  stages?: readonly StageTimesInput[] | null;
  reason: string;
}

/**
 * Sets the times by which all boards of a tree forecast, or has them learnt again.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation FORECAST_OF_ROOT
 */
export const setForecast = write({
  places: {
    committee: namedCommittee<'committeeId', SetForecastInput>('committeeId', lockCommitteeToChange, {
      see: 'quota:read',
      do: 'forecast:set',
    }),
  },
  read: ({ stages, reason }: SetForecastInput) =>
    readFields({
      times: () => (stages === null || stages === undefined ? null : readStages(stages)),
      reason: () => readText(reason, 'reason', LONGEST.reason),
    }),
  async work({ tx, by }, { committee }, form) {
    if (!isRoot(committee.path)) throw violations.FORECAST_OF_ROOT();
    await enterForecastSetting(tx, { ...form, id: uuidv7(), committeeId: committee.id }, by);
    return { committee: committee.id };
  },
});

function readStages(stages: readonly StageTimesInput[]): StageTimesRow[] {
  if (stages.length === 0) throw mistakes.noStages();
  const seen = new Set<CandidateStage>();
  return readEach(stages, (input, n): StageTimesRow => {
    const path = (field: string): string[] => ['stages', String(n), field];
    const { stage, share } = readFields({
      stage: () => {
        if (!(WAY as readonly CandidateStage[]).includes(input.stage)) throw mistakes.notOnTheWay(path('stage'));
        if (seen.has(input.stage)) throw mistakes.stageTwice(path('stage'));
        seen.add(input.stage);
        return input.stage;
      },
      share: () => readAt(path('sharePercent'), () => readWhole(input.sharePercent, 'sharePercent', 0, 100) * 10),
      days: () => {
        for (const name of DAYS) readAt(path(name), () => readWhole(input[name], name, 0, LONGEST_WAY_DAYS));
        const falls = firstThatFalls(input);
        if (falls !== null) throw mistakes.daysFall(path(falls));
      },
    });
    return [stage, share, ...DAYS.map((name) => input[name])];
  });
}
