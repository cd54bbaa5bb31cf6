-- How long the cases below a root took from each stage to the ceremony, by those that came to an end in the last three years (where
-- more than 3,000 were admitted in these, since the first of the last 3,000): as if somebody had looked every five days who stands
-- where. A case with a step from before the system (an import's, or one with a legacy_source) tells nothing. Of fewer than 30 admissions nothing is learnt, of fewer than ten that passed a stage nothing of that stage.
CREATE OR REPLACE FUNCTION learnt_times(root_path text, today date, OUT cases integer, OUT times jsonb) LANGUAGE sql STABLE SET jit = off AS $$
  WITH admitted AS MATERIALIZED (
    SELECT a.candidate_id, a.ceremony_on AS day FROM admission a JOIN committee c ON c.id = a.committee_id
    WHERE NOT a.revoked AND a.ceremony_on > today - 1096 AND a.ceremony_on <= today AND c.path LIKE root_path || '%'
      AND NOT EXISTS (SELECT FROM stage_change s WHERE s.candidate_id = a.candidate_id AND (s.changed_role IS NULL OR s.legacy_source IS NOT NULL))
    ORDER BY a.ceremony_on DESC LIMIT 3000
  ), ended AS (
    SELECT candidate_id, day, true AS is_admitted FROM admitted
    UNION ALL
    SELECT k.id, k.stage_since, false FROM candidate k JOIN committee c ON c.id = k.committee_id
    WHERE k.stage IN ('OFF_LIST', 'WITHDRAWN') AND k.stage_since > (SELECT min(day) FROM admitted) AND k.stage_since <= today
      AND c.path LIKE root_path || '%'
      AND NOT EXISTS (SELECT FROM admission a WHERE a.candidate_id = k.id)
      AND NOT EXISTS (SELECT FROM stage_change s WHERE s.candidate_id = k.id AND (s.changed_role IS NULL OR s.legacy_source IS NOT NULL))
  ), stays AS (
    SELECT s.candidate_id, s.to_stage AS stage, s.effective_on AS from_day, e.day AS ended_on, e.is_admitted,
      least(e.day, lead(s.effective_on, 1, e.day) OVER (PARTITION BY s.candidate_id ORDER BY s.effective_on, s.id)) AS to_day
    FROM ended e JOIN stage_change s ON s.candidate_id = e.candidate_id AND s.effective_on <= e.day
  ), looks AS (
    SELECT stage, candidate_id, is_admitted, ended_on - from_day - gone AS days
    FROM stays CROSS JOIN LATERAL generate_series(0, to_day - from_day - 1, 5) AS gone WHERE on_the_way(stage)
  ), found AS (
    SELECT stage, count(DISTINCT candidate_id) FILTER (WHERE is_admitted) AS passed,
      round(1000.0 * count(*) FILTER (WHERE is_admitted) / count(*))::integer AS share,
      percentile_disc(ARRAY[0.05, 0.25, 0.5, 0.75, 0.95]) WITHIN GROUP (ORDER BY days) FILTER (WHERE is_admitted) AS days
    FROM looks GROUP BY stage
  )
  SELECT (SELECT count(*) FROM admitted)::integer, CASE WHEN (SELECT count(*) FROM admitted) >= 30 THEN (
    SELECT jsonb_agg(CASE WHEN f.passed >= 10
      THEN jsonb_build_array(f.stage, f.share) || to_jsonb(f.days) ELSE a.row END ORDER BY a.place)
    FROM jsonb_array_elements(assumed_times()) WITH ORDINALITY AS a(row, place) LEFT JOIN found f ON f.stage::text = a.row->>0
  ) END
$$;
