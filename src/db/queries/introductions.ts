import type { Introducer } from '../generated/enums.ts';
import type { Transaction } from '../transaction.ts';

/** What an organisation that introduces goes by: answers alone, nothing of the birth leaves the database. */
export interface BelongingRow {
  youthUnionMember: boolean;
  tradeUnionMember: boolean;
  ofYouthAge: boolean;
}

/**
 * Whether a person whose candidate is locked belongs to the unions on a day.
 * @param months - of age, the last ones of the Youth Union.
 */
export async function readBelonging(
  tx: Transaction,
  { candidateId, on, months }: { candidateId: string; on: string; months: number },
): Promise<BelongingRow> {
  const { rows } = await tx.query<BelongingRow>(
    `SELECT coalesce(youth_union_member, false) AS "youthUnionMember", coalesce(trade_union_member, false) AS "tradeUnionMember",
       coalesce((extract(year FROM $2::date) - birth_year) * 12 + extract(month FROM $2::date) - birth_month <= $3::integer,
         false) AS "ofYouthAge"
     FROM candidate WHERE id = $1::uuid`,
    [candidateId, on, months],
  );
  return rows[0] ?? { youthUnionMember: false, tradeUnionMember: false, ofYouthAge: false };
}

/** An introduction whose place nobody has taken; of the name, only whether it is the one that is asked for. */
export interface StandingRow {
  introducer: Introducer;
  named: boolean;
}

/** Who introduces a person whose candidate is locked. */
export async function readStanding(tx: Transaction, candidateId: string, name: string): Promise<StandingRow[]> {
  const { rows } = await tx.query<StandingRow>(
    `SELECT i.introducer, coalesce(name_key(i.name) = name_key($2), false) AS named FROM introduction i
     WHERE i.candidate_id = $1::uuid AND NOT EXISTS (SELECT FROM introduction n WHERE n.replaces_id = i.id)`,
    [candidateId, name],
  );
  return rows;
}
