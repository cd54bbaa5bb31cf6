import { authorityOf } from '../committee/authority.ts';
import { readForm } from '../committee/read-committee.ts';
import type { OperationContext } from '../operation-context.ts';
import { bodyOfStep, type StepBody, stepOfCase } from '../resolution/next-step.ts';
import type { CaseStep } from '../resolution/words.ts';
import type { Due } from './due.ts';

/** Who must act, and by which step. */
export interface Acts {
  /** Null where it is about no case. */
  step: CaseStep | null;
  /** Null where it is the committee's own business. */
  body: StepBody | null;
  /** The committee whose body acts; null where nobody knows. */
  committeeId: string | null;
  /** Its name, or that of its centre, which whoever waits for it may know. */
  name: string | null;
}

/** Who must act on something that is due. */
export async function actOn({ by, committeeId }: Due, context: OperationContext): Promise<Acts> {
  if ('committeeId' in by && !('candidateId' in by)) {
    const { name = nameOf(by.committeeId, context), ...rest } = by;
    return { ...rest, name };
  }
  const { day } = context.feed;
  const row = await context.loaders.authority.load({ committeeId, day });
  const authority = row && authorityOf(row);
  const byCase = 'candidateId' in by;
  const step = byCase ? authority && stepOfCase({ day, facts: by, dossier: null, authority }) : by.step;
  const body = byCase ? step && bodyOfStep[step] : by.body;
  if (body === 'CELL') return { step, body, committeeId, name: nameOf(committeeId, context) };
  const acting = authority && {
    SUB_COMMITTEE: authority.subCommittee,
    AUTHORITY: authority.decider,
    GRASSROOTS: authority.grassroots,
    CENTRE: authority.grassroots,
  };
  const { id = null, name = null } = (acting && body && acting[body]) ?? {};
  return { step, body, committeeId: id, name };
}

/** What a committee is called today, out of this node's memory; null where it does not know it yet. */
function nameOf(committeeId: string, context: OperationContext): string | null {
  const known = context.feed.state.committees.get(committeeId);
  return known ? readForm(known, context.feed.day, context).name : null;
}
