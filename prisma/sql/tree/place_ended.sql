-- Gives those who have ended, and stand nowhere on a day, the path by which rights cover them: below the lowest committee
-- above all who followed them, since whoever covers all of these covers them too. Who followed is told by the lineage of
-- their last stay, one who has ended leading on to its own followers; where there is none, it is the committee above, which
-- takes what stood below it along. The last step of such a path tells that it is one: `=` where the committee before it has
-- itself followed and so stands in its place, else `~`. Committees that followed but lie elsewhere, and the one above that
-- still stands, share some rights (access/scope.ts): `shared_with` has their paths.
-- Where nobody is left to follow, the path stays. Rows that somebody holds are left as they are and counted as `held`.
CREATE OR REPLACE FUNCTION place_ended(today date, OUT changed integer, OUT held integer) LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  WITH RECURSIVE ended AS MATERIALIZED (
    SELECT DISTINCT ON (p.child_id) p.child_id AS id, p.parent_id, p.valid_from FROM committee_placement p
    WHERE p.valid_to <= today AND NOT EXISTS (
      SELECT FROM committee_placement n
      WHERE n.child_id = p.child_id AND n.valid_from <= today AND (n.valid_to IS NULL OR today < n.valid_to)
    ) ORDER BY p.child_id, p.valid_from DESC
  ), line AS MATERIALIZED (
    SELECT e.id, l.to_id AS next FROM ended e JOIN committee_lineage l
      ON l.from_id = e.id AND l.annulled_at IS NULL AND l.on_day > e.valid_from AND l.on_day <= today
  ), leads AS MATERIALIZED (
    SELECT id, next, true AS by_line FROM line
    UNION ALL
    SELECT id, parent_id, false FROM ended WHERE parent_id IS NOT NULL AND NOT EXISTS (SELECT FROM line WHERE line.id = ended.id)
  ), followers AS (
    SELECT id, next, by_line FROM leads
    UNION
    SELECT f.id, l.next, f.by_line AND l.by_line FROM followers f JOIN leads l ON l.id = f.next
  ), above AS (
    SELECT id, parent_id AS next FROM ended WHERE parent_id IS NOT NULL
    UNION
    SELECT a.id, e.parent_id FROM above a JOIN ended e ON e.id = a.next WHERE e.parent_id IS NOT NULL
  ), standing AS MATERIALIZED (
    SELECT f.id, f.by_line, true AS follows, c.path FROM followers f JOIN committee c ON c.id = f.next
    WHERE c.path <> '/' AND NOT EXISTS (SELECT FROM ended e WHERE e.id = f.next)
    UNION ALL
    SELECT a.id, false, false, c.path FROM above a JOIN committee c ON c.id = a.next
    WHERE c.path <> '/' AND NOT EXISTS (SELECT FROM ended e WHERE e.id = a.next)
  ), between_all AS (
    -- What the first and the last of some sorted lists begin with, all of them begin with.
    SELECT id, min(string_to_array(trim(BOTH '/' FROM path), '/')) AS low, max(string_to_array(trim(BOTH '/' FROM path), '/')) AS high
    FROM standing WHERE follows GROUP BY id
  ), over_all AS (
    SELECT id, CASE WHEN depth = 0 THEN '/' ELSE '/' || array_to_string(low[1:depth], '/') || '/' END AS path
    FROM between_all CROSS JOIN LATERAL (
      SELECT count(*)::integer AS depth FROM generate_subscripts(low, 1) AS n WHERE low[1:n] = high[1:n]
    ) AS common
  ), put_where AS MATERIALIZED (
    SELECT c.id,
      o.path || CASE WHEN bool_or(s.follows AND s.by_line AND s.path = o.path) THEN '=' ELSE '~' END || c.ordinal || '/' AS path,
      coalesce(array_agg(DISTINCT s.path ORDER BY s.path)
        FILTER (WHERE NOT starts_with(o.path, s.path)), '{}') AS shared_with
    FROM over_all o JOIN committee c ON c.id = o.id JOIN standing s ON s.id = o.id GROUP BY c.id, o.path
  ), elsewhere AS MATERIALIZED (
    SELECT p.* FROM put_where p JOIN committee c ON c.id = p.id WHERE (c.path, c.shared_with) IS DISTINCT FROM (p.path, p.shared_with)
  ), free AS (
    SELECT c.id FROM elsewhere e JOIN committee c ON c.id = e.id FOR NO KEY UPDATE OF c SKIP LOCKED
  ), put AS (
    UPDATE committee c SET path = e.path, shared_with = e.shared_with FROM elsewhere e JOIN free USING (id)
    WHERE c.id = e.id RETURNING c.id
  )
  SELECT (SELECT count(*) FROM put), (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO changed, held;
END $$;
