import DataLoader from 'dataloader';
import { type DossierRow, readDossiers } from '../../db/queries/dossiers.ts';
import { batchesOf, type RecordLoading } from '../loading.ts';

/** Dossiers by candidate, one statement for all of a page; whoever loads one has been shown the case. Null of who was erased. */
export function dossierLoader(loading: RecordLoading): DataLoader<string, DossierRow | null> {
  return new DataLoader<string, DossierRow | null>(async (ids) => {
    const found = new Map((await readDossiers(loading.pool, ids)).map((row) => [row.candidateId, row]));
    return ids.map((id) => found.get(id) ?? null);
  }, batchesOf(loading));
}
