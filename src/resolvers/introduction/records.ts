import type { Day } from '../../calendar.ts';
import type { Introducer, IntroducerEnd } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** Somebody who introduces a person. */
export interface NewIntroduction {
  id: string;
  candidateId: string;
  introducer: Introducer;
  /** The member, or which organisation. */
  name: string;
  /** Who the member is on the roll; null for organisations, and where only the name was written. */
  memberId: string | null;
  introducedOn: Day;
  acquaintedSince: Day | null;
  documentNumber: string | null;
  /** The introduction whose place it takes, and why. */
  replacesId: string | null;
  replaceReason: IntroducerEnd | null;
}

/** Keeps introductions of candidates who are locked. */
export async function enterIntroductions(
  tx: Transaction,
  introductions: readonly NewIntroduction[],
  by: Actor,
): Promise<void> {
  await tx.query(
    `INSERT INTO introduction (id, candidate_id, introducer, name, member_id, introduced_on, acquainted_since, document_number,
       replaces_id, replace_reason, recorded_by, recorded_role)
     SELECT id, "candidateId", introducer, name, "memberId", "introducedOn", "acquaintedSince", "documentNumber", "replacesId",
       "replaceReason", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, introducer "Introducer", name text, "memberId" uuid, "introducedOn" date,
       "acquaintedSince" date, "documentNumber" text, "replacesId" uuid, "replaceReason" "IntroducerEnd")`,
    [JSON.stringify(introductions), by.subject, by.role],
  );
}
