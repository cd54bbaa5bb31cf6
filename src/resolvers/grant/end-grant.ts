import { mayGive } from '../../access/scope.ts';
import { readOptionalText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { signedIn } from '../operation-context.ts';
import { named } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockGrant } from './locks.ts';
import { endGrants } from './records.ts';
import { mayNotEnd, violations } from './violations.ts';

/** A role somebody shall not have any longer. */
export interface EndGrantInput {
  grantId: UnreadId;
  reason?: string | null;
}

/**
 * Ends a grant now; one that has not begun never does. Boards that depend on it end or start anew at the answer's cursor.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation ALREADY_ENDED
 */
export const endGrant = write({
  places: {
    grant: named('grantId', lockGrant, { see: 'grant:read', do: 'grant:change' }, ({ role, path }, _, context) => {
      if (!mayGive(signedIn(context), role, path)) throw mayNotEnd(role);
    }),
  },
  read: ({ reason }: EndGrantInput) => readOptionalText(reason, 'reason', LONGEST.reason),
  async work({ tx, by, now }, { grant: { id: grantId, validFrom, validTo, endedBy } }, reason) {
    if (endedBy !== null || (validTo !== null && validTo <= now)) throw violations.ALREADY_ENDED();
    await endGrants(tx, [{ grantId, validTo: validFrom > now ? validFrom : now, reason }], by.subject);
    return { grant: grantId };
  },
});
