-- Brings committee.parent_id and path in line with the placements of a day, and what stands there with its form: of some
-- committees and all that stands below them, or of everybody (NULL). Returns how many rows it changed. Committees
-- whose row somebody holds are left as they are and counted as `held`: the feed must not wait for them.
-- Those who have ended come after those who stand, whose paths theirs follow (place_ended).
-- By indexes: what a recursion is thought to bring makes the planner read all. Planned anew each time: a plan for whichever day is ten times as slow from the sixth call of a session on.
CREATE OR REPLACE FUNCTION place_committees(today date, of_these uuid[] DEFAULT NULL, OUT changed integer, OUT held integer) LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  ended record;
BEGIN
  WITH RECURSIVE up AS (
    SELECT p.child_id AS id, p.parent_id, p.parent_id AS next, c.ordinal || '/' AS path
    FROM unnest(of_these) AS s JOIN committee_placement p ON p.child_id = s JOIN committee c ON c.id = s
    WHERE p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
    UNION ALL
    SELECT up.id, up.parent_id, p.parent_id, c.ordinal || '/' || up.path
    FROM up JOIN committee_placement p ON p.child_id = up.next JOIN committee c ON c.id = up.next
    WHERE p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
  ), placed AS (
    (
      SELECT id, parent_id, '/' || path AS path FROM up WHERE next IS NULL
      UNION ALL
      SELECT c.id, NULL::uuid, '/' || c.ordinal || '/' FROM committee_placement p JOIN committee c ON c.id = p.child_id
      WHERE of_these IS NULL AND p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
    )
    UNION
    SELECT c.id, p.parent_id, placed.path || c.ordinal || '/'
    FROM placed JOIN committee_placement p ON p.parent_id = placed.id JOIN committee c ON c.id = p.child_id
    WHERE p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
  ), elsewhere AS MATERIALIZED (
    SELECT formed.* FROM placed JOIN committee c ON c.id = placed.id
    LEFT JOIN committee_form f ON f.committee_id = c.id AND f.valid_from <= today AND (f.valid_to IS NULL OR today < f.valid_to)
    CROSS JOIN LATERAL (
      SELECT placed.*, coalesce(f.kind, c.kind) AS kind, coalesce(f.name, c.name) AS name,
        CASE WHEN f.id IS NULL THEN c.short_name ELSE f.short_name END AS short_name
    ) AS formed
    WHERE (c.parent_id, c.path, c.kind, c.name, c.short_name)
      IS DISTINCT FROM (placed.parent_id, placed.path, formed.kind, formed.name, formed.short_name) OR c.shared_with <> '{}'
  ), free AS MATERIALIZED (
    SELECT e.* FROM elsewhere e CROSS JOIN LATERAL (
      SELECT FROM committee c WHERE c.id = e.id FOR NO KEY UPDATE SKIP LOCKED
    ) AS mine
  ), put AS (
    UPDATE committee c SET parent_id = e.parent_id, path = e.path, kind = e.kind, name = e.name,
      short_name = e.short_name, shared_with = '{}'
    FROM free e WHERE c.id = e.id RETURNING c.id
  )
  SELECT (SELECT count(*) FROM put), (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO changed, held;
  SELECT * INTO ended FROM place_ended(today);
  changed := changed + ended.changed;
  held := held + ended.held;
END $$;
