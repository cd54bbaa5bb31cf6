import { v7 as uuidv7 } from 'uuid';
import { mayGive } from '../../access/scope.ts';
import type { Role } from '../../db/generated/client.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { readFields } from '../form.ts';
import { readOptionalText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { signedIn } from '../operation-context.ts';
import { namedCommittee } from '../place.ts';
import { readMoment, type UnreadId, type UnreadMoment } from '../unread.ts';
import { write } from '../write.ts';
import { lockSubject } from './locks.ts';
import { enterGrants, isGranted } from './records.ts';
import { checkRoleFits, checkSubject, checkValidity } from './rules.ts';
import { mayNotGive, violations } from './violations.ts';

/** A role somebody shall have. */
export interface GrantRoleInput {
  subject: string;
  role: Role;
  committeeId: UnreadId;
  /** Now where it is left out. */
  validFrom?: UnreadMoment | null;
  /** Until it is ended where it is left out. */
  validTo?: UnreadMoment | null;
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
      lockCommitteeToRefer,
      { see: 'committee:read', do: 'grant:change' },
      ({ path }, { role }: GrantRoleInput, context) => {
        if (!mayGive(signedIn(context), role, path)) throw mayNotGive(role);
      },
    ),
  },
  read({ role, ...input }: GrantRoleInput, { now }) {
    const fields = readFields({
      subject: () => checkSubject(input.subject),
      validFrom: () => readMoment(input.validFrom) ?? now,
      validTo: () => {
        const validTo = readMoment(input.validTo);
        checkValidity({ validFrom: readMoment(input.validFrom) ?? now, validTo }, now);
        return validTo;
      },
      reason: () => readOptionalText(input.reason, 'reason', LONGEST.reason),
    });
    return { role, ...fields, atOnce: fields.validFrom === now };
  },
  async work({ tx, by, today }, { committee }, form) {
    const wanted = { committeeId: committee.id, ...form };
    await lockSubject(tx, wanted.subject);
    await refuseEnded(tx, committee, today);
    checkRoleFits(wanted.role, committee.kind, today);
    if (await isGranted(tx, wanted)) throw violations.ALREADY_GRANTED();
    const grant = { id: uuidv7(), ...wanted };
    await enterGrants(tx, [grant], by.subject);
    return { grant: grant.id };
  },
});
