import { closedAmong } from '../db/queries/closed-years.ts';
import type { Transaction } from '../db/transaction.ts';
import { correctNames, foundCommittees } from '../resolvers/committee/records.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import { lockQuotasOf } from '../resolvers/quota/locks.ts';
import { setTargets } from '../resolvers/quota/records.ts';
import { violations as quota } from '../resolvers/quota/violations.ts';
import type { CommitteeLine } from './committee-lines.ts';
import { paged } from './paged.ts';
import type { Importing, Planned } from './part.ts';
import type { CommitteePlan } from './plan-committees.ts';
import { planQuotas, type QuotaPlan } from './plan-quotas.ts';

/**
 * What is left to be written of committees that are planned and locked.
 * @param source - what stands in the histories as where they come from.
 */
export function committeesPart(
  { created, renamed, unchanged }: CommitteePlan,
  { tx }: Importing,
  source: string,
): Planned<'committees'> {
  return {
    counts: { committees: { created: created.length, changed: renamed.length, unchanged } },
    steps: [
      // All at once: some stand under others.
      paged(created.length === 0 ? [] : [created], (rows) =>
        foundCommittees(
          tx,
          rows.flat().map((row) => ({ ...row, source })),
        ),
      ),
      paged(renamed, (rows) => correctNames(tx, rows)),
    ],
  };
}

/** Plans the quotas of committees of a file. */
export async function planQuotasPart(
  lines: readonly CommitteeLine[],
  { of }: CommitteePlan,
  { tx, by }: Importing,
  source: string,
): Promise<Planned<'quotas'>> {
  const years = [...new Set(lines.flatMap(({ year }) => (year === null ? [] : [year])))];
  const { created, unchanged } = planQuotas(of, await lockQuotasOf(tx, years));
  return {
    counts: { quotas: { created: created.length, changed: 0, unchanged } },
    steps: [
      paged(created, async (rows) => {
        await checkYearsOpen(tx, rows);
        const targets = rows.map((row) => ({ ...row, reason: source, source }));
        const written = await setTargets(tx, targets, by);
        if (written < rows.length) throw new InvalidInput((texts) => texts.quotaSetMeanwhile);
      }),
    ],
  };
}

/** @throws RuleViolation YEAR_CLOSED */
async function checkYearsOpen(tx: Transaction, targets: QuotaPlan['created']): Promise<void> {
  for (const year of new Set(targets.map((target) => target.year))) {
    const ids = targets.filter((target) => target.year === year).map(({ committeeId }) => committeeId);
    if ((await closedAmong(tx, ids, year, [`${year}-12-31`])).size > 0) throw quota.YEAR_CLOSED.quota([], year);
  }
}
