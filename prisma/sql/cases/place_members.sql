-- Brings the committee of members without a case in line with their places of a day. Returns how many are left as they are because
-- somebody holds them: the feed must not wait. Those who have never moved are not looked at.
CREATE OR REPLACE FUNCTION place_members(today date) RETURNS integer LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  held integer;
BEGIN
  WITH elsewhere AS MATERIALIZED (
    SELECT m.id, p.committee_id FROM member_place p JOIN member m ON m.id = p.member_id
    WHERE p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to) AND m.committee_id <> p.committee_id
  ), free AS (
    SELECT m.id FROM elsewhere e JOIN member m ON m.id = e.id FOR NO KEY UPDATE OF m SKIP LOCKED
  ), put AS (
    UPDATE member m SET committee_id = e.committee_id FROM elsewhere e JOIN free USING (id) WHERE m.id = e.id RETURNING m.id
  )
  SELECT (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO held;
  RETURN held;
END $$;
