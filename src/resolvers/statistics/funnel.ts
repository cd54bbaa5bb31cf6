import type { CandidateStage } from '../../db/generated/enums.ts';
import type { ReachedRow } from '../../db/queries/case-steps.ts';
import { stageOrder } from '../candidate/rules.ts';
import { branchOf } from '../committee/branch.ts';
import type { OperationContext } from '../operation-context.ts';
import { type CaseReport, type CountedCases, countedCases } from './case-report.ts';
import { leftOut } from './disclosure.ts';
import { SMALLEST_GROUP } from './rules.ts';

/** How many cases reached a stage. */
export interface ReachedStage {
  stage: CandidateStage;
  reached: CountedCases;
}

/** The funnel of a committee directly below. */
export interface BranchFunnel {
  committeeId: string;
  stages: readonly ReachedStage[];
}

/** How many cases reached each stage in the year, in the order of the way. */
export async function readFunnel(report: CaseReport): Promise<ReachedStage[]> {
  const rows = await report.reached();
  return stageOrder.map((stage) => ({ stage, reached: countedCases(idsAt(stage, rows), report) }));
}

/**
 * The same of the committees directly below, as the tree is today, and of the committee's own cases where it has some: those with
 * any, in the order of their names. Who may not read the cases is told no part that is small or could be reckoned from the others.
 */
export async function readFunnelBelow(report: CaseReport, context: OperationContext): Promise<BranchFunnel[]> {
  const branches = new Map<string, ReachedRow[]>();
  for (const row of await report.reached()) {
    const branch = branchOf(report.committeeId, row.committeeId, context);
    branches.set(branch, [...(branches.get(branch) ?? []), row]);
  }
  const hidden = new Map(stageOrder.map((stage) => [stage, hiddenAt(stage, branches, report)]));
  const nameOf = (id: string): string => context.feed.state.committees.get(id)?.name ?? '';
  return [...branches]
    .sort(([one], [other]) => nameOf(one).localeCompare(nameOf(other), 'vi'))
    .map(([committeeId, rows]) => ({
      committeeId,
      stages: stageOrder.map((stage) => ({
        stage,
        reached: countedCases(idsAt(stage, rows), report, hidden.get(stage)?.has(committeeId)),
      })),
    }));
}

function hiddenAt(
  stage: CandidateStage,
  branches: ReadonlyMap<string, readonly ReachedRow[]>,
  { readsCases }: CaseReport,
): Set<string> {
  if (readsCases) return new Set();
  const parts = [...branches].map(([id, rows]) => {
    const count = idsAt(stage, rows).length;
    // Of how many others there are nobody is told.
    return [id, { count, known: count === 0 ? 0 : count + SMALLEST_GROUP }] as const;
  });
  return leftOut(new Map(parts));
}

function idsAt(stage: CandidateStage, rows: readonly ReachedRow[]): string[] {
  return rows.filter((row) => row.stage === stage).flatMap(({ candidateIds }) => candidateIds);
}
