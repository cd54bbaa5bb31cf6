import type { Day } from '../../calendar.ts';
import type { Due } from './due.ts';
import type { AlertKind } from './words.ts';

/**
 * Something that a committee is to know: no step, but news, or a state that lasts.
 * @param day - since when it is so, or the day on which it happened.
 * @param recordId - what happened, where it can happen more than once.
 */
export function alertOf(kind: AlertKind, committeeId: string, day: Day, recordId = committeeId): Due {
  return {
    kind,
    id: `${kind}:${recordId}`,
    day,
    from: day,
    about: { type: 'Committee', id: committeeId },
    committeeId,
    rule: null,
    paper: null,
    by: { step: null, body: null, committeeId },
  };
}
