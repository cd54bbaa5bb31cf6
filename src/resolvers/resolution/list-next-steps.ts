import type { Day } from '../../calendar.ts';
import { authorityOf } from '../committee/authority.ts';
import type { Hindrance } from '../hindrance.ts';
import type { OperationContext } from '../operation-context.ts';
import { clockOf } from './clock.ts';
import { actingFor, bodyOfStep, hindrancesOf, type StepBody, stepOfCase } from './next-step.ts';
import type { CaseStep } from './words.ts';

/** The step that comes next in a case, and what stands in its way today. */
export interface NextStep {
  step: CaseStep;
  body: StepBody;
  /** The committee it waits for. */
  waitsFor: string;
  missing: readonly Hindrance[];
  /** The last day for it; null where no clock runs. */
  until: Day | null;
}

/** The next steps of a case, today. None where the case is over. */
export async function listNextSteps(candidateId: string, context: OperationContext): Promise<NextStep[]> {
  const { loaders, feed } = context;
  const { day } = feed;
  const dossier = await loaders.dossier.load(candidateId);
  const facts = await loaders.caseFacts.load({ candidateId, day });
  const row = facts === null ? null : await loaders.authority.load({ committeeId: facts.committeeId, day });
  if (facts === null || row === null) return [];
  const at = { day, facts, dossier, authority: authorityOf(row) };
  const step = stepOfCase(at);
  if (step === null) return [];
  const body = bodyOfStep[step];
  const { name: waitsFor } = actingFor(body, at);
  const until = clockOf(step, at, await loaders.calendar.load('all'))?.until ?? null;
  return [{ step, body, waitsFor, missing: hindrancesOf(step, at), until }];
}
