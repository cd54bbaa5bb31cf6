import { type Day, dayOf } from '../../calendar.ts';
import { inSnapshot } from '../../db/transaction.ts';
import { lockCommitteeToChange, lockCommitteeToRefer } from '../committee/locks.ts';
import { UserError } from '../errors.ts';
import type { Key as OnceKey } from '../once.ts';
import type { OperationContext } from '../operation-context.ts';
import { committeesReached, committeesRead, recallAll } from '../place.ts';
import { write } from '../write.ts';
import { type Decision, namedInInput, type ReorganiseInput, readDecision } from './form.ts';
import type { Plan } from './plan.ts';
import { planOn } from './plan-on.ts';
import { readBodies } from './snapshot.ts';
import { readTold, type Told } from './told.ts';
import { writePlan } from './write-plan.ts';

/** What a decision does, and where it is kept. */
export interface Reorganised {
  /** Null after a dry run. */
  reorganisation: string | null;
  /** Null for a repeat: it was told the first time. */
  plan: Plan | null;
  repeated: boolean;
  cursor: string | null;
}

const needed = { see: 'committee:read', do: 'committee:reorganise' } as const;

/** Whoever changes committees stands above them. */
const changedOnes = committeesRead(
  'changes',
  (input: ReorganiseInput) => namedInInput(input).changed,
  lockCommitteeToChange,
  needed,
);

/** Those that others come under may be the viewer's own. */
const goals = committeesReached(
  'changes',
  (input: ReorganiseInput) => namedInInput(input).goals,
  lockCommitteeToRefer,
  needed,
);

/**
 * Carries a decision about the hierarchy out from its day on, whole: all that it says is checked together, and all
 * of it is written or nothing. A dry run ends with the plan, changes nothing and holds no lock.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation with all that refuses; YEAR_CLOSED alone
 */
export async function reorganise(
  input: ReorganiseInput,
  context: OperationContext,
  key: OnceKey | null = null,
): Promise<Reorganised> {
  if (input.dryRun) return dryRun(input, context);
  let made: Plan | null = null;
  const told = await readBefore(input, context);
  const done = await write({
    moves: true,
    places: { changed: changedOnes, goals },
    read: readDecision,
    async work({ tx, by, now, today }, { changed, goals: reached }, decision) {
      const named = [...changed, ...reached].map(({ id }) => id);
      made = await planOn(tx, decision, named, today, told);
      return { reorganisation: await writePlan(tx, decision, made, by, { now, today }) };
    },
  })(input, context, key);
  return { ...done, plan: made };
}

/** Reads the form of whoever may hand it in, as far as the node's memory tells. */
async function readForm(
  input: ReorganiseInput,
  context: OperationContext,
): Promise<{ decision: Decision; today: Day }> {
  await recallAll([changedOnes, goals], input, context);
  return { decision: readDecision(input), today: dayOf(context.clock.now()) };
}

/** Reads before anybody is held up what the plan only tells. Null where something is wrong, which the operation says in its order. */
async function readBefore(input: ReorganiseInput, context: OperationContext): Promise<Told | null> {
  let form: { decision: Decision; today: Day };
  try {
    form = await readForm(input, context);
  } catch (refusal) {
    if (refusal instanceof UserError) return null;
    throw refusal;
  }
  const { decision, today } = form;
  return inSnapshot(context.database.pool, async (tx) =>
    readTold(tx, decision, await readBodies(tx, decision), decision.effectiveOn <= today),
  );
}

async function dryRun(input: ReorganiseInput, context: OperationContext): Promise<Reorganised> {
  const { decision, today } = await readForm(input, context);
  const { changed, goals: reached } = namedInInput(input);
  const plan = await inSnapshot(context.database.pool, (tx) => planOn(tx, decision, [...changed, ...reached], today));
  return { reorganisation: null, plan, repeated: false, cursor: context.feed.cursor() };
}
