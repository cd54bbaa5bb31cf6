-- Brings committee.parent_id and path in line with the placements of a day, and what stands there with its form. Returns how many rows it changed. Committees
-- whose row somebody holds are left as they are and counted as `held`: the feed must not wait for them.
-- Planned anew each time: a plan for whichever day is ten times as slow from the sixth call of a session on.
CREATE OR REPLACE FUNCTION place_committees(today date, OUT changed integer, OUT held integer) LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan AS $$
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
    SELECT formed.* FROM placed JOIN committee c ON c.id = placed.id
    LEFT JOIN committee_form f ON f.committee_id = c.id AND f.valid_from <= today AND (f.valid_to IS NULL OR today < f.valid_to)
    CROSS JOIN LATERAL (
      SELECT placed.*, coalesce(f.kind, c.kind) AS kind, coalesce(f.name, c.name) AS name,
        CASE WHEN f.id IS NULL THEN c.short_name ELSE f.short_name END AS short_name
    ) AS formed
    WHERE (c.parent_id, c.path, c.kind, c.name, c.short_name)
      IS DISTINCT FROM (placed.parent_id, placed.path, formed.kind, formed.name, formed.short_name)
  ), free AS (
    SELECT c.id FROM elsewhere e JOIN committee c ON c.id = e.id FOR NO KEY UPDATE OF c SKIP LOCKED
  ), put AS (
    UPDATE committee c SET parent_id = e.parent_id, path = e.path, kind = e.kind, name = e.name,
      short_name = e.short_name
    FROM elsewhere e JOIN free USING (id)
    WHERE c.id = e.id RETURNING c.id
  )
  SELECT (SELECT count(*) FROM put), (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO changed, held;
END $$;
