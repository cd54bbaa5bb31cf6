import type { Day } from '../../calendar.ts';
import type { Transaction } from '../../db/transaction.ts';
import { violations } from '../quota/violations.ts';
import type { Decision } from './form.ts';
import { type Plan, planReorganisation } from './plan.ts';
import { readSnapshot } from './snapshot.ts';
import { readTold, type Told } from './told.ts';
import { closedYearSince } from './years-open.ts';

/**
 * Says what a decision does to the records as a transaction sees them.
 * @param named - the committees that it names.
 * @param told - what was read before: by default it is read now.
 * @throws RuleViolation with all that refuses; YEAR_CLOSED alone, where a year is closed that it reaches into
 */
export async function planOn(
  tx: Transaction,
  decision: Decision,
  named: readonly string[],
  today: Day,
  told: Told | null = null,
): Promise<Plan> {
  const { effectiveOn } = decision;
  const year = await closedYearSince(tx, named, effectiveOn, today);
  if (year !== null) throw violations.YEAR_CLOSED.decision(year);
  const snapshot = await readSnapshot(tx, decision);
  const tells = told ?? (await readTold(tx, decision, snapshot.bodies, effectiveOn <= today));
  return planReorganisation(decision, snapshot, tells);
}
