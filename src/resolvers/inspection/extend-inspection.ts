import { readFields } from '../form.ts';
import { readText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkExtension } from './conduct-rules.ts';
import { extend } from './records.ts';
import { namedInspection } from './see-inspection.ts';

/** By how much an inspection takes longer, and why. */
export interface ExtendInspectionInput {
  inspectionId: UnreadId;
  days: number;
  reason: string;
}

/** Days that can be asked for; how many are allowed is said by the rule of the inspection. */
export const MOST_DAYS = 60;

/**
 * Extends an inspection beyond its limit: once, by at most the part of it that its rule allows.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkExtension
 */
export const extendInspection = write({
  places: { inspection: namedInspection('inspection:plan') },
  read: ({ days, reason }: ExtendInspectionInput) =>
    readFields({
      days: () => readWhole(days, 'days', 1, MOST_DAYS),
      reason: () => readText(reason, 'reason', LONGEST.reason),
    }),
  async work({ tx }, { inspection }, { days, reason }) {
    checkExtension(inspection, days);
    await extend(tx, inspection.id, days, reason);
    return { inspection: inspection.id };
  },
});
