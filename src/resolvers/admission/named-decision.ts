import type { Day } from '../../calendar.ts';
import { nameKey } from '../../name-keys.ts';
import { readFields } from '../form.ts';
import { readGiven } from '../input.ts';
import { violations } from './violations.ts';

/** A decision as a form names it: left out where it is on record. */
export interface NamedDecision {
  decisionNumber: string | null;
  decisionOn: Day | null;
}

/** A decision. */
export interface Decision {
  decisionNumber: string;
  decisionOn: Day;
}

/**
 * The decision that an admission rests on: the one on record, or where there is none the one that is named.
 * @throws InvalidInput when there is none
 * @throws RuleViolation DECISION_DIFFERS
 */
export function checkDecision({ decisionNumber, decisionOn }: NamedDecision, onRecord: Decision | null): Decision {
  if (onRecord === null) {
    return readFields({
      decisionNumber: () => readGiven(decisionNumber, 'decisionNumber'),
      decisionOn: () => readGiven(decisionOn, 'decisionOn'),
    });
  }
  const { decisionNumber: number, decisionOn: day } = onRecord;
  if (decisionNumber !== null && nameKey(decisionNumber) !== nameKey(number)) {
    throw violations.DECISION_DIFFERS('decisionNumber', number, day);
  }
  if (decisionOn !== null && decisionOn !== day) throw violations.DECISION_DIFFERS('decisionOn', number, day);
  return onRecord;
}
