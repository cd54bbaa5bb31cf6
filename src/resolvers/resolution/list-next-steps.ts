import type { Day } from '../../calendar.ts';
import { authorityOf } from '../committee/authority.ts';
import type { OperationContext } from '../operation-context.ts';
import { bodyOfStep, dueOn, type Hindrance, hindrancesOf, type StepBody, stepOfCase } from './rules.ts';
import type { ResolvingStep } from './words.ts';

/** The step that comes next in a case, and what stands in its way today. */
export interface NextStep {
  step: ResolvingStep;
  body: StepBody;
  /** The committee it waits for. */
  waitsFor: string;
  missing: readonly Hindrance[];
  /** The last day for it; null where no clock runs. */
  until: Day | null;
}

/** The next steps of a case, today. None before the cell's review and where the case is over. */
export async function listNextSteps(candidateId: string, context: OperationContext): Promise<NextStep[]> {
  const { loaders, feed } = context;
  const { day } = feed;
  const facts = await loaders.caseFacts.load({ candidateId, day });
  const row = facts === null ? null : await loaders.authority.load({ committeeId: facts.committeeId, day });
  if (facts === null || row === null) return [];
  const at = { day, facts, authority: authorityOf(row) };
  const step = stepOfCase(at);
  if (step === null) return [];
  const body = bodyOfStep[step];
  const committees = { CELL: null, GRASSROOTS: at.authority.grassroots, AUTHORITY: at.authority.decider };
  const waitsFor = committees[body]?.name ?? (await loaders.committee.load(facts.committeeId)).name;
  const until = dueOn(step, at, await loaders.calendar.load('all'));
  return [{ step, body, waitsFor, missing: hindrancesOf(step, at), until }];
}
