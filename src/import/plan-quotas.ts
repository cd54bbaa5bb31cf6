import { v7 as uuidv7 } from 'uuid';
import type { FoundQuota, Target } from '../resolvers/quota/records.ts';
import { checkGrounds } from '../resolvers/quota/rules.ts';
import type { CommitteeLine } from './committee-lines.ts';
import type { PlannedCommittee } from './plan-committees.ts';
import type { Problems } from './problems.ts';

/** A quota as the file says it. */
export type PlannedTarget = Omit<Target, 'reason' | 'documentNumber' | 'source'>;

/** What becomes of the quotas of a file. */
export interface QuotaPlan {
  created: PlannedTarget[];
  changed: PlannedTarget[];
  unchanged: number;
}

const columns = { PLAN: 'plan', FLOOR: 'floor' } as const;

/**
 * Compares the quotas of a file with those that are set: by committee, year and kind. An empty cell changes nothing.
 * A file has no reasons and no documents, so that it enters the quota of a past year and never revises one.
 * @param update - whether quotas that are set may be revised; never one that was revised after the file was made.
 */
export function planQuotas(
  committees: ReadonlyMap<CommitteeLine, PlannedCommittee>,
  found: FoundQuota[],
  { update, currentYear }: { update: boolean; currentYear: number },
  problems: Problems,
): QuotaPlan {
  const known = new Map(found.map((quota) => [keyOf(quota), quota]));
  const hasGrounds = ({ at, cells }: CommitteeLine, year: number, column: string): boolean =>
    problems.try(at, cells.heading(column), () => {
      checkGrounds({ year, reason: null, documentNumber: null }, currentYear);
      return true;
    }) ?? false;
  const plan: QuotaPlan = { created: [], changed: [], unchanged: 0 };
  for (const [line, { id: committeeId }] of committees) {
    for (const kind of ['PLAN', 'FLOOR'] as const) {
      const target = line[columns[kind]];
      if (target === null || line.year === null) continue;
      const quota = { committeeId, year: line.year, kind, target };
      const set = known.get(keyOf(quota));
      if (!set) plan.created.push({ ...quota, id: uuidv7(), version: 1 });
      else if (set.target === target) plan.unchanged += 1;
      else if (mayRevise(line, set, columns[kind], update) && hasGrounds(line, line.year, columns[kind])) {
        plan.changed.push({ ...quota, id: set.id, version: set.version + 1 });
      }
    }
  }
  return plan;
}

function mayRevise({ cells, asOf }: CommitteeLine, set: FoundQuota, column: string, update: boolean): boolean {
  if (asOf !== null && set.updatedAt > asOf) {
    cells.refuse(column, (texts) => texts.quotaSetSince(set.target));
    return false;
  }
  if (update) return true;
  cells.refuse(column, (texts) => texts.quotaDiffers(set.target));
  return false;
}

function keyOf({ committeeId, year, kind }: Pick<FoundQuota, 'committeeId' | 'year' | 'kind'>): string {
  return `${committeeId} ${year} ${kind}`;
}
