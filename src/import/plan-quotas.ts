import { v7 as uuidv7 } from 'uuid';
import type { FoundQuota, WrittenQuota } from '../db/queries/imports.ts';
import type { CommitteeLine } from './committee-lines.ts';
import type { PlannedCommittee } from './plan-committees.ts';

/** What becomes of the quotas of a file. */
export interface QuotaPlan {
  created: WrittenQuota[];
  changed: WrittenQuota[];
  unchanged: number;
}

const columns = { PLAN: 'plan', FLOOR: 'floor' } as const;

/**
 * Compares the quotas of a file with those that are set: by committee, year and kind. An empty cell changes nothing.
 * @param update - whether quotas that are set may be revised; never one that was revised after the file was made.
 */
export function planQuotas(
  committees: ReadonlyMap<CommitteeLine, PlannedCommittee>,
  found: FoundQuota[],
  update: boolean,
): QuotaPlan {
  const known = new Map(found.map((quota) => [keyOf(quota), quota]));
  const plan: QuotaPlan = { created: [], changed: [], unchanged: 0 };
  for (const [line, { id: committeeId }] of committees) {
    for (const kind of ['PLAN', 'FLOOR'] as const) {
      const target = line[columns[kind]];
      if (target === null || line.year === null) continue;
      const quota = { committeeId, year: line.year, kind, target, revisionId: uuidv7() };
      const set = known.get(keyOf(quota));
      if (!set) plan.created.push({ ...quota, id: uuidv7(), version: 1 });
      else if (set.target === target) plan.unchanged += 1;
      else if (mayRevise(line, set, columns[kind], update)) {
        plan.changed.push({ ...quota, id: set.id, version: set.version + 1 });
      }
    }
  }
  return plan;
}

function mayRevise({ cells, asOf }: CommitteeLine, set: FoundQuota, column: string, update: boolean): boolean {
  if (asOf !== null && set.updatedAt > asOf) {
    cells.refuse(column, `the quota was set to ${set.target} after this file was made: export anew and mend that`);
    return false;
  }
  if (update) return true;
  cells.refuse(column, `the quota is ${set.target}: give --update to revise it`);
  return false;
}

function keyOf({ committeeId, year, kind }: Pick<FoundQuota, 'committeeId' | 'year' | 'kind'>): string {
  return `${committeeId} ${year} ${kind}`;
}
