import { v7 as uuidv7 } from 'uuid';
import { yearOf } from '../../calendar.ts';
import type { QuotaKind } from '../../db/generated/client.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { checkYear, readOptionalText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { readQuota, setTargets } from './records.ts';
import { checkGrounds, MOST_TARGET } from './rules.ts';
import { staleQuota } from './violations.ts';

/** A quota as its setter wants it. */
export interface SetQuotaInput {
  committeeId: UnreadId;
  year: number;
  kind: QuotaKind;
  target: number;
  /** The version the setter has seen; 0 when there is no quota yet. */
  expectedVersion: number;
  reason?: string | null;
  documentNumber?: string | null;
}

/**
 * Sets or revises a quota of a committee below one of the viewer's, or of a root; every value it ever had is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation GROUNDS_REQUIRED for a year that is over
 * @throws StaleVersion when somebody else has set it since.
 */
export const setQuota = write({
  places: { committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'quota:read', do: 'quota:set' }) },
  read: ({ kind, expectedVersion, ...input }: SetQuotaInput) => ({
    kind,
    expectedVersion,
    ...readFields({
      year: () => checkYear(input.year),
      target: () => readWhole(input.target, 'target', 0, MOST_TARGET),
      reason: () => readOptionalText(input.reason, 'reason', LONGEST.reason),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  }),
  async work({ tx, by, today }, { committee }, { expectedVersion, ...form }) {
    const wanted = { committeeId: committee.id, ...form };
    checkGrounds(wanted, yearOf(today));
    const current = await readQuota(tx, wanted);
    if ((current?.version ?? 0) !== expectedVersion) throw staleQuota(current, expectedVersion);
    const quota = { id: current?.id ?? uuidv7(), ...wanted, version: expectedVersion + 1 };
    // Of two who set it for the first time at once, the other was an import: that does not wait for the committee.
    if ((await setTargets(tx, [quota], by)) === 0) throw staleQuota(await readQuota(tx, wanted), expectedVersion);
    return { quota: quota.id, committeeId: quota.committeeId, year: quota.year };
  },
});
