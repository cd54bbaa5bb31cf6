-- Makes what boards go by below roots of today, some of them or all (NULL): what the root has set, and the pace that it has learnt.
-- Only what differs gets the new position; returns what that is, for the digest.
CREATE OR REPLACE FUNCTION feed_roots(next_seq bigint, today date, of_these uuid[]) RETURNS text LANGUAGE sql AS $$
  WITH made AS (
    SELECT c.id, coalesce(s.counted_by, 'CEREMONY') AS counted_by, coalesce(s.version, 0) + coalesce(w.version, 0) AS version,
      coalesce(l.cases, 0) AS cases, coalesce(w.months, l.months) AS pace,
      CASE WHEN w.source = 'SET' THEN 'SET' WHEN l.months IS NOT NULL THEN 'LEARNT' ELSE 'EVEN' END::"PaceSource" AS source
    FROM committee_placement p JOIN committee c ON c.id = p.child_id
    LEFT JOIN LATERAL (
      SELECT counted_by, version FROM counting_setting WHERE committee_id = c.id ORDER BY version DESC LIMIT 1
    ) AS s ON true
    LEFT JOIN LATERAL (
      SELECT source, months, version FROM pace_setting WHERE committee_id = c.id ORDER BY version DESC LIMIT 1
    ) AS w ON true
    LEFT JOIN LATERAL (SELECT * FROM learnt_pace(c.path, today) WHERE w.source = 'LEARNT') AS l ON true
    WHERE p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
      AND (of_these IS NULL OR c.id = ANY (of_these))
  ), written AS (
    INSERT INTO feed_root AS r (root_id, counted_by, pace_source, pace_cases, pace, version, last_seq)
    SELECT id, counted_by, source, cases, pace, version, next_seq FROM made
    ON CONFLICT (root_id) DO UPDATE SET counted_by = excluded.counted_by, pace_source = excluded.pace_source,
      pace_cases = excluded.pace_cases, pace = excluded.pace, version = excluded.version, last_seq = excluded.last_seq
    WHERE (r.version, r.pace_source, r.pace) IS DISTINCT FROM (excluded.version, excluded.pace_source, excluded.pace)
    RETURNING concat_ws(' ', 'root', root_id, r.counted_by, r.pace_source, r.pace, r.version) AS change
  )
  SELECT string_agg(change, E'\n' ORDER BY change) FROM written
$$;
