import type { CandidateStage } from '../../db/generated/enums.ts';
import type { Hindrance } from '../hindrance.ts';
import type { OperationContext } from '../operation-context.ts';
import { type ChecklistLine, checklistOf } from './checklist.ts';
import { missingForReview } from './missing.ts';

/** Whether a cell could review a case today by its papers, and what is missing. */
export interface DossierState {
  missing: Hindrance[];
  /** Item by item, with what is there. */
  checklist: ChecklistLine[];
}

/** The state of a dossier today. Null of a person who was erased. The case was shown to whoever asks. */
export async function readDossierState(
  { id, stage }: { id: string; stage: CandidateStage },
  { loaders, feed }: OperationContext,
): Promise<DossierState | null> {
  const dossier = await loaders.dossier.load(id);
  if (dossier === null) return null;
  const { day } = feed;
  return { missing: missingForReview(dossier, dossier.papers, day), checklist: checklistOf(dossier, stage, day) };
}
