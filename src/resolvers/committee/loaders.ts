import DataLoader from 'dataloader';
import type { Committee } from '../../db/generated/client.ts';
import { type AuthorityRow, readAuthorities } from '../../db/queries/authorities.ts';
import { type CommitteeProfileRow, readProfiles } from '../../db/queries/committee-profiles.ts';
import { NotFound } from '../errors.ts';
import { batchesOf, byGroup, type Loading, type RecordLoading } from '../loading.ts';

/** Committees; rejects with NotFound where there is none. Whether the viewer may see one, its type says. */
export function committeeLoader({ prisma }: Loading): DataLoader<string, Committee> {
  return new DataLoader<string, Committee>(async (ids) => {
    const found = await prisma.committee.findMany({ where: { id: { in: [...ids] } } });
    const byId = new Map(found.map((committee) => [committee.id, committee]));
    return ids.map((id) => byId.get(id) ?? new NotFound((texts) => texts.hiddenCommittee));
  });
}

/** What is known on a day of the areas that committees work in, and of their difficulties; null where nothing is. */
export function profileLoader({
  pool,
}: Loading): DataLoader<{ committeeId: string; asOf: string }, CommitteeProfileRow | null, string> {
  return byGroup(
    'committeeId',
    ({ asOf }) => asOf,
    (asOf, ids) => readProfiles(pool, ids, asOf),
  );
}

/** Who stands where the cases of committees are decided on a day; null where they had no place then. */
export function authorityLoader(
  loading: RecordLoading,
): DataLoader<{ committeeId: string; day: string }, AuthorityRow | null, string> {
  return byGroup(
    'committeeId',
    ({ day }) => day,
    (day, ids) => readAuthorities(loading.pool, ids, day),
    batchesOf(loading),
  );
}
