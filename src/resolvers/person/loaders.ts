import DataLoader from 'dataloader';
import { scopePaths } from '../../access/scope.ts';
import { type PersonRow, type ReadableGroup, readPersons } from '../../db/queries/persons.ts';
import type { Loading } from '../loading.ts';
import { rowsInTurn } from '../rows-in-turn.ts';

/** Which part of whose file, for which operation. */
export interface PersonKey {
  candidateId: string;
  group: ReadableGroup;
  operation: string;
}

/** Parts of persons' files; each load is in the access log. Null where the viewer may not read the person. */
export function personLoader({ pool, viewer, turns }: Loading): DataLoader<PersonKey, PersonRow | null, string> {
  return new DataLoader<PersonKey, PersonRow | null, string>(
    async (wanted) => {
      if (viewer === null) return wanted.map(() => null);
      const rows = await readPersons(pool, {
        viewer: viewer.subject,
        paths: scopePaths(viewer, 'candidate:read'),
        centres: scopePaths(viewer, 'trainee:read'),
        // Loaders live for one operation.
        operation: wanted[0]?.operation ?? '',
        wanted,
      });
      await rowsInTurn(turns, viewer, rows.length);
      const found = new Map(rows.map((row) => [personKey(row), row]));
      return wanted.map((key) => found.get(personKey(key)) ?? null);
    },
    { cacheKeyFn: personKey },
  );
}

function personKey({ group, candidateId }: Pick<PersonKey, 'group' | 'candidateId'>): string {
  return `${group} ${candidateId}`;
}
