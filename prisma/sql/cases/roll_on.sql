-- Members of a cell on a day, counted from its roll; no row where it did not keep one by then. Exempt and away is who was so on that day,
-- whether it lasts or is over; an official member who is both is away.
CREATE OR REPLACE FUNCTION roll_on(cell uuid, day date)
RETURNS TABLE (member_count integer, official integer, probationary integer, exempt integer, away_temporarily integer,
  official_exempt integer, official_away integer)
LANGUAGE sql STABLE AS $$
  SELECT count(m.id)::integer, count(m.id) FILTER (WHERE m.official)::integer, count(m.id) FILTER (WHERE NOT m.official)::integer,
    count(m.id) FILTER (WHERE m.exempt)::integer, count(m.id) FILTER (WHERE m.away)::integer,
    count(m.id) FILTER (WHERE m.exempt AND m.official AND NOT m.away)::integer, count(m.id) FILTER (WHERE m.away AND m.official)::integer
  FROM (SELECT since FROM roll_keeping WHERE committee_id = cell ORDER BY set_at DESC, id DESC LIMIT 1) AS k
  LEFT JOIN LATERAL (
    SELECT o.id, coalesce(o.official_since <= day, false) AS official,
      coalesce(o.exempt_since <= day, false) OR coalesce(over.exempt, false) AS exempt,
      coalesce(o.away_since <= day, false) OR coalesce(over.away, false) AS away
    FROM (
      SELECT o.* FROM case_place p JOIN member o ON o.candidate_id = p.candidate_id
      WHERE p.committee_id = cell AND daterange(p.valid_from, p.valid_to) @> day
      UNION ALL SELECT o.* FROM member_place p JOIN member o ON o.id = p.member_id
      WHERE p.committee_id = cell AND daterange(p.valid_from, p.valid_to) @> day
    ) AS o
    CROSS JOIN LATERAL (
      SELECT bool_or(a.kind = 'EXEMPT') AS exempt, bool_or(a.kind = 'AWAY') AS away FROM member_absence a
      WHERE a.member_id = o.id AND a.replaced_at IS NULL AND a.since <= day AND day < a.until
    ) AS over
    WHERE coalesce(o.probationary_since, o.official_since) <= day AND (o.left_on IS NULL OR day < o.left_on)
  ) AS m ON true
  WHERE k.since <= day GROUP BY k.since
$$;
