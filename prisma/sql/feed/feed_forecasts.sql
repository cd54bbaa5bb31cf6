-- Makes the times by which roots of today forecast, of some of them or of all (NULL): what the root has set, else what is learnt,
-- else what is assumed. Only what differs gets the new position; returns what that is, for the digest.
CREATE OR REPLACE FUNCTION feed_forecasts(next_seq bigint, today date, of_these uuid[]) RETURNS text LANGUAGE sql AS $$
  WITH made AS (
    SELECT c.id, coalesce(s.version, 0) AS version, coalesce(l.cases, 0) AS cases, coalesce(s.times, l.times, assumed_times()) AS times,
      CASE WHEN s.times IS NOT NULL THEN 'SET' WHEN l.times IS NOT NULL THEN 'LEARNT' ELSE 'ASSUMED' END::"ForecastSource" AS source
    FROM committee_placement p JOIN committee c ON c.id = p.child_id
    LEFT JOIN LATERAL (
      SELECT version, times FROM forecast_setting WHERE committee_id = c.id ORDER BY version DESC LIMIT 1
    ) AS s ON true
    LEFT JOIN LATERAL (SELECT * FROM learnt_times(c.path, today) WHERE s.times IS NULL) AS l ON true
    WHERE p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
      AND (of_these IS NULL OR c.id = ANY (of_these))
  ), written AS (
    INSERT INTO feed_forecast AS f (root_id, source, cases, version, times, last_seq)
    SELECT id, source, cases, version, times, next_seq FROM made
    ON CONFLICT (root_id) DO UPDATE SET source = excluded.source, cases = excluded.cases, version = excluded.version,
      times = excluded.times, last_seq = excluded.last_seq
    WHERE (f.source, f.version, f.times) IS DISTINCT FROM (excluded.source, excluded.version, excluded.times)
    RETURNING concat_ws(' ', 'forecast', root_id, f.source, f.version, f.times) AS change
  )
  SELECT string_agg(change, E'\n' ORDER BY change) FROM written
$$;
