import { sinceWhen, type Watched } from './watched.ts';

/** Committees of which no secretary is on record. */
export const noSecretary: Watched = {
  kind: 'NO_SECRETARY',
  action: 'officer:read',
  of: 'COMMITTEE',
  search: () => ({
    // Since then nobody has come: whoever came would be secretary, or have left later.
    sql: `
        SELECT s.id, s.id AS committee_id, greatest(s.founded_on, left_on) AS since,
          jsonb_build_object('lastLeft', left_on) AS figures
        FROM scope s CROSS JOIN LATERAL (
          SELECT max(valid_to) AS left_on, coalesce(bool_or(valid_to IS NULL OR valid_to > $2::date), false) AS held FROM officer
          WHERE committee_id = s.id AND title = 'SECRETARY' AND valid_from <= $2::date OFFSET 0
        ) AS o WHERE NOT held`,
    values: [],
  }),
};

/** The term of a committee that is in question on a day: the last one that begins by the end of the days that are looked ahead. */
const termOn = (day: string): string => `
      SELECT ends_on, decision_number, ends_on - $4::integer <= ${day} AS ends_soon FROM committee_term
      WHERE committee_id = s.id AND starts_on <= ${day} + $4::integer ORDER BY starts_on DESC, id DESC LIMIT 1`;

/** Committees whose term ends within so many days, or has ended, and no other one follows by then. */
export const termEnds: Watched = {
  kind: 'TERM_ENDS',
  action: 'committee:read',
  of: 'COMMITTEE',
  search: ({ termDays }) => ({
    sql: `
        SELECT s.id, s.id AS committee_id, ${sinceWhen(
          's.founded_on',
          'SELECT unnest(ARRAY[starts_on, ends_on]) - $4::integer FROM committee_term WHERE committee_id = s.id',
          (day) => `(SELECT ends_soon FROM (${termOn(day)}) AS o)`,
        )} AS since, jsonb_build_object('endsOn', t.ends_on, 'days', $4::integer, 'decision', t.decision_number) AS figures
        FROM scope s CROSS JOIN LATERAL (${termOn('$2::date')} OFFSET 0) AS t WHERE t.ends_soon`,
    values: [termDays],
  }),
};
