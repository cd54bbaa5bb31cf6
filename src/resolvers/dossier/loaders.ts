import DataLoader from 'dataloader';
import { type DossierRow, readDossiers } from '../../db/queries/dossiers.ts';
import type { Loading } from '../loading.ts';

/** Dossiers by candidate, one statement for all of a page; whoever loads one has been shown the case. Null of who was erased. */
export function dossierLoader({ pool }: Loading): DataLoader<string, DossierRow | null> {
  return new DataLoader<string, DossierRow | null>(async (ids) => {
    const found = new Map((await readDossiers(pool, ids)).map((row) => [row.candidateId, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
}
