import { v7 as uuidv7 } from 'uuid';
import type { QuotaKind } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** A quota at a version: 1 where it is set for the first time. */
interface QuotaAtVersion {
  /** The id it has, or gets. */
  id: string;
  committeeId: string;
  year: number;
  kind: QuotaKind;
  target: number;
  version: number;
}

/** A value that a quota is to have. */
export interface Target extends QuotaAtVersion {
  /** Why; kept with this value. */
  reason: string | null;
  /** The document that sets it; null keeps the one before. */
  documentNumber?: string | null;
  /** Where a first value is from. */
  source?: string | null;
}

const SET_TARGETS = `
  WITH r AS (
    SELECT * FROM json_to_recordset($1) AS r(id uuid, "revisionId" uuid, "committeeId" uuid, year smallint,
      kind "QuotaKind", target integer, version integer, reason text, "documentNumber" text, source text)
  ), written AS (
    INSERT INTO admission_quota AS q (id, committee_id, year, kind, target, version, document_number, source)
    SELECT id, "committeeId", year, kind, target, version, "documentNumber", source FROM r
    ON CONFLICT (committee_id, year, kind) DO UPDATE SET target = excluded.target, version = excluded.version,
      document_number = coalesce(excluded.document_number, q.document_number), updated_at = now()
    WHERE q.version = excluded.version - 1
    RETURNING id
  )
  INSERT INTO admission_quota_revision (id, quota_id, version, target, reason, changed_by, changed_role)
  SELECT r."revisionId", r.id, r.version, r.target, r.reason, $2, $3::"Role" FROM r JOIN written ON written.id = r.id`;

/**
 * Sets and revises quotas; every value they ever had is kept. Returns how many were written: fewer where somebody else
 * has set one meanwhile.
 * @param by - who sets them, as the history keeps it.
 */
export async function setTargets(tx: Transaction, targets: readonly Target[], by: Actor): Promise<number> {
  const rows = targets.map((target) => ({ revisionId: uuidv7(), ...target }));
  const { rowCount } = await tx.query(SET_TARGETS, [JSON.stringify(rows), by.subject, by.role]);
  return rowCount ?? 0;
}

/** A quota as it is set. */
export interface FoundQuota extends QuotaAtVersion {
  updatedAt: Date;
}

/** A quota as a writer finds it. */
export interface StandingQuota {
  id: string;
  version: number;
}

/** Reads a quota of a committee whose quotas are locked. Null when there is none yet. */
export async function readQuota(
  tx: Transaction,
  { committeeId, year, kind }: { committeeId: string; year: number; kind: QuotaKind },
): Promise<StandingQuota | null> {
  const { rows } = await tx.query<StandingQuota>(
    'SELECT id, version FROM admission_quota WHERE committee_id = $1 AND year = $2 AND kind = $3::"QuotaKind"',
    [committeeId, year, kind],
  );
  return rows[0] ?? null;
}
