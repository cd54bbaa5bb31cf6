-- The days on which a committee, and everything above it up to a root, has its place: for these committees, with or without
-- all that ever stood below them, or for everybody (NULL). Everybody is every committee: one that has lost all its placements
-- stands nowhere. A circle, which is refused after this, ends it all the same.
-- The days of whatever they stand under are found once for all who do: thousands that move come under a few.
-- By indexes (OFFSET 0): what a recursion is thought to bring makes the planner read all.
CREATE OR REPLACE FUNCTION standing_of(committees uuid[], with_below boolean) RETURNS TABLE (committee_id uuid, days datemultirange)
LANGUAGE sql STABLE SET jit = off SET enable_hashjoin = on AS $$
  WITH RECURSIVE below AS (
    SELECT id FROM committee WHERE committees IS NULL
    UNION
    SELECT unnest(committees)
    UNION
    SELECT p.child_id FROM below CROSS JOIN LATERAL (
      SELECT child_id FROM committee_placement WHERE parent_id = below.id OFFSET 0
    ) AS p WHERE with_below
  ), stay AS MATERIALIZED (
    SELECT below.id, p.parent_id, p.days FROM below CROSS JOIN LATERAL (
      SELECT parent_id, daterange(valid_from, valid_to) AS days FROM committee_placement WHERE child_id = below.id OFFSET 0
    ) AS p
  ), up AS (
    SELECT DISTINCT parent_id AS id, parent_id AS next, daterange(NULL, NULL) AS days FROM stay WHERE parent_id IS NOT NULL
    UNION
    SELECT up.id, p.parent_id, up.days * p.days FROM up CROSS JOIN LATERAL (
      SELECT parent_id, daterange(valid_from, valid_to) AS days FROM committee_placement WHERE child_id = up.next OFFSET 0
    ) AS p WHERE p.days && up.days
  ), above AS MATERIALIZED (
    SELECT id, days FROM up WHERE next IS NULL
  )
  SELECT id, coalesce(range_agg(days), '{}') FROM (
    SELECT id, NULL::daterange AS days FROM below
    UNION ALL SELECT id, stay.days FROM stay WHERE parent_id IS NULL
    UNION ALL SELECT stay.id, stay.days * above.days FROM stay JOIN above ON above.id = stay.parent_id
  ) AS stays GROUP BY id
$$;
