import DataLoader from 'dataloader';
import type { Committee } from '../../db/generated/client.ts';
import { NotFound } from '../errors.ts';
import type { Loading } from '../loading.ts';

/** Committees; rejects with NotFound where there is none. Whether the viewer may see one, its type says. */
export function committeeLoader({ prisma }: Loading): DataLoader<string, Committee> {
  return new DataLoader<string, Committee>(async (ids) => {
    const found = await prisma.committee.findMany({ where: { id: { in: [...ids] } } });
    const byId = new Map(found.map((committee) => [committee.id, committee]));
    return ids.map((id) => byId.get(id) ?? new NotFound((texts) => texts.hiddenCommittee));
  });
}
