import { v7 as uuidv7 } from 'uuid';
import { readFields } from '../form.ts';
import { checkYear, readWhole } from '../input.ts';
import { mayNameToReach } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type AllocationRowInput, checkDirectlyBelow, giver, readAllocationRows, takers } from './allocate-quotas.ts';
import { type LockedSheet, lockSheet } from './locks.ts';
import { writeSheet } from './records.ts';
import { mistakes, staleSheet, violations } from './violations.ts';

/** A sheet as it is prepared. */
export interface PrepareAllocationInput {
  committeeId: UnreadId;
  year: number;
  rows: readonly AllocationRowInput[];
  /** The draft that is prepared anew; left out for a new one. */
  sheetId?: UnreadId | null;
  /** Of that draft: the version that was seen. */
  expectedVersion?: number | null;
}

/**
 * Prepares a sheet, or a draft anew: nothing of it counts before it is issued. A draft may be stale when it is: that is told then.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NOT_DIRECTLY_BELOW, SHEET_ISSUED
 * @throws StaleVersion when somebody else has prepared the draft since
 */
export const prepareAllocation = write({
  places: { drafts: mayNameToReach('sheetId', lockSheet, 'quota:set'), giver, takers },
  read: (input: PrepareAllocationInput) =>
    readFields({
      committeeId: () => readId(input.committeeId),
      year: () => checkYear(input.year),
      rows: () => readAllocationRows(input.rows),
      expectedVersion: () => readWhole(input.expectedVersion ?? 0, 'expectedVersion', 0, Number.MAX_SAFE_INTEGER),
    }),
  async work({ tx, by, today }, { drafts: [draft] }, { committeeId, year, rows, expectedVersion }) {
    if (draft) checkDraft(draft, { committeeId, year, expectedVersion });
    await checkDirectlyBelow(tx, { committeeId, year, rows }, today);
    const sheet = draft?.id ?? uuidv7();
    const ofSheet = rows.map((row) => ({
      committeeId: row.committeeId,
      target: row.wanted.target ?? 0,
      planVersion: row.expectedVersion,
    }));
    await writeSheet(tx, { id: sheet, committeeId, year, version: (draft?.version ?? 0) + 1, rows: ofSheet }, by);
    return { sheet };
  },
});

function checkDraft(
  draft: LockedSheet,
  { committeeId, year, expectedVersion }: { committeeId: string; year: number; expectedVersion: number },
): void {
  if (draft.committeeId !== committeeId) throw mistakes.otherSheet('committeeId');
  if (draft.year !== year) throw mistakes.otherSheet('year');
  if (draft.status === 'ISSUED') throw violations.SHEET_ISSUED('sheetId');
  if (draft.version !== expectedVersion) throw staleSheet(draft.version, expectedVersion);
}
