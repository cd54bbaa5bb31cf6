import type { AlikeRow } from '../../db/queries/alike-in-province.ts';
import type { OperationContext } from '../operation-context.ts';
import type { Destination } from './list-destinations.ts';
import { isTransferred } from './rules.ts';

/** Somebody who may be the person of a case, as a viewer may know it. */
export type DuplicateWarning = AlikeRow;

/** The grassroots organisation that can hand over the case of somebody alike; null where that case is over, and where none is seen. */
export async function handsOver(
  { alike }: DuplicateWarning,
  { loaders, feed }: OperationContext,
): Promise<Destination | null> {
  if (alike === null || !isTransferred(alike.stage)) return null;
  const row = await loaders.authority.load({ committeeId: alike.committeeId, day: feed.day });
  return row && { id: row.grassroots.id, name: row.grassroots.name, above: row.parent?.name ?? null };
}
