import { permits, roleReaching } from '../../access/scope.ts';
import type { Role } from '../../db/generated/enums.ts';
import { violations as committees } from '../committee/violations.ts';
import { Forbidden, NotFound, refuseAll } from '../errors.ts';
import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import type { Place } from '../place.ts';
import { violations as quotas } from '../quota/violations.ts';
import { readId, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { readBuiltUpon } from './built-upon.ts';
import { type LockedReorganisation, lockReorganisation } from './locks.ts';
import { putBack } from './put-back.ts';
import { violations } from './violations.ts';
import { closedYearSince } from './years-open.ts';

/** A decision that is to be as if it had not been. */
export interface UndoReorganisationInput {
  reorganisationId: UnreadId;
  reason: string;
}

/** Whoever annuls stands where the decision could be made: above each of those that it changed, before and after it. */
const decided: Place<UndoReorganisationInput, LockedReorganisation> = {
  read: ({ reorganisationId }) => readId(reorganisationId),
  lock: lockReorganisation,
  allow: async (found, _input, context) => {
    if (found === null || !mayRead(found, context)) {
      throw new NotFound((texts) => texts.hidden('reorganisationId'), ['reorganisationId']);
    }
    const roles = found.above.map((path) => roleReaching(signedIn(context), 'committee:reorganise', path));
    const [role = null] = roles;
    if (role === null || roles.some((one: Role | null) => one === null)) {
      throw new Forbidden((texts) => texts.forbidden('committee:reorganise'), ['reorganisationId']);
    }
    return { thing: found, role };
  },
};

/** As `seenReorganisations` says in a condition. */
function mayRead({ effectiveOn, about }: LockedReorganisation, context: OperationContext): boolean {
  const viewer = signedIn(context);
  const needed = effectiveOn <= context.feed.day ? 'committee:read' : 'committee:reorganise';
  return about.some((path) => permits(viewer, needed, path));
}

/**
 * Annuls a decision about the hierarchy: afterwards every day is as if it had not been. Decision and annulment stay readable.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation ALREADY_ANNULLED, YEAR_CLOSED, CODE_IN_USE; BUILT_UPON for each thing that stands on it by now
 */
export const undoReorganisation = write({
  moves: true,
  places: { reorganisation: decided },
  read: (input: UndoReorganisationInput) =>
    readFields({ reason: () => readText(input.reason, 'reason', LONGEST.reason) }),
  async work({ tx, by, now, today }, { reorganisation }, { reason }) {
    if (reorganisation.annulledOn !== null) throw violations.ALREADY_ANNULLED(reorganisation.annulledOn);
    const { committeeIds, effectiveOn } = reorganisation;
    const closed = await closedYearSince(tx, committeeIds, effectiveOn, today);
    if (closed !== null) throw quotas.YEAR_CLOSED.annulment(closed);
    const found = await readBuiltUpon(tx, reorganisation);
    refuseAll(found.map(({ what, name, count }) => violations.BUILT_UPON(what, name, count)));
    if (!(await putBack(tx, reorganisation, reason, by, { now, today }))) {
      throw committees.CODE_IN_USE(reorganisation.number).with({ path: ['reorganisationId'] });
    }
    return { reorganisation: reorganisation.id };
  },
});
