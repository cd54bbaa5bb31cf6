/** From what wants attention to what does not. What was missed in a year that is over stands with what cannot be met. */
export const NEED_ORDER = [
  'CANNOT_MEET',
  'NOT_MET',
  'AT_RISK',
  'BEHIND',
  'ON_TRACK',
  'AHEAD',
  'MET',
  'EXCEEDED',
  'ENDED',
  'NO_TARGET',
] as const;

/** Where somebody has to act, or had to. */
export const NEEDS_ACTION: readonly string[] = ['CANNOT_MEET', 'NOT_MET', 'AT_RISK', 'BEHIND'];

/** A plan of so few is told in people and days: half a person cannot be late. */
const SMALL_PLAN = 5;

const UNDER_WAY = ['AT_RISK', 'BEHIND', 'ON_TRACK', 'AHEAD'];

/** What is told of a row. */
interface Needing {
  plan: number | null;
  remaining: number | null;
  status: string;
}

/** Whether a row says "1 to go, 35 days" in place of its pace. */
export function isSmallUnderWay({ plan, remaining, status }: Needing): boolean {
  return plan !== null && plan <= SMALL_PLAN && remaining !== null && remaining > 0 && UNDER_WAY.includes(status);
}

/** Whether anybody waits for an admission there. */
export function isAsked({ plan }: Pick<Needing, 'plan'>): boolean {
  return plan !== null && plan > 0;
}
