import type { Seen } from './seen.ts';

/** Says that a condition leaves nothing but what a viewer may see. The `seen.ts` of each subject says so, and nothing else. */
export function asSeen<Where extends object>(where: Where): Seen<Where> {
  return where as Seen<Where>;
}
