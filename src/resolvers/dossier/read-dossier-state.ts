import type { Hindrance } from '../hindrance.ts';
import type { OperationContext } from '../operation-context.ts';
import { missingForReview } from './missing.ts';

/** Whether a cell could review a case today by its papers, and what is missing. */
export interface DossierState {
  missing: Hindrance[];
}

/** The state of a dossier today. Null of a person who was erased. The case was shown to whoever asks. */
export async function readDossierState(
  candidateId: string,
  { loaders, feed }: OperationContext,
): Promise<DossierState | null> {
  const dossier = await loaders.dossier.load(candidateId);
  return dossier === null ? null : { missing: missingForReview(dossier, dossier.papers, feed.day) };
}
