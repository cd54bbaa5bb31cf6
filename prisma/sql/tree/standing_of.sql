-- The days on which a committee, and everything above it up to a root, has its place: for these committees and all that
-- ever stood below them, or for everybody (NULL). Everybody is every committee: one that has lost all its placements
-- stands nowhere.
CREATE OR REPLACE FUNCTION standing_of(committees uuid[]) RETURNS TABLE (committee_id uuid, days datemultirange)
LANGUAGE sql STABLE SET jit = off AS $$
  WITH RECURSIVE below AS (
    SELECT id FROM committee WHERE committees IS NULL
    UNION
    SELECT unnest(committees)
    UNION
    SELECT p.child_id FROM below JOIN committee_placement p ON p.parent_id = below.id
  ), up AS (
    SELECT below.id, p.parent_id, daterange(p.valid_from, p.valid_to) AS days
    FROM below JOIN committee_placement p ON p.child_id = below.id
    UNION ALL
    SELECT up.id, p.parent_id, up.days * daterange(p.valid_from, p.valid_to)
    FROM up JOIN committee_placement p ON p.child_id = up.parent_id AND daterange(p.valid_from, p.valid_to) && up.days
  )
  SELECT below.id, coalesce(range_agg(up.days) FILTER (WHERE up.parent_id IS NULL), '{}')
  FROM below LEFT JOIN up USING (id) GROUP BY below.id
$$;
