import DataLoader from 'dataloader';
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
