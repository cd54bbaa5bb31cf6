import { membersOf } from '../../db/queries/membership.ts';
import { CELLS, LEAST_OFFICIAL } from '../reorganisation/rules.ts';
import { LEAST_FOR_CELL_COMMITTEE } from './rules.ts';
import { sinceWhen, type Watched } from './watched.ts';

/** The days on which the members of a committee can have become others, as a SELECT. */
export const memberDays = (committee: string): string => `
      SELECT as_of FROM membership_snapshot WHERE committee_id = ${committee}
      UNION SELECT since FROM roll_keeping WHERE committee_id = ${committee}
      UNION SELECT unnest(ARRAY[m.official_since, m.probationary_since, m.left_on, p.valid_from, p.valid_to]) FROM case_place p
        JOIN member m ON m.candidate_id = p.candidate_id WHERE p.committee_id = ${committee}
      UNION SELECT unnest(ARRAY[m.official_since, m.probationary_since, m.left_on, p.valid_from, p.valid_to]) FROM member_place p
        JOIN member m ON m.id = p.member_id WHERE p.committee_id = ${committee}`;

/** Whether the official members of a cell on a day meet a condition; null where nobody knows. */
const official = (day: string, condition: string): string =>
  `(SELECT ${condition} FROM (${membersOf('s.id', day)}) AS m)`;

/** Exact: of "more than 2" nobody knows. */
const isFew = (day: string): string =>
  official(day, `CASE WHEN m.qualifier = 'EXACT' THEN m.official <= $5::integer END`);

/** Cells at or below the official members that a cell of its own needs. */
export const fewOfficial: Watched = {
  kind: 'FEW_OFFICIAL',
  action: 'committee:read',
  of: 'COMMITTEE',
  rule: (day) => LEAST_OFFICIAL.on(day),
  search: ({ day }) => ({
    sql: `
        SELECT s.id, s.id AS committee_id, ${sinceWhen('s.founded_on', memberDays('s.id'), isFew)} AS since,
          jsonb_build_object('official', ${official('$2::date', 'm.official')}, 'least', $5::integer) AS figures
        FROM scope s WHERE s.kind::text = ANY ($4::text[]) AND ${isFew('$2::date')}`,
    values: [CELLS, LEAST_OFFICIAL.on(day).value],
  }),
};

/** "More than 8" is enough; "about 9" may be 8. */
const isWithoutCommittee = (day: string): string => `(
      ${official(day, `CASE WHEN m.qualifier <> 'ABOUT' THEN m.official >= $5::integer END`)}
      AND NOT EXISTS (SELECT FROM officer o WHERE o.committee_id = s.id AND o.title = 'MEMBER'
        AND daterange(o.valid_from, o.valid_to) @> ${day}))`;

/** Cells that are to elect a committee and of which none is on record: nobody is its member beside secretary and deputy. */
export const noCellCommittee: Watched = {
  kind: 'NO_CELL_COMMITTEE',
  action: 'officer:read',
  of: 'COMMITTEE',
  rule: (day) => LEAST_FOR_CELL_COMMITTEE.on(day),
  search: ({ day }) => ({
    sql: `
        SELECT s.id, s.id AS committee_id, ${sinceWhen(
          's.founded_on',
          `${memberDays('s.id')} UNION SELECT unnest(ARRAY[valid_from, valid_to]) FROM officer WHERE committee_id = s.id`,
          isWithoutCommittee,
        )} AS since, jsonb_build_object('official', ${official('$2::date', 'm.official')}, 'least', $5::integer) AS figures
        FROM scope s WHERE s.kind::text = ANY ($4::text[]) AND ${isWithoutCommittee('$2::date')}`,
    values: [CELLS, LEAST_FOR_CELL_COMMITTEE.on(day).value],
  }),
};
