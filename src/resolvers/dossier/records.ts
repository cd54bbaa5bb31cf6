import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { OpinionOrigin, PaperKind, VerifiedPerson } from '../../db/generated/enums.ts';
import { type DossierRow, readDossiers } from '../../db/queries/dossiers.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** A paper that was put into a dossier. */
export interface NewPaper {
  id: string;
  candidateId: string;
  kind: PaperKind;
  madeOn: Day;
  /** Where it was made. */
  place: string | null;
}

/** Puts papers into the dossiers of candidates who are locked; each takes the place of the one of its kind. */
export async function enterPapers(tx: Transaction, papers: readonly NewPaper[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO dossier_paper (id, candidate_id, kind, made_on, place, replaces_id, recorded_by, recorded_role)
     SELECT r.id, r."candidateId", r.kind, r."madeOn", r.place, (
       SELECT p.id FROM dossier_paper p WHERE p.candidate_id = r."candidateId" AND p.kind = r.kind
         AND NOT EXISTS (SELECT FROM dossier_paper n WHERE n.replaces_id = p.id)
     ), $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, kind "PaperKind", "madeOn" date, place text)`,
    [JSON.stringify(papers), by.subject, by.role],
  );
}

/** A place that is asked about the life history of somebody. */
export interface NewRequest {
  id: string;
  candidateId: string;
  about: readonly VerifiedPerson[];
  place: string;
  abroad: boolean;
  requestedOn: Day;
  requestNumber: string;
  dueOn: Day;
}

/** Keeps requests about candidates who are locked. */
export async function enterRequests(tx: Transaction, requests: readonly NewRequest[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO verification (id, candidate_id, about, place, abroad, requested_on, request_number, due_on, requested_by, requested_role)
     SELECT id, "candidateId", about, place, abroad, "requestedOn", "requestNumber", "dueOn", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, about "VerifiedPerson"[], place text, abroad boolean,
       "requestedOn" date, "requestNumber" text, "dueOn" date)`,
    [JSON.stringify(requests), by.subject, by.role],
  );
}

/** The answer of a place. */
export interface Answer {
  verificationId: string;
  answeredOn: Day;
  answerNumber: string;
}

/** Keeps the answer to a request that is locked. */
export async function enterAnswer(tx: Transaction, answer: Answer, by: Actor): Promise<void> {
  await tx.query(
    `UPDATE verification SET answered_on = $2::date, answer_number = $3, answered_by = $4, answered_role = $5::"Role",
       answered_at = now() + clock_ahead() WHERE id = $1::uuid`,
    [answer.verificationId, answer.answeredOn, answer.answerNumber, by.subject, by.role],
  );
}

/** An opinion that a summary takes together. */
export interface NewOpinion {
  origin: OpinionOrigin;
  givenOn: Day;
  place: string | null;
}

/** Keeps the opinions that a paper takes together. */
export async function enterOpinions(tx: Transaction, paperId: string, opinions: readonly NewOpinion[]): Promise<void> {
  const rows = opinions.map((opinion) => ({ id: uuidv7(), ...opinion }));
  await tx.query(
    `INSERT INTO opinion (id, paper_id, origin, given_on, place)
     SELECT id, $2::uuid, origin, "givenOn", place
     FROM json_to_recordset($1) AS r(id uuid, origin "OpinionOrigin", "givenOn" date, place text)`,
    [JSON.stringify(rows), paperId],
  );
}

/** What is on record of the dossier of a candidate who is locked. */
export async function readDossier(tx: Transaction, candidateId: string): Promise<DossierRow> {
  const [row] = await readDossiers(tx, [candidateId]);
  return (
    row ?? {
      candidateId,
      certificates: [],
      certificateRevoked: false,
      newMember: [],
      papers: [],
      verifications: [],
      leftOn: null,
    }
  );
}
