-- Members of a cell on a day, counted from its roll; no row where it did not keep one by then. Exempt and away is who is so today
-- and was by that day.
CREATE OR REPLACE FUNCTION roll_on(cell uuid, day date)
RETURNS TABLE (member_count integer, official integer, probationary integer, exempt integer, away_temporarily integer)
LANGUAGE sql STABLE AS $$
  SELECT count(m.id)::integer, count(m.id) FILTER (WHERE m.official_since <= day)::integer,
    count(m.id) FILTER (WHERE m.official_since IS NULL OR m.official_since > day)::integer,
    count(m.id) FILTER (WHERE m.exempt_since <= day)::integer, count(m.id) FILTER (WHERE m.away_since <= day)::integer
  FROM (SELECT since FROM roll_keeping WHERE committee_id = cell ORDER BY set_at DESC, id DESC LIMIT 1) AS k
  LEFT JOIN LATERAL (
    SELECT * FROM (
      SELECT o.* FROM case_place p JOIN member o ON o.candidate_id = p.candidate_id
      WHERE p.committee_id = cell AND daterange(p.valid_from, p.valid_to) @> day
      UNION ALL SELECT o.* FROM member_place p JOIN member o ON o.id = p.member_id
      WHERE p.committee_id = cell AND daterange(p.valid_from, p.valid_to) @> day
    ) AS o
    WHERE coalesce(o.probationary_since, o.official_since) <= day AND (o.left_on IS NULL OR day < o.left_on)
  ) AS m ON true
  WHERE k.since <= day GROUP BY k.since
$$;
