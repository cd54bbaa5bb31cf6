import DataLoader from 'dataloader';
import { scopePaths } from '../../access/scope.ts';
import { type MemberIdentity, readMembers } from '../../db/queries/members.ts';
import type { Loading } from '../loading.ts';
import { rowsInTurn } from '../rows-in-turn.ts';

/** Which member, for which operation. */
export interface MemberKey {
  memberId: string;
  operation: string;
}

/** Who members are; each load is in the access log. Null where the viewer may not read the member. */
export function memberLoader({ pool, viewer, turns }: Loading): DataLoader<MemberKey, MemberIdentity | null, string> {
  return new DataLoader<MemberKey, MemberIdentity | null, string>(
    async (wanted) => {
      if (viewer === null) return wanted.map(() => null);
      const rows = await readMembers(pool, {
        memberIds: wanted.map(({ memberId }) => memberId),
        viewer: viewer.subject,
        paths: scopePaths(viewer, 'member:read'),
        // Loaders live for one operation.
        operation: wanted[0]?.operation ?? '',
      });
      await rowsInTurn(turns, viewer, rows.length);
      const found = new Map(rows.map((row) => [row.memberId, row]));
      return wanted.map(({ memberId }) => found.get(memberId) ?? null);
    },
    { cacheKeyFn: ({ memberId }) => memberId },
  );
}
