-- Brings the committee of candidates in line with their places of a day. Returns how many rows it changed; those that somebody
-- holds are left as they are and counted as `held`: the feed must not wait for them. Cases that have never moved are not
-- looked at.
CREATE OR REPLACE FUNCTION place_cases(today date, OUT changed integer, OUT held integer) LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  -- What these rows ask for is done by the next statement, which sees all that they came with.
  DELETE FROM feed_pending WHERE kind = 'PIPELINE' AND day IS NOT NULL;
  WITH elsewhere AS MATERIALIZED (
    SELECT c.id, p.committee_id FROM case_place p JOIN candidate c ON c.id = p.candidate_id
    WHERE p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to) AND c.committee_id <> p.committee_id
  ), free AS (
    SELECT c.id FROM elsewhere e JOIN candidate c ON c.id = e.id FOR NO KEY UPDATE OF c SKIP LOCKED
  ), put AS (
    UPDATE candidate c SET committee_id = e.committee_id FROM elsewhere e JOIN free USING (id) WHERE c.id = e.id RETURNING c.id
  )
  SELECT (SELECT count(*) FROM put), (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO changed, held;
  held := held + place_members(today);
END $$;
