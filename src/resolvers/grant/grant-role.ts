import { v7 as uuidv7 } from 'uuid';
import { mayGive } from '../../access/scope.ts';
import type { Role } from '../../db/generated/client.ts';
import { lockCommittee, lockSubject } from '../../db/queries/locks.ts';
import { readFields } from '../form.ts';
import { readOptionalText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { signedIn } from '../operation-context.ts';
import { namedCommittee } from '../place.ts';
import { write } from '../write.ts';
import { enterGrants, isGranted } from './records.ts';
import { checkRoleFits, checkSubject, checkValidity } from './rules.ts';
import { mayNotGive, violations } from './violations.ts';

/** A role somebody shall have. */
export interface GrantRoleInput {
  subject: string;
  role: Role;
  committeeId: string;
  /** Now where it is left out. */
  validFrom?: Date | null;
  /** Until it is ended where it is left out. */
  validTo?: Date | null;
  reason?: string | null;
}

/**
 * Gives somebody a role on a committee and everything below it. Holds on every node from the answer's cursor on.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation ROLE_NOT_FOR_COMMITTEE, ALREADY_GRANTED
 */
export const grantRole = write({
  places: {
    committee: namedCommittee(
      'committeeId',
      lockCommittee,
      { see: 'committee:read', do: 'grant:change' },
      ({ path }, { role }: GrantRoleInput, context) => {
        if (!mayGive(signedIn(context), role, path)) throw mayNotGive(role);
      },
    ),
  },
  read({ role, committeeId, ...input }: GrantRoleInput, { now }) {
    const validFrom = input.validFrom ?? now;
    const validTo = input.validTo ?? null;
    const { subject, reason } = readFields({
      subject: () => checkSubject(input.subject),
      days: () => checkValidity({ validFrom, validTo }, now),
      reason: () => readOptionalText(input.reason, 'reason', LONGEST.reason),
    });
    return { subject, role, committeeId, validFrom, validTo, reason, atOnce: validFrom === now };
  },
  async work({ tx, by }, { committee }, wanted) {
    await lockSubject(tx, wanted.subject);
    checkRoleFits(wanted.role, committee.kind);
    if (await isGranted(tx, wanted)) throw violations.ALREADY_GRANTED();
    const grant = { id: uuidv7(), ...wanted };
    await enterGrants(tx, [grant], by);
    return { grant: grant.id };
  },
});
