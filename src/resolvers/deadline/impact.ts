import { addDays, type Day } from '../../calendar.ts';
import type { OperationContext } from '../operation-context.ts';
import type { RulingDocument } from '../rule/documents.ts';
import { type RecordedCase, readCaseRecords } from './case-records.ts';
import type { OpenCase } from './due.ts';
import { inSlices } from './in-slices.ts';
import { type Changed, changedRules, changesOf, standingOn } from './standing.ts';

/** An open case for which a regulation changes something. */
export interface CaseImpact extends Changed, Pick<RecordedCase, 'id' | 'committeeId' | 'facts'> {
  /** The first day of the regulation. */
  day: Day;
}

/**
 * What a regulation changes for open cases on its first day, against the day before: by their records as they stand today. So many
 * statements, whatever the number of cases.
 */
export async function impactOf(
  { from }: Pick<RulingDocument, 'from'>,
  cases: readonly OpenCase[],
  context: OperationContext,
): Promise<CaseImpact[]> {
  const eve = addDays(from, -1);
  const rules = changedRules(eve, from);
  const [calendar, found] = await Promise.all([context.loaders.calendar.load('all'), readCaseRecords(cases, context)]);
  const judge = (one: RecordedCase): CaseImpact[] => {
    const changed = changesOf(standingOn(eve, one, calendar), standingOn(from, one, calendar), rules);
    const { id, committeeId, facts } = one;
    return changed === null ? [] : [{ ...changed, id, committeeId, day: from, facts }];
  };
  return inSlices(found, judge, context);
}
