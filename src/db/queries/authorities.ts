import type pg from 'pg';
import type { CommitteeKind, DecidingBody } from '../generated/enums.ts';
import { holdsOn } from './holds-on.ts';

/** A committee in the answer. */
export interface NamedCommittee {
  id: string;
  name: string;
  path: string;
}

/** Who stands where a case is decided, and who was set to decide. */
export interface AuthorityRow {
  /** The committee that was asked about: a cell, or the grassroots organisation itself. */
  committeeId: string;
  day: string;
  grassroots: NamedCommittee;
  grassrootsKind: CommitteeKind;
  /** The committee of the part of it that the cell belongs to; null where it has no such parts. */
  subCommittee: NamedCommittee | null;
  /** What stands directly above the grassroots organisation; null where nothing does. */
  parent: NamedCommittee | null;
  parentKind: CommitteeKind | null;
  /** What was set for the day; null where nothing was. */
  set: {
    decider: NamedCommittee;
    body: DecidingBody;
    numerator: number;
    denominator: number;
    more: boolean;
    documentNumber: string;
  } | null;
}

/** The day that is asked about; today where none is. */
const DAY = 'coalesce($2::date, local_today())';

const kindOn = (id: string) => `coalesce(
  (SELECT f.kind FROM committee_form f WHERE f.committee_id = ${id} AND ${holdsOn('f', DAY)}),
  (SELECT c.kind FROM committee c WHERE c.id = ${id}))`;
const named = (row: string) => `json_build_object('id', ${row}.id, 'name', ${row}.name, 'path', ${row}.path)`;

// A cell leads up to its grassroots organisation, through a committee of a part of it where there is one.
const READ = `
  WITH RECURSIVE up AS (
    SELECT a.id AS asked, a.id, ${kindOn('a.id')} AS kind FROM unnest($1::uuid[]) AS a(id)
    UNION ALL
    SELECT u.asked, p.parent_id, ${kindOn('p.parent_id')} FROM up u
    JOIN committee_placement p ON p.child_id = u.id AND p.parent_id IS NOT NULL AND ${holdsOn('p', DAY)}
    WHERE u.kind IN ('CELL', 'SUB_COMMITTEE')
  )
  SELECT u.asked AS "committeeId", (${DAY})::text AS day, ${named('g')} AS grassroots, u.kind::text AS "grassrootsKind",
    (SELECT ${named('b')} FROM up s JOIN committee b ON b.id = s.id WHERE s.asked = u.asked AND s.kind = 'SUB_COMMITTEE') AS "subCommittee",
    CASE WHEN k.id IS NOT NULL THEN ${named('k')} END AS parent,
    CASE WHEN k.id IS NOT NULL THEN ${kindOn('k.id')}::text END AS "parentKind",
    (SELECT json_build_object('decider', ${named('d')}, 'body', s.body, 'numerator', s.numerator,
        'denominator', s.denominator, 'more', s.more, 'documentNumber', s.document_number)
      FROM (
        SELECT * FROM admission_authority WHERE committee_id = u.id AND valid_from <= ${DAY}
        ORDER BY valid_from DESC, id DESC LIMIT 1
      ) AS s JOIN committee d ON d.id = s.decider_id WHERE s.valid_to IS NULL OR ${DAY} < s.valid_to) AS set
  FROM up u JOIN committee g ON g.id = u.id
  LEFT JOIN committee_placement p ON p.child_id = u.id AND ${holdsOn('p', DAY)}
  LEFT JOIN committee k ON k.id = p.parent_id
  WHERE u.kind NOT IN ('CELL', 'SUB_COMMITTEE')`;

/** Reads who stands where the cases of committees are decided on a day. Who had no place above then has no row. */
export async function readAuthorities(
  db: Pick<pg.ClientBase, 'query'>,
  committeeIds: readonly string[],
  day: string | null,
): Promise<AuthorityRow[]> {
  const { rows } = await db.query<AuthorityRow>(READ, [committeeIds, day]);
  return rows;
}

/** Whether a committee is another one, or stands above it on a day. */
export async function standsAbove(
  db: Pick<pg.ClientBase, 'query'>,
  above: string,
  committeeId: string,
  day: string,
): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    `WITH RECURSIVE up AS (
       SELECT $2::uuid AS id
       UNION ALL
       SELECT p.parent_id FROM up JOIN committee_placement p ON p.child_id = up.id AND ${holdsOn('p', '$3::date')}
       WHERE p.parent_id IS NOT NULL
     )
     SELECT EXISTS (SELECT FROM up WHERE id = $1::uuid) AS found`,
    [above, committeeId, day],
  );
  return rows[0]?.found === true;
}
