import DataLoader from 'dataloader';
import { scopePaths } from '../../access/scope.ts';
import { type AlikeRow, findAlikeInProvince } from '../../db/queries/alike-in-province.ts';
import type { Loading } from '../loading.ts';

/** Of which case, for which operation. */
interface Asked {
  candidateId: string;
  operation: string;
}

/** Who within the province may be the person of a case; each load is in the access log. */
export function warningsLoader({ pool, viewer }: Loading): DataLoader<Asked, AlikeRow[], string> {
  return new DataLoader<Asked, AlikeRow[], string>(
    async (wanted) => {
      if (viewer === null) return wanted.map(() => []);
      const rows = await findAlikeInProvince(pool, {
        candidateIds: wanted.map(({ candidateId }) => candidateId),
        viewer: viewer.subject,
        paths: scopePaths(viewer, 'candidate:read'),
        rolls: scopePaths(viewer, 'member:read'),
        // Loaders live for one operation.
        operation: wanted[0]?.operation ?? '',
      });
      return wanted.map((asked) => rows.filter(({ candidateId }) => candidateId === asked.candidateId));
    },
    { cacheKeyFn: ({ candidateId }) => candidateId },
  );
}
