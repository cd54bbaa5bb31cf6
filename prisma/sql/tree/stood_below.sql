-- Whether a committee stood below another one on a day, at whatever depth.
CREATE OR REPLACE FUNCTION stood_below(committee uuid, above uuid, on_day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up AS (
    SELECT parent_id FROM committee_placement
    WHERE child_id = committee AND valid_from <= on_day AND (valid_to IS NULL OR on_day < valid_to)
    UNION
    SELECT p.parent_id FROM up JOIN committee_placement p ON p.child_id = up.parent_id
      AND p.valid_from <= on_day AND (p.valid_to IS NULL OR on_day < p.valid_to)
  )
  SELECT EXISTS (SELECT FROM up WHERE parent_id = above)
$$;
