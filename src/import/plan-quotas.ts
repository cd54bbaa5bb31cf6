import { v7 as uuidv7 } from 'uuid';
import { type FoundQuota, NO_RATE, type Target } from '../resolvers/quota/records.ts';
import type { CommitteeLine } from './committee-lines.ts';
import type { PlannedCommittee } from './plan-committees.ts';

/** A quota as the file says it. */
export type PlannedTarget = Omit<Target, 'reason' | 'documentNumber' | 'source'>;

/** What becomes of the quotas of a file. */
export interface QuotaPlan {
  created: PlannedTarget[];
  unchanged: number;
}

const columns = { PLAN: 'plan', FLOOR: 'floor' } as const;
const bases = { PLAN: 'ASSIGNED', FLOOR: 'RESOLUTION' } as const;

/**
 * Compares the quotas of a file with those that are set: by committee, year and kind. An empty cell changes nothing.
 * A file has no reasons and no documents, so that it enters quotas and never revises one.
 */
export function planQuotas(committees: ReadonlyMap<CommitteeLine, PlannedCommittee>, found: FoundQuota[]): QuotaPlan {
  const known = new Map(found.map((quota) => [keyOf(quota), quota]));
  const plan: QuotaPlan = { created: [], unchanged: 0 };
  for (const [line, { id: committeeId }] of committees) {
    for (const kind of ['PLAN', 'FLOOR'] as const) {
      const target = line[columns[kind]];
      if (target === null || line.year === null) continue;
      const quota = { committeeId, year: line.year, kind, target };
      const set = known.get(keyOf(quota));
      if (!set) plan.created.push({ ...quota, id: uuidv7(), version: 1, basis: bases[kind], ...NO_RATE });
      else if (set.target === target) plan.unchanged += 1;
      else refuseRevision(line, set, columns[kind]);
    }
  }
  return plan;
}

function refuseRevision({ cells, asOf }: CommitteeLine, set: FoundQuota, column: string): void {
  const since = asOf !== null && set.updatedAt > asOf;
  cells.refuse(column, (texts) => (since ? texts.quotaSetSince : texts.quotaDiffers)(set.target));
}

function keyOf({ committeeId, year, kind }: Pick<FoundQuota, 'committeeId' | 'year' | 'kind'>): string {
  return `${committeeId} ${year} ${kind}`;
}
