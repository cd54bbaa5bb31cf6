import type { Action } from '../../access/policy.ts';
import { noCommittee } from '../../access/scope.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { visiblePath } from '../authorize.ts';
import type { OperationContext } from '../operation-context.ts';
import { fewCommittees } from './few-committees.ts';

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
