import DataLoader from 'dataloader';
import { scopePaths } from '../../access/scope.ts';
import { findAlikeSeen } from '../../db/queries/persons.ts';
import type { Loading } from '../loading.ts';
import { seenCandidates } from './seen.ts';

/** Whether a candidate, by id, may be read as somebody who was sent to a class. */
export function traineeLoader({ prisma, viewer }: Loading): DataLoader<string, boolean> {
  return new DataLoader<string, boolean>(async (ids) => {
    if (viewer === null) return ids.map(() => false);
    const seen = { AND: [{ id: { in: [...ids] } }, seenCandidates(viewer)] };
    const found = new Set((await prisma.candidate.findMany({ where: seen, select: { id: true } })).map(({ id }) => id));
    return ids.map((id) => found.has(id));
  });
}

/** The ids of all cases of a person, by id, that the viewer may see; the first one first. */
export function casesLoader({ prisma, viewer }: Loading): DataLoader<string, string[]> {
  return new DataLoader<string, string[]>(async (persons) => {
    if (viewer === null) return persons.map(() => []);
    const found = await prisma.candidate.findMany({
      where: { AND: [{ personId: { in: [...persons] } }, seenCandidates(viewer)] },
      select: { id: true, personId: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    return persons.map((person) => found.filter(({ personId }) => personId === person).map(({ id }) => id));
  });
}

/** Who may be the same person as a candidate, as far as the viewer may read; each load is in the access log. */
export function alikeLoader({
  pool,
  viewer,
}: Loading): DataLoader<{ candidateId: string; operation: string }, string[], string> {
  return new DataLoader<{ candidateId: string; operation: string }, string[], string>(
    async (wanted) => {
      if (viewer === null) return wanted.map(() => []);
      const rows = await findAlikeSeen(pool, {
        candidateIds: wanted.map(({ candidateId }) => candidateId),
        viewer: viewer.subject,
        paths: scopePaths(viewer, 'candidate:read'),
        // Loaders live for one operation.
        operation: wanted[0]?.operation ?? '',
      });
      return wanted.map((asked) =>
        rows.filter(({ candidateId }) => candidateId === asked.candidateId).map(({ alikeId }) => alikeId),
      );
    },
    { cacheKeyFn: ({ candidateId }) => candidateId },
  );
}
