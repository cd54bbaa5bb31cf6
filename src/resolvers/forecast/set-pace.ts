import { v7 as uuidv7 } from 'uuid';
import { isRoot } from '../../access/scope.ts';
import type { PaceSource } from '../../db/generated/enums.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { readText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterPaceSetting } from './records.ts';
import { dueByMonth, MONTHS } from './rules.ts';
import { mistakes, violations } from './violations.ts';

/** The pace by which boards judge a year that goes on, and the committee at the top that sets it. */
export interface SetPaceInput {
  committeeId: UnreadId;
  source: PaceSource;
  monthPercents?: readonly number[] | null;
  reason: string;
}

/**
 * Sets the pace by which all boards of a tree tell who is behind, or has it learnt.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation FORECAST_OF_ROOT
 */
export const setPace = write({
  places: {
    committee: namedCommittee<'committeeId', SetPaceInput>('committeeId', lockCommitteeToChange, {
      see: 'quota:read',
      do: 'forecast:set',
    }),
  },
  read: ({ source, monthPercents = null, reason }: SetPaceInput) => ({
    source,
    ...readFields({
      months: () => (source === 'SET' ? readMonths(monthPercents) : refuseMonths(monthPercents)),
      reason: () => readText(reason, 'reason', LONGEST.reason),
    }),
  }),
  async work({ tx, by }, { committee }, form) {
    if (!isRoot(committee.path)) throw violations.FORECAST_OF_ROOT();
    await enterPaceSetting(tx, { ...form, id: uuidv7(), committeeId: committee.id }, by);
    return { committee: committee.id };
  },
});

function readMonths(percents: readonly number[] | null): number[] {
  if (percents?.length !== MONTHS) throw mistakes.notTwelve();
  const read = readEach(percents, (percent, n) =>
    readAt(['monthPercents', String(n)], () => readWhole(percent, 'monthPercents', 0, 100)),
  );
  const sum = read.reduce((all, one) => all + one, 0);
  if (sum !== 100) throw mistakes.notWhole(sum);
  return dueByMonth(read);
}

function refuseMonths(percents: readonly number[] | null): null {
  if (percents !== null) throw mistakes.monthsOfSet();
  return null;
}
