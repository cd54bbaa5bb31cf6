import type { CandidateStage } from '../../db/generated/enums.ts';
import { readStays } from '../../db/queries/case-steps.ts';
import { stageOrder } from '../candidate/rules.ts';
import type { OperationContext } from '../operation-context.ts';
import { type CaseReport, shownCount } from './case-report.ts';

/** How long cases stood at a stage that they left. Null for figures of too few. */
export interface StageTime {
  stage: CandidateStage;
  caseCount: number | null;
  medianDays: number | null;
  longestDays: number | null;
  /** The case that stood there longest; null for who may not read cases. */
  longestId: string | null;
}

/** How long the cases that left a stage in the year had stood there, in the order of the way. */
export async function readStageTimes(report: CaseReport, { database }: OperationContext): Promise<StageTime[]> {
  const rows = new Map((await readStays(database.pool, report.asked)).map((row) => [row.stage, row]));
  const { readsCases } = report;
  return stageOrder.flatMap((stage) => {
    const row = rows.get(stage);
    if (row === undefined) return [];
    const caseCount = shownCount(row.caseCount, report);
    const { medianDays, longestDays, longestId } = row;
    return {
      stage,
      caseCount,
      medianDays: caseCount === null ? null : medianDays,
      // One case alone.
      longestDays: readsCases ? longestDays : null,
      longestId: readsCases ? longestId : null,
    };
  });
}
