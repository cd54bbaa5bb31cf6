import type { Day } from '../calendar.ts';
import type { InForce } from '../rules/dated.ts';
import { type RuleViolation, refuseAll } from './errors.ts';

/** What stands in the way of a step: the operation refuses with it, and a form shows it. */
export interface Hindrance {
  violation: RuleViolation;
  /** The rule; null for one of bookkeeping. */
  rule: Pick<InForce<unknown>, 'document' | 'point' | 'source' | 'confidence'> | null;
  /** The numbers and days that it was tested with. */
  values: readonly { name: string; value: string }[];
  /** The day on which it ends by itself; null where it does not. */
  until: Day | null;
  /** The last day on which something held that holds no more; null where nothing was there. */
  heldUntil: Day | null;
}

/**
 * Something that stands in the way.
 * @param values - what it was tested with, by name.
 */
export function hindrance(
  violation: RuleViolation,
  rule: Hindrance['rule'] = null,
  values: Record<string, string | number> = {},
  { until = null, heldUntil = null }: Partial<Pick<Hindrance, 'until' | 'heldUntil'>> = {},
): Hindrance {
  return {
    violation,
    rule,
    values: Object.entries(values).map(([name, value]) => ({ name, value: String(value) })),
    until,
    heldUntil,
  };
}

/**
 * Refuses what something stands in the way of.
 * @throws RuleViolation the first of them, with the others
 */
export function refuseHindered(hindrances: readonly Hindrance[]): void {
  refuseAll(hindrances.map(({ violation }) => violation));
}
