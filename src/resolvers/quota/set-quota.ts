import type { QuotaKind } from '../../db/generated/client.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { readFields } from '../form.ts';
import { checkYear } from '../input.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type PaperInput, readPaper } from './read-paper.ts';
import { readTarget } from './read-rows.ts';
import { writeQuotas } from './write-quotas.ts';

/** A quota as its setter wants it. */
export interface SetQuotaInput extends PaperInput {
  committeeId: UnreadId;
  year: number;
  kind: QuotaKind;
  target: number;
  /** The version the setter has seen; 0 when there is no quota yet. */
  expectedVersion: number;
}

const at = (field: string): string[] => [field];

/** The deprecated form of `reviseQuotas`, with one quota and the same guards. */
export const setQuota = write({
  places: { committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'quota:read', do: 'quota:set' }) },
  read: ({ kind, expectedVersion, target, ...input }: SetQuotaInput, { today }) => ({
    kind,
    expectedVersion,
    ...readFields({
      year: () => checkYear(input.year),
      wanted: () => readTarget({ target, basis: kind === 'FLOOR' ? 'RESOLUTION' : 'ASSIGNED', rateOf: 'YEAR' }, at),
      paper: () => readPaper(input, today),
    }),
  }),
  async work(work, { committee }, { year, kind, expectedVersion, wanted, paper }) {
    const committeeId = committee.id;
    await refuseEnded(work.tx, committee, `${year}-01-01`);
    const [quota = ''] = await writeQuotas(work, year, [{ committeeId, kind, expectedVersion, wanted, at }], paper);
    return { quota, committeeId, year };
  },
});
