import { type Day, dayInYear, dayOf } from '../../calendar.ts';
import { inSnapshot, type Transaction } from '../../db/transaction.ts';
import { lockCommitteeToChange, lockCommitteeToRefer } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { checkYear } from '../input.ts';
import type { Key } from '../once.ts';
import type { OperationContext } from '../operation-context.ts';
import { committeesOfRows, committeesReached, recallAll } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type PaperInput, readPaper } from './read-paper.ts';
import { type QuotaRowInput, readRows, type WantedQuota } from './read-rows.ts';
import { readSubordinates } from './records.ts';
import { MOST_ROWS } from './rules.ts';
import { violations } from './violations.ts';
import { planQuotas, writeQuotas } from './write-quotas.ts';

/** What a committee directly below is given. */
export type AllocationRowInput = Pick<QuotaRowInput, 'committeeId' | 'expectedVersion'> & { target: number };

/** A plan shared out among the committees directly below, and the paper that does it. */
export interface AllocateQuotasInput extends PaperInput {
  committeeId: UnreadId;
  year: number;
  rows: readonly AllocationRowInput[];
  dryRun: boolean;
}

/** What was given, or would be. */
export interface Allocated {
  committeeId: string;
  year: number;
  /** Of the quotas that were written; none after a dry run. */
  quotas: string[];
  committees: string[];
  targets: number[];
}

const needed = { see: 'quota:read', do: 'quota:set' } as const;

/** Those above may be the viewer's own: it gives to those below it. */
export const giver = committeesReached(
  'committeeId',
  (input: { committeeId: UnreadId }) => [readId(input.committeeId)],
  lockCommitteeToRefer,
  needed,
);

export const takers = committeesOfRows<{ rows: readonly AllocationRowInput[] }>(
  lockCommitteeToChange,
  needed,
  MOST_ROWS,
);

function readAllocation(input: AllocateQuotasInput, today: Day) {
  return readFields({
    committeeId: () => readId(input.committeeId),
    year: () => checkYear(input.year),
    rows: () => readAllocationRows(input.rows),
    paper: () => readPaper(input, today),
  });
}

/** Reads the rows of an allocation: they are plans of the year. */
export function readAllocationRows(rows: readonly AllocationRowInput[]): WantedQuota[] {
  return readRows(rows.map((row) => ({ ...row, kind: 'PLAN', basis: 'ASSIGNED', rateOf: 'YEAR' })));
}

/**
 * Shares a plan out among the committees directly below one: all of the rows are written, or none. What is given together may be
 * more or less than the plan.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NOT_DIRECTLY_BELOW, and as writeQuotas
 * @throws StaleVersion as writeQuotas
 */
export async function allocateQuotas(
  input: AllocateQuotasInput,
  context: OperationContext,
  key: Key | null = null,
): Promise<Allocated & { repeated: boolean; cursor: string | null }> {
  return input.dryRun ? dryRun(input, context) : allocate(input, context, key);
}

const allocate = write({
  places: { giver, takers },
  read: (input: AllocateQuotasInput, { today }) => readAllocation(input, today),
  async work(at, _found, { committeeId, year, rows, paper }) {
    await checkDirectlyBelow(at.tx, { committeeId, year, rows }, at.today);
    return { quotas: await writeQuotas(at, year, rows, paper), committeeId, year, ...givenBy(rows) };
  },
});

async function dryRun(input: AllocateQuotasInput, context: OperationContext) {
  await recallAll<AllocateQuotasInput>([giver, takers], input, context);
  const today = dayOf(context.clock.now());
  const { committeeId, year, rows, paper } = readAllocation(input, today);
  await inSnapshot(context.database.pool, async (tx) => {
    await checkDirectlyBelow(tx, { committeeId, year, rows }, today);
    await planQuotas(tx, year, rows, paper, today);
  });
  return { quotas: [], committeeId, year, ...givenBy(rows), repeated: false, cursor: context.feed.cursor() };
}

/** What rows of numbers give, and to whom. */
export function givenBy(rows: readonly WantedQuota[]): { committees: string[]; targets: number[] } {
  return {
    committees: rows.map(({ committeeId }) => committeeId),
    targets: rows.map(({ wanted }) => wanted.target ?? 0),
  };
}

/**
 * Asserts that all rows are about committees that stand directly below one when the year is shared out.
 * @throws RuleViolation NOT_DIRECTLY_BELOW
 */
export async function checkDirectlyBelow(
  tx: Transaction,
  { committeeId, year, rows }: { committeeId: string; year: number; rows: readonly WantedQuota[] },
  today: Day,
): Promise<void> {
  const ids = rows.map((row) => row.committeeId);
  const found = await readSubordinates(tx, committeeId, ids, dayInYear(year, today));
  for (const row of rows) {
    const { name = '', isBelow = false } = found.get(row.committeeId) ?? {};
    if (!isBelow) throw violations.NOT_DIRECTLY_BELOW(row.at('committeeId'), name, year);
  }
}
