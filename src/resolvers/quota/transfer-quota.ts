import { dayInYear } from '../../calendar.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { checkYear, readWhole } from '../input.ts';
import { namedCommittee } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type PaperInput, readPaper } from './read-paper.ts';
import type { WantedQuota } from './read-rows.ts';
import { readQuotas, readSharedParent } from './records.ts';
import { MOST_TARGET } from './rules.ts';
import { mistakes, violations } from './violations.ts';
import { checkVersions, writeQuotas } from './write-quotas.ts';

/** A part of a plan that goes from one committee to another. */
export interface TransferQuotaInput extends PaperInput {
  fromCommitteeId: UnreadId;
  toCommitteeId: UnreadId;
  year: number;
  count: number;
  /** The versions of their plans that were seen; 0 where there was none. */
  fromVersion: number;
  toVersion: number;
}

const needed = { see: 'quota:read', do: 'quota:set' } as const;

/**
 * Moves a part of a plan from one committee to another below the same one: both plans are revised, by one paper.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NO_SIBLINGS, TRANSFER_TOO_LARGE, and as writeQuotas
 * @throws StaleVersion as writeQuotas
 */
export const transferQuota = write({
  places: {
    from: namedCommittee<'fromCommitteeId', TransferQuotaInput>('fromCommitteeId', lockCommitteeToChange, needed),
    to: namedCommittee<'toCommitteeId', TransferQuotaInput>('toCommitteeId', lockCommitteeToChange, needed),
  },
  read: (input: TransferQuotaInput, { today }) =>
    readFields({
      fromId: () => readId(input.fromCommitteeId),
      toId: () => {
        const id = readId(input.toCommitteeId);
        if (id === readId(input.fromCommitteeId)) throw mistakes.transferToItself();
        return id;
      },
      year: () => checkYear(input.year),
      count: () => readWhole(input.count, 'count', 1, MOST_TARGET),
      versions: () => [input.fromVersion, input.toVersion] as const,
      paper: () => readPaper(input, today),
    }),
  async work(work, _found, { fromId, toId, year, count, versions: [fromVersion, toVersion], paper }) {
    const siblings = await readSharedParent(work.tx, fromId, toId, dayInYear(year, work.today));
    if (siblings.parentId === null) throw violations.NO_SIBLINGS(siblings.from, siblings.to, year);
    const plans = (await readQuotas(work.tx, [fromId, toId], year)).filter(({ kind }) => kind === 'PLAN');
    const [from = null, to = null] = [fromId, toId].map((id) => plans.find(({ committeeId }) => committeeId === id));
    const [given, had] = [from?.target ?? 0, to?.target ?? 0];
    const row = (committeeId: string, target: number, expectedVersion: number, field: string): WantedQuota => ({
      committeeId,
      kind: 'PLAN',
      expectedVersion,
      wanted: { basis: 'ASSIGNED', target, rate: null },
      at: () => [field],
    });
    const rows = [
      row(fromId, given - count, fromVersion, 'fromVersion'),
      row(toId, had + count, toVersion, 'toVersion'),
    ];
    checkVersions(rows, [from, to]);
    if (given < count) throw violations.TRANSFER_TOO_LARGE(given);
    return { quotas: await writeQuotas(work, year, rows, paper), committees: [fromId, toId], year };
  },
});
