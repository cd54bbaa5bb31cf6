-- The days on which a committee, and everything above it up to a root, has its place: for these committees, with or without
-- all that ever stood below them, or for everybody (NULL). Everybody is every committee: one that has lost all its placements
-- stands nowhere. A circle, which is refused after this, ends it all the same.
CREATE OR REPLACE FUNCTION standing_of(committees uuid[], with_below boolean) RETURNS TABLE (committee_id uuid, days datemultirange)
LANGUAGE sql STABLE SET jit = off AS $$
  WITH RECURSIVE below AS (
    SELECT id FROM committee WHERE committees IS NULL
    UNION
    SELECT unnest(committees)
    UNION
    SELECT p.child_id FROM below JOIN committee_placement p ON p.parent_id = below.id WHERE with_below
  ), up AS (
    SELECT below.id, p.parent_id, daterange(p.valid_from, p.valid_to) AS days
    FROM below JOIN committee_placement p ON p.child_id = below.id
    UNION
    SELECT up.id, p.parent_id, up.days * daterange(p.valid_from, p.valid_to)
    FROM up JOIN committee_placement p ON p.child_id = up.parent_id AND daterange(p.valid_from, p.valid_to) && up.days
  )
  SELECT id, coalesce(range_agg(days), '{}') FROM (
    SELECT id, NULL::daterange AS days FROM below UNION ALL SELECT id, days FROM up WHERE parent_id IS NULL
  ) AS stays GROUP BY id
$$;
