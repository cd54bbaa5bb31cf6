import type { PersonalGroup, Sex } from '../../db/generated/enums.ts';
import { leftOf } from '../../db/queries/membership-ends.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { CaseOfMember } from '../member/rules.ts';
import type { LockedPerson } from './locks.ts';

/** What the access log keeps of something that was done with a whole person. */
export interface Look {
  personId: string;
  /** All cases of the person. */
  candidateIds: readonly string[];
  group: PersonalGroup;
  /** The name of the operation. */
  operation: string;
  reason: string | null;
}

/** Writes the access log. */
export async function logLook(
  tx: Transaction,
  { personId, candidateIds, group, operation, reason }: Look,
  by: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO access_look (viewer, persons, people, groups, operation, reason)
     VALUES ($1, $2::uuid[], array_fill($6::uuid, ARRAY[greatest(cardinality($2::uuid[]), 1)]),
       ARRAY[$3]::"PersonalGroup"[], $4, $5)`,
    [by, candidateIds, group, operation, reason, personId],
  );
}

/** The ids of all cases of a person who is locked, the one that was named first. */
export function casesOf({ id, others }: LockedPerson): string[] {
  return [id, ...others.map((other) => other.id)];
}

/** Where the other cases stand of a person one of whose cases is locked: whoever begins or goes on with one locks them all. */
export async function readOtherCases(tx: Transaction, candidateId: string): Promise<CaseOfMember[]> {
  const { rows } = await tx.query<CaseOfMember>(
    `SELECT o.stage::text AS stage, ${leftOf('o.id')} AS left
     FROM candidate c JOIN candidate o ON o.person_id = c.person_id AND o.id <> c.id WHERE c.id = $1::uuid`,
    [candidateId],
  );
  return rows;
}

/** Who somebody is, as a form says it. */
interface Identity {
  fullName: string;
  sex: Sex;
  birthYear: number;
  birthMonth: number;
}

/**
 * Whether a person who is locked is the one of a form, however the name is written. That is something that was read of the
 * person: the same statement writes the access log.
 */
export async function isSamePerson(
  tx: Transaction,
  { personId, id }: LockedPerson,
  { fullName, sex, birthYear, birthMonth }: Identity,
  { operation, by }: { operation: string; by: string },
): Promise<boolean> {
  const { rows } = await tx.query<{ same: boolean }>(
    `WITH logged AS (
       INSERT INTO access_look (viewer, persons, people, groups, operation)
       VALUES ($6, ARRAY[$7]::uuid[], ARRAY[$1]::uuid[], '{IDENTITY}', $8)
     )
     SELECT name_key(full_name) = name_key($2) AND sex = $3::"Sex" AND birth_year = $4 AND birth_month = $5 AS same
     FROM person WHERE id = $1::uuid`,
    [personId, fullName, sex, birthYear, birthMonth, by, id, operation],
  );
  return rows[0]?.same ?? false;
}
