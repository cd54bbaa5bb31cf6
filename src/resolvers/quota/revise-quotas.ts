import { lockCommitteeToChange } from '../committee/locks.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { readFields } from '../form.ts';
import { checkYear } from '../input.ts';
import { committeesOfRows } from '../place.ts';
import { write } from '../write.ts';
import { type PaperInput, readPaper } from './read-paper.ts';
import { type QuotaRowInput, readRows } from './read-rows.ts';
import { MOST_ROWS } from './rules.ts';
import { writeQuotas } from './write-quotas.ts';

/** Quotas of a year as they shall be, and the paper that sets them. */
export interface ReviseQuotasInput extends PaperInput {
  year: number;
  rows: readonly QuotaRowInput[];
}

/**
 * Sets and revises quotas of committees below the viewer's, or of a root: all of them, or none. Every value they ever had is
 * kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation, StaleVersion as writeQuotas
 */
export const reviseQuotas = write({
  places: {
    committees: committeesOfRows<ReviseQuotasInput>(
      lockCommitteeToChange,
      { see: 'quota:read', do: 'quota:set' },
      MOST_ROWS,
    ),
  },
  read: (input: ReviseQuotasInput, { today }) =>
    readFields({
      year: () => checkYear(input.year),
      rows: () => readRows(input.rows),
      paper: () => readPaper(input, today),
    }),
  async work(at, { committees }, { year, rows, paper }) {
    for (const committee of committees) {
      const row = rows.find(({ committeeId }) => committeeId === committee.id);
      await refuseEnded(at.tx, committee, `${year}-01-01`, row?.at('committeeId'));
    }
    const quotas = await writeQuotas(at, year, rows, paper);
    return { quotas, committees: [...new Set(rows.map(({ committeeId }) => committeeId))], year };
  },
});
