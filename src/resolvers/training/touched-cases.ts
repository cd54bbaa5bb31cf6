import type { Day } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { takeSteps } from '../candidate/records.ts';
import { seenCandidates } from '../candidate/seen.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type CaseEffect, caseEffects, effectOfTaking, type HeldCertificate } from './certificate-rules.ts';

/** The cases that a certificate was entered for or taken from, by what became of each. */
export type Touched = Record<CaseEffect, string[]>;

/** No case. */
export const untouched = (): Touched => ({ CERTIFIED: [], BACK_ON_LIST: [], NEEDS_ANOTHER: [], STANDS: [] });

/** A person whose certificate is taken; all cases are locked. */
interface Holder {
  id: string;
  stage: CandidateStage;
  others: readonly { id: string; stage: CandidateStage }[];
  held: readonly HeldCertificate[];
}

/** Has the cases of a person follow when a certificate is taken: what stood on it alone goes back to the list. */
export async function takeFromCases(
  tx: Transaction,
  taken: HeldCertificate,
  holder: Holder,
  { documentNumber, today, by }: { documentNumber: string; today: Day; by: Actor },
): Promise<Touched> {
  const touched = untouched();
  const steps = [holder, ...holder.others].flatMap(({ id, stage }) => {
    const effect = effectOfTaking(taken, { id, stage }, holder.held, today);
    if (effect === null) return [];
    touched[effect].push(id);
    if (effect !== 'BACK_ON_LIST') return [];
    return [{ candidateId: id, from: stage, to: 'OUTSTANDING' as const, effectiveOn: today, documentNumber }];
  });
  if (steps.length > 0) await takeSteps(tx, steps, by);
  return touched;
}

/** A case, and what became of it. */
export interface TouchedCase {
  candidate: string;
  effect: CaseEffect;
}

/** Those of the touched cases that the viewer may see. */
export async function touchedInSight(touched: Touched, context: OperationContext): Promise<TouchedCase[]> {
  const cases = caseEffects.flatMap((effect) => touched[effect].map((candidate) => ({ candidate, effect })));
  const seen = await context.database.prisma.candidate.findMany({
    where: {
      AND: [{ id: { in: cases.map(({ candidate }) => candidate) } }, seenCandidates(signedIn(context))],
    },
    select: { id: true },
  });
  return cases.filter(({ candidate }) => seen.some(({ id }) => id === candidate));
}
