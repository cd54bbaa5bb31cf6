import { lockCommitteeToChange } from '../committee/locks.ts';
import { namedToReach } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkDirectlyBelow, givenBy } from './allocate-quotas.ts';
import { lockSheet } from './locks.ts';
import { type PaperInput, readPaper } from './read-paper.ts';
import type { WantedQuota } from './read-rows.ts';
import { markIssued, readSheetRows } from './records.ts';
import { violations } from './violations.ts';
import { writeQuotas } from './write-quotas.ts';

/** The paper by which a sheet is issued. */
export interface IssueAllocationInput extends PaperInput {
  sheetId: UnreadId;
}

/**
 * Issues a sheet: all its quotas are set, or none, and the sheet stays as it is from then on.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation SHEET_ISSUED, NOT_DIRECTLY_BELOW, and as writeQuotas
 * @throws StaleVersion where a plan was set since the sheet was prepared
 */
export const issueAllocation = write({
  places: { sheet: namedToReach('sheetId', lockSheet, 'quota:set') },
  read: (input: IssueAllocationInput, { today }) => readPaper(input, today),
  async work(at, { sheet }, paper) {
    const { tx, by, today } = at;
    const { committeeId, year } = sheet;
    if (sheet.status === 'ISSUED') throw violations.SHEET_ISSUED('sheetId');
    const rows = (await readSheetRows(tx, sheet.id)).map(
      (row): WantedQuota => ({
        committeeId: row.committeeId,
        kind: 'PLAN',
        expectedVersion: row.planVersion,
        wanted: { basis: 'ASSIGNED', target: row.target, rate: null },
        at: () => ['sheetId'],
      }),
    );
    const ids = rows.map((row) => row.committeeId).sort();
    // Whoever may share this plan out may set those of all who stand directly below, and of nobody else.
    await lockCommitteeToChange.all?.(tx, ids);
    await checkDirectlyBelow(tx, { committeeId, year, rows }, today);
    const quotas = await writeQuotas(at, year, rows, paper);
    await markIssued(tx, sheet.id, paper, by);
    return { sheet: sheet.id, quotas, committeeId, year, ...givenBy(rows) };
  },
});
