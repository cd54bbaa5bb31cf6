import type { Day } from '../../calendar.ts';
import type {
  CandidateStage,
  DecidingBody,
  DelayKind,
  ResolutionMatter,
  VoteOutcome,
  VotingBody,
} from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { endWaiting } from '../candidate/records.ts';
import type { Share } from '../candidate/rules.ts';
import type { Counted, TimeTaken } from './rules.ts';
import type { Voters } from './words.ts';

/** A vote on a case. */
export interface NewResolution extends Voters, Counted, Share {
  id: string;
  candidateId: string;
  committeeId: string;
  body: VotingBody;
  matter: ResolutionMatter;
  heldOn: Day;
  number: string;
  reportedOn: Day | null;
  base: number;
  needed: number;
  outcome: VoteOutcome;
  ruleSource: string;
}

/** Enters votes on cases whose candidates are locked. */
export async function enterResolutions(
  tx: Transaction,
  resolutions: readonly NewResolution[],
  by: Actor,
): Promise<void> {
  await tx.query(
    `INSERT INTO resolution (id, candidate_id, committee_id, body, matter, held_on, number, members, away, exempt_absent,
       reported_on, base, yes, no, blank, absent, needed, outcome, rule_source, numerator, denominator, more, recorded_by,
       recorded_role)
     SELECT id, "candidateId", "committeeId", body, matter, "heldOn", number, members, away, "exemptAbsent", "reportedOn",
       base, yes, no, blank, absent, needed, outcome, "ruleSource", numerator, denominator, more, $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, "committeeId" uuid, body "VotingBody",
       matter "ResolutionMatter", "heldOn" date, number text, members integer, away integer, "exemptAbsent" integer,
       "reportedOn" date, base integer, yes integer, no integer, blank integer, absent integer, needed integer,
       outcome "VoteOutcome", "ruleSource" text, numerator integer, denominator integer, more boolean)`,
    [JSON.stringify(resolutions), by.subject, by.role],
  );
}

/** An appraisal of a case. */
export interface NewAppraisal {
  id: string;
  candidateId: string;
  committeeId: string;
  matter: ResolutionMatter;
  agrees: boolean;
  appraisedOn: Day;
  number: string;
}

/** Enters appraisals of cases whose candidates are locked. */
export async function enterAppraisals(tx: Transaction, appraisals: readonly NewAppraisal[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO appraisal (id, candidate_id, committee_id, matter, agrees, appraised_on, number, recorded_by, recorded_role)
     SELECT id, "candidateId", "committeeId", matter, agrees, "appraisedOn", number, $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, "committeeId" uuid, matter "ResolutionMatter",
       agrees boolean, "appraisedOn" date, number text)`,
    [JSON.stringify(appraisals), by.subject, by.role],
  );
}

/** A decision on a case. */
export interface NewDecision extends TimeTaken {
  id: string;
  candidateId: string;
  deciderId: string;
  byDefault: boolean;
  body: DecidingBody;
  matter: ResolutionMatter;
  granted: boolean;
  number: string;
  issuedOn: Day;
  receivedOn: Day | null;
  resolvedOn: Day | null;
}

/** Enters decisions on cases whose candidates are locked. */
export async function enterDecisions(tx: Transaction, decisions: readonly NewDecision[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO decision (id, candidate_id, decider_id, by_default, body, matter, granted, number, issued_on, received_on,
       resolved_on, taken_days, limit_days, rule_source, recorded_by, recorded_role)
     SELECT id, "candidateId", "deciderId", "byDefault", body, matter, granted, number, "issuedOn", "receivedOn",
       "resolvedOn", "takenDays", "limitDays", "ruleSource", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, "deciderId" uuid, "byDefault" boolean,
       body "DecidingBody", matter "ResolutionMatter", granted boolean, number text, "issuedOn" date, "receivedOn" date,
       "resolvedOn" date, "takenDays" integer, "limitDays" integer, "ruleSource" text)`,
    [JSON.stringify(decisions), by.subject, by.role],
  );
}

/** What a case stands on that a revocation takes back. */
export interface Standing {
  /** The decision; null where none is on record. */
  decisionId: string | null;
  /** Its day, or that of the step. */
  decidedOn: Day;
  /** The stage before it; null where none is on record. */
  before: CandidateStage | null;
}

/** The step that a decision led to, and the decision that stands on it. The candidate is locked. Null where there is none. */
export async function readStanding(
  tx: Transaction,
  { candidateId, matter, stage }: { candidateId: string; matter: ResolutionMatter; stage: CandidateStage },
): Promise<Standing | null> {
  const { rows } = await tx.query<Standing>(
    `SELECT d.id AS "decisionId", coalesce(d.issued_on, s.effective_on)::text AS "decidedOn", s.from_stage::text AS before
     FROM (SELECT 1) AS one
     LEFT JOIN LATERAL (
       SELECT effective_on, from_stage FROM stage_change
       -- What led on: who came back to where they had stood, or whose ceremony was taken back, was not decided upon anew.
       WHERE candidate_id = $1 AND to_stage = $3::"CandidateStage" AND (from_stage < to_stage) IS NOT FALSE
       ORDER BY changed_at DESC, id DESC LIMIT 1
     ) AS s ON true
     LEFT JOIN LATERAL (
       SELECT id, issued_on FROM decision WHERE candidate_id = $1 AND matter = $2::"ResolutionMatter"
         AND granted = ($3 <> 'REMOVED') AND NOT EXISTS (SELECT FROM decision_revocation r WHERE r.decision_id = decision.id)
       ORDER BY issued_on DESC, id DESC LIMIT 1
     ) AS d ON true
     WHERE d.id IS NOT NULL OR s.effective_on IS NOT NULL`,
    [candidateId, matter, stage],
  );
  return rows[0] ?? null;
}

/** That a decision was revoked. */
export interface NewRevocation {
  id: string;
  decisionId: string;
  number: string;
  revokedOn: Day;
}

/** Keeps that decisions were revoked; their candidates are locked. */
export async function enterRevocations(
  tx: Transaction,
  revocations: readonly NewRevocation[],
  by: Actor,
): Promise<void> {
  await tx.query(
    `INSERT INTO decision_revocation (id, decision_id, number, revoked_on, recorded_by, recorded_role)
     SELECT id, "decisionId", number, "revokedOn", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "decisionId" uuid, number text, "revokedOn" date)`,
    [JSON.stringify(revocations), by.subject, by.role],
  );
}

/** That a body has confirmed a step from before the system. */
export interface NewConfirmation {
  id: string;
  candidateId: string;
  /** The stage at which the case stands. */
  stage: CandidateStage;
  committeeId: string;
  number: string;
  madeOn: Day;
}

/** Keeps that steps from before the system were confirmed; their candidates are locked, and wait no more. */
export async function enterConfirmations(
  tx: Transaction,
  confirmations: readonly NewConfirmation[],
  by: Actor,
): Promise<void> {
  await tx.query(
    `INSERT INTO legacy_confirmation (id, candidate_id, stage, committee_id, number, made_on, recorded_by, recorded_role)
     SELECT id, "candidateId", stage, "committeeId", number, "madeOn", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, stage "CandidateStage", "committeeId" uuid, number text,
       "madeOn" date)`,
    [JSON.stringify(confirmations), by.subject, by.role],
  );
  await endWaiting(
    tx,
    confirmations.map(({ candidateId }) => candidateId),
  );
}

/** What a confirmation of cases that are locked is held against: the admission that counts, and whether a decision stands. */
export interface OnRecord {
  candidateId: string;
  admission: { decisionNumber: string; decisionOn: Day } | null;
  decided: boolean;
}

/** Reads it, by case. */
export async function readOnRecord(tx: Transaction, candidateIds: readonly string[]): Promise<Map<string, OnRecord>> {
  const { rows } = await tx.query<OnRecord>(
    `SELECT c.id AS "candidateId",
       (SELECT json_build_object('decisionNumber', a.decision_number, 'decisionOn', a.decision_on::text)
        FROM admission a WHERE a.candidate_id = c.id AND NOT a.revoked) AS admission,
       EXISTS (SELECT FROM decision d WHERE d.candidate_id = c.id AND d.matter = 'ADMISSION' AND d.granted
         AND NOT EXISTS (SELECT FROM decision_revocation r WHERE r.decision_id = d.id)) AS decided
     FROM candidate c WHERE c.id = ANY ($1::uuid[])`,
    [candidateIds],
  );
  return new Map(rows.map((row) => [row.candidateId, row]));
}

/** That the time of a step was extended, or cannot be kept. */
export interface NewDelay {
  id: string;
  candidateId: string;
  kind: DelayKind;
  /** Working days; null where it was only told. */
  days: number | null;
  notedOn: Day;
  documentNumber: string | null;
  reason: string;
}

/** Keeps delays of cases whose candidates are locked. */
export async function enterDelays(tx: Transaction, delays: readonly NewDelay[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO case_delay (id, candidate_id, kind, days, noted_on, document_number, reason, recorded_by, recorded_role)
     SELECT id, "candidateId", kind, days, "notedOn", "documentNumber", reason, $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, kind "DelayKind", days integer, "notedOn" date,
       "documentNumber" text, reason text)`,
    [JSON.stringify(delays), by.subject, by.role],
  );
}
