import type { Day } from '../../calendar.ts';
import type { DecidingBody, ResolutionMatter, VoteOutcome, VotingBody } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
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
