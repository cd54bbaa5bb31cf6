import type { Day } from '../../calendar.ts';
import { visiblePath } from '../authorize.ts';
import { branchOf } from '../committee/branch.ts';
import type { Page } from '../input.ts';
import type { List } from '../list.ts';
import type { OperationContext } from '../operation-context.ts';
import { documentOf, type RulingDocument } from '../rule/documents.ts';
import { visibleSizes } from '../visible-sizes.ts';
import { type CaseImpact, impactOf } from './impact.ts';
import { readOpenCases } from './open-cases.ts';
import { pageOfRows } from './page-of-rows.ts';
import { checkCommittees, inOrder } from './rules.ts';

/** Which regulation, and whose cases. */
export interface ImpactAsked {
  /** Its number. */
  document: string;
  /** Its first day in force, where a number was given more than once. */
  from?: Day | null;
  /** Of this committee and everything below it. */
  withinId: string;
}

/** How many cases of a committee, with everything below it, a regulation changes something for. */
export interface ImpactCount {
  committeeId: string;
  caseCount: number;
}

/** What a regulation changes for open cases. */
export interface RegulationImpact {
  asked: ImpactAsked;
  document: RulingDocument;
  /** All of them, in the order of their ids. */
  cases: readonly CaseImpact[];
  /** The committee itself, where cases are of its own, and those directly below it that have some. */
  counts: readonly ImpactCount[];
}

/**
 * What a regulation changes on its first day for the open cases of a committee and everything below it, as far as the viewer may see
 * them. Null where the committee is hidden or missing.
 * @throws InvalidInput when there is no such document, or the scope has too many committees
 */
export async function readRegulationImpact(
  asked: ImpactAsked,
  context: OperationContext,
): Promise<RegulationImpact | null> {
  const { document, from = null, withinId } = asked;
  const found = documentOf(document, from);
  if (visiblePath(context, 'committee:read', withinId) === null) return null;
  checkCommittees(visibleSizes(context).below(withinId).committees);
  const impact = await impactOf(found, await readOpenCases(withinId, context), context);
  const cases = impact.toSorted(inOrder);
  return { asked, document: found, cases, counts: countsOf(withinId, cases, context) };
}

/** By the committee directly below one that a case lies in, as the tree is today. */
function countsOf(withinId: string, cases: readonly CaseImpact[], context: OperationContext): ImpactCount[] {
  const counts = new Map<string, number>();
  for (const { committeeId } of cases) {
    const counted = branchOf(withinId, committeeId, context);
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
  }
  const name = (id: string): string => context.feed.state.committees.get(id)?.name ?? '';
  return [...counts]
    .map(([committeeId, caseCount]) => ({ committeeId, caseCount }))
    .sort(
      (one, other) => other.caseCount - one.caseCount || (name(one.committeeId) < name(other.committeeId) ? -1 : 1),
    );
}

/**
 * A page of those cases.
 * @throws InvalidInput when the page cannot be right
 */
export function listImpacts(
  { asked, cases }: RegulationImpact,
  args: Page,
  context: OperationContext,
): List<CaseImpact> {
  return pageOfRows('RegulationImpact.cases', { ...asked, ...args }, async () => cases, context);
}
