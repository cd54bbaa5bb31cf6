import type { Day } from '../../calendar.ts';
import type { Transaction } from '../../db/transaction.ts';
import { RuleViolation } from '../errors.ts';
import type { LockedCommittee } from './locks.ts';
import { withoutPlace } from './records.ts';
import { refuseEnded } from './refuse-ended.ts';
import { violations } from './violations.ts';

/** A committee that is locked, and the day on which something begins with it. */
export interface BeginsAt {
  committee: Pick<LockedCommittee, 'id' | 'closedOn'>;
  day: Day;
}

/**
 * What refuses that something begins with committees: that one has ended by then, or had no place on that day. One for each, null
 * where nothing does.
 * @param field - the field of the day.
 */
export async function notThere(
  tx: Transaction,
  asked: readonly BeginsAt[],
  field: string,
): Promise<(RuleViolation | null)[]> {
  const keyOf = (committeeId: string, day: Day): string => `${committeeId} ${day}`;
  const days = asked.map(({ committee, day }) => ({ committeeId: committee.id, day }));
  const nowhere = new Set((await withoutPlace(tx, days)).map(({ committeeId, day }) => keyOf(committeeId, day)));
  const refused: (RuleViolation | null)[] = [];
  for (const { committee, day } of asked) {
    const none = nowhere.has(keyOf(committee.id, day)) ? violations.COMMITTEE_NOT_IN_FORCE(field) : null;
    refused.push((await hasEnded(tx, committee, day)) ?? none);
  }
  return refused;
}

async function hasEnded(tx: Transaction, committee: BeginsAt['committee'], day: Day): Promise<RuleViolation | null> {
  try {
    await refuseEnded(tx, committee, day);
    return null;
  } catch (refusal) {
    if (refusal instanceof RuleViolation) return refusal;
    throw refusal;
  }
}
