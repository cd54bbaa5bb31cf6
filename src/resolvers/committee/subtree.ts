import type { Action } from '../../access/policy.ts';
import { noCommittee } from '../../access/scope.ts';
import type { Day } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { visiblePath } from '../authorize.ts';
import { inForceOn } from '../in-force.ts';
import type { OperationContext } from '../operation-context.ts';
import { endedBelow, fewBelowOn, fewCommittees } from './few-committees.ts';

/** How the rows of a list hang on the tree, so that it can be narrowed to a committee and everything below it. */
export interface Subtree<Where extends object> {
  /** That committee; null for all that the viewer may see. */
  withinId: string | null | undefined;
  /** Rows whose committee meets a condition. */
  at(committee: Prisma.CommitteeWhereInput): Where;
  /** How a scope of few committees is named, where that finds the rows faster than the scope does. */
  few?: {
    /** The viewer sees rows of the committees for which it may do one of these. */
    actions: readonly Action[];
    /** Rows of the committees with these ids. */
    among(ids: string[]): Where;
  };
}

/** The conditions that narrow a list: beside what the viewer may see, never instead of it. */
export function narrowed<Where extends object>(
  { withinId, at, few }: Subtree<Where>,
  context: OperationContext,
): Where[] {
  const ids = few ? fewCommittees(few.actions, withinId, context) : null;
  return [...(withinId ? [at(within(withinId, context))] : []), ...(few && ids ? [few.among(ids)] : [])];
}

/** The committees below and at one that the viewer may see; nothing when the viewer may not see that one. */
export function within(committeeId: string, context: OperationContext): Prisma.CommitteeWhereInput {
  const path = visiblePath(context, 'committee:read', committeeId);
  return path === null ? noCommittee : { path: { startsWith: path } };
}

/**
 * The committees below and at one today, with those that have ended and stood below it last; nothing when the viewer may not
 * see that one. Their paths tell who followed them, and not where they stood: those are named, which the node knows.
 */
export function withinOrEnded(committeeId: string, context: OperationContext): Prisma.CommitteeWhereInput {
  const { state, day } = context.feed;
  const top = state.committees.get(committeeId);
  const today = within(committeeId, context);
  if (!top || today === noCommittee) return noCommittee;
  const standing = { AND: [today, { placements: { some: inForceOn(day) } }] };
  return { OR: [{ id: committeeId }, standing, { id: { in: endedBelow(top, day) } }] };
}

/** Committees that stand below each other at most: a sub-committee has cells, and Central is the sixth from there. */
const DEEPEST = 8;

/**
 * The committees below and at one on a day, by the tree of that day; nothing when the viewer may not see that one. Few are
 * named by their ids, which the node knows; of many each is asked on the way up.
 */
export function withinOn(committeeId: string, day: Day, context: OperationContext): Prisma.CommitteeWhereInput {
  const top = context.feed.state.committees.get(committeeId);
  if (!top || visiblePath(context, 'committee:read', committeeId) === null) return noCommittee;
  const ids = fewBelowOn(top, day);
  if (ids !== null) return { id: { in: ids } };
  const then = inForceOn(day);
  let below: Prisma.CommitteeWhereInput = { id: committeeId };
  for (let level = 0; level < DEEPEST; level += 1) {
    below = { OR: [{ id: committeeId }, { placements: { some: { ...then, parent: below } } }] };
  }
  return { AND: [{ placements: { some: then } }, below] };
}
