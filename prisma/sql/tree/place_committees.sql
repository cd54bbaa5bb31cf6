-- Brings committee.parent_id and path in line with the placements of a day. Returns how many rows it changed. Committees
-- whose row somebody holds are left as they are and counted as `held`: the feed must not wait for them.
CREATE OR REPLACE FUNCTION place_committees(today date, OUT changed integer, OUT held integer) LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE placed AS (
    SELECT c.id, NULL::uuid AS parent_id, '/' || c.ordinal || '/' AS path
    FROM committee_placement p JOIN committee c ON c.id = p.child_id
    WHERE p.parent_id IS NULL AND daterange(p.valid_from, p.valid_to) @> today
    UNION ALL
    SELECT c.id, p.parent_id, placed.path || c.ordinal || '/'
    FROM placed
    JOIN committee_placement p ON p.parent_id = placed.id AND daterange(p.valid_from, p.valid_to) @> today
    JOIN committee c ON c.id = p.child_id
  ), elsewhere AS MATERIALIZED (
    SELECT placed.* FROM placed JOIN committee c ON c.id = placed.id
    WHERE c.parent_id IS DISTINCT FROM placed.parent_id OR c.path <> placed.path
  ), free AS (
    SELECT c.id FROM elsewhere e JOIN committee c ON c.id = e.id FOR NO KEY UPDATE OF c SKIP LOCKED
  ), put AS (
    UPDATE committee c SET parent_id = e.parent_id, path = e.path FROM elsewhere e JOIN free USING (id)
    WHERE c.id = e.id RETURNING c.id
  )
  SELECT (SELECT count(*) FROM put), (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO changed, held;
END $$;
