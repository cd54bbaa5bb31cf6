import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { AbsenceKind, MembershipEndReason, Sex } from '../../db/generated/enums.ts';
import { enterStays, type NewStay, readLastStay } from '../../db/queries/stays.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** That a membership ended. */
export interface NewEnd {
  id: string;
  /** The case that had led to it; null for a member without one. */
  candidateId: string | null;
  /** The member, where no case is named. */
  memberId: string | null;
  /** The first day on which the person is no member; null where the entry before was a mistake. */
  endedOn: Day | null;
  reason: MembershipEndReason;
  documentNumber: string | null;
}

/** Enters ends of memberships whose cases, or members, are locked. The last entry holds; the roll follows (`member_ends`). */
export async function enterEnds(tx: Transaction, ends: readonly NewEnd[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO membership_end (id, candidate_id, member_id, ended_on, reason, document_number, changed_by, changed_role)
     SELECT id, "candidateId", "memberId", "endedOn", reason, "documentNumber", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, "memberId" uuid, "endedOn" date, reason "MembershipEndReason",
       "documentNumber" text)`,
    [JSON.stringify(ends), by.subject, by.role],
  );
}

/** The member to whom a case has led. */
export async function readMemberOf(tx: Transaction, candidateId: string): Promise<string> {
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM member WHERE candidate_id = $1::uuid', [candidateId]);
  const [member] = rows;
  if (member === undefined) throw new Error(`no member of the case ${candidateId}`);
  return member.id;
}

/** A member who is entered on the roll of a cell. */
export interface NewMember {
  id: string;
  personId: string;
  committeeId: string;
  fullName: string;
  sex: Sex;
  birthYear: number;
  birthMonth: number;
  probationarySince: Day | null;
  officialSince: Day | null;
  exemptSince: Day | null;
  awaySince: Day | null;
}

/** Enters members who are on no record yet, each with the person. */
export async function enterMembers(tx: Transaction, members: readonly NewMember[], by: Actor): Promise<void> {
  await tx.query(
    `WITH r AS (
       SELECT * FROM json_to_recordset($1) AS r(id uuid, "personId" uuid, "committeeId" uuid, "fullName" text, sex "Sex",
         "birthYear" smallint, "birthMonth" smallint, "probationarySince" date, "officialSince" date, "exemptSince" date,
         "awaySince" date)
     ), people AS (
       INSERT INTO person (id, full_name, sex, birth_year, birth_month)
       SELECT "personId", "fullName", sex, "birthYear", "birthMonth" FROM r RETURNING id
     )
     INSERT INTO member (id, person_id, committee_id, probationary_since, official_since, exempt_since, away_since,
       entered_by, entered_role)
     SELECT r.id, p.id, "committeeId", "probationarySince", "officialSince", "exemptSince", "awaySince", $2, $3::"Role"
     FROM people p JOIN r ON r."personId" = p.id`,
    [JSON.stringify(members), by.subject, by.role],
  );
}

/** What is put right of a member who is locked. What is left out stays. */
export interface MemberFacts {
  fullName?: string;
  sex?: Sex;
  birthYear?: number;
  birthMonth?: number;
  probationarySince?: Day | null;
  officialSince?: Day | null;
  exemptSince?: Day | null;
  awaySince?: Day | null;
}

const OF_PERSON = { fullName: 'full_name', sex: 'sex', birthYear: 'birth_year', birthMonth: 'birth_month' } as const;
const OF_MEMBER = {
  probationarySince: 'probationary_since',
  officialSince: 'official_since',
  exemptSince: 'exempt_since',
  awaySince: 'away_since',
} as const;
const set = (columns: readonly string[]) => columns.map((column) => `${column} = n.${column}`).join(', ');

/** Puts right what is on record of a member who is locked, with the person, and keeps what stood there. */
export async function changeMember(
  tx: Transaction,
  { memberId, facts, reason }: { memberId: string; facts: MemberFacts; reason: string | null },
  by: Actor,
): Promise<void> {
  const columns: Record<string, string> = { ...OF_PERSON, ...OF_MEMBER };
  const given = Object.fromEntries(Object.entries(facts).map(([field, value]) => [columns[field], value]));
  await tx.query(
    `WITH was AS (
       SELECT to_jsonb(m) || jsonb_build_object('sex', p.sex, 'birth_year', p.birth_year, 'birth_month', p.birth_month) AS facts,
         m.person_id
       FROM member m JOIN person p ON p.id = m.person_id WHERE m.id = $1::uuid
     ), changed AS (
       SELECT n.key, was.facts -> n.key AS before FROM was CROSS JOIN jsonb_each($2::jsonb) AS n
       WHERE was.facts -> n.key IS DISTINCT FROM n.value
     ), person_written AS (
       UPDATE person p SET ${set(Object.values(OF_PERSON))}
       FROM was CROSS JOIN LATERAL jsonb_populate_record(NULL::person, was.facts || $2::jsonb) AS n
       WHERE p.id = was.person_id AND EXISTS (SELECT FROM changed WHERE key = ANY ($6))
     ), member_written AS (
       UPDATE member m SET ${set(Object.values(OF_MEMBER))}
       FROM was CROSS JOIN LATERAL jsonb_populate_record(NULL::member, was.facts || $2::jsonb) AS n
       WHERE m.id = $1::uuid AND EXISTS (SELECT FROM changed WHERE key <> ALL ($6))
     )
     INSERT INTO member_change (id, member_id, fields, before, reason, changed_by, changed_role)
     SELECT $3, $1::uuid, array_agg(key ORDER BY key), jsonb_object_agg(key, before), $7, $4, $5::"Role" FROM changed
     HAVING count(*) > 0`,
    [memberId, JSON.stringify(given), uuidv7(), by.subject, by.role, Object.values(OF_PERSON), reason],
  );
}

/** A cell that has a member without a case from a day on. */
export interface NewMemberPlace extends Omit<NewStay, 'id'> {
  memberId: string;
}

/** Has members without a case stand with other cells from a day on, whatever was recorded for later days. They are locked. */
export function placeMembers(tx: Transaction, places: readonly NewMemberPlace[], by: Actor): Promise<void> {
  const stays = places.map(({ memberId: id, ...place }) => ({ id, ...place }));
  return enterStays(tx, 'member_place', stays, by);
}

/** The day from which the last cell of a member has them, be it ahead; null where they began there. The member is locked. */
export function readMemberPlacedOn(tx: Transaction, memberId: string): Promise<Day | null> {
  return readLastStay(tx, 'member_place', memberId);
}

/** Days that are over on which a member was exempt or away. */
export interface NewAbsence {
  memberId: string;
  kind: AbsenceKind;
  since: Day;
  until: Day;
}

/** What is on record of the absences of a member that are over, without what was replaced. The member is locked. */
export async function readAbsences(tx: Transaction, memberId: string): Promise<NewAbsence[]> {
  const { rows } = await tx.query<NewAbsence>(
    `SELECT member_id AS "memberId", kind, since::text, until::text FROM member_absence
     WHERE member_id = $1::uuid AND replaced_at IS NULL ORDER BY since, id`,
    [memberId],
  );
  return rows;
}

/** Enters absences that are over of members who are locked. One that began on the same day is replaced; by one without a day it is withdrawn. */
export async function enterAbsences(tx: Transaction, absences: readonly NewAbsence[], by: Actor): Promise<void> {
  if (absences.length === 0) return;
  await tx.query(
    `WITH r AS (
       SELECT * FROM json_to_recordset($1) AS r("memberId" uuid, kind "AbsenceKind", since date, until date, id uuid)
     ), replaced AS (
       UPDATE member_absence a SET replaced_at = now() + clock_ahead(), replaced_by = $2, replaced_role = $3::"Role"
       FROM r WHERE a.member_id = r."memberId" AND a.kind = r.kind AND a.since = r.since AND a.replaced_at IS NULL
     )
     INSERT INTO member_absence (id, member_id, kind, since, until, recorded_by, recorded_role)
     SELECT id, "memberId", kind, since, until, $2, $3::"Role" FROM r WHERE since < until`,
    [JSON.stringify(absences.map((absence) => ({ ...absence, id: uuidv7() }))), by.subject, by.role],
  );
}
