import type { Day } from '../../calendar.ts';
import { INTRODUCERS } from '../candidate/rules.ts';
import type { Referring, Who } from '../member/referred.ts';

/** Who introduces, with the name that is kept. */
export type Named = Who & { name: string };

/** Who may introduce a person of a cell on a day: an official member within the same grassroots organisation. */
export function introducing(cellId: string, day: Day, operation: string): Referring {
  return { day, where: { organisationOf: cellId }, official: INTRODUCERS.on(day), operation };
}
